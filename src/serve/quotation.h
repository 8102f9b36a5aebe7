#pragma once

#include <string>

#include "ledger/rows.h"

namespace hearsay {

/// A claim ready to be pasted elsewhere, so that it never leaves without whose claim it
/// is: the exact words, then speaker, stance and way, then the report they stand in.
///
///     “it holds the bridge at Orsk”
///     Norland asserts, via NPA. In “Fighting at the bridge”, The Courier,
///     3 March 2031. https://example.org/live (Hearsay d1, c12)
///
/// The words are the report's; that they are the speaker's own too is said only of a
/// direct quotation ("in these words").
std::string quotation_of(const StoredClaim& claim);

}  // namespace hearsay
