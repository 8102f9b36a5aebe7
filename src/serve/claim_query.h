#pragma once

#include <cstddef>

#include "base/result.h"
#include "ledger/rows.h"
#include "serve/claim_words.h"
#include "serve/target.h"

namespace hearsay {

inline constexpr std::size_t kLongestSearch = 500;  ///< bytes

/// The parameters q, speaker and stance.
ClaimFilter filter_of(const Target& target);

/// The same, and `report`, as a question to the ledger: names are matched whole. A
/// speaker may be a label such as "The report itself". Error kUsage for a stance or
/// report that there cannot be, and for a search that is too long.
Result<ClaimQuery> claim_query(const Target& target);

}  // namespace hearsay
