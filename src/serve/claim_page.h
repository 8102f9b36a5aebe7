#pragma once

#include <optional>
#include <string>

#include "ledger/rows.h"

namespace hearsay {

/// One claim with all that is known of it, its words marked in the paragraph they stand
/// in and the ones around it. `report` is the claim's; where a later reading took the
/// place of the claim's the words are shown by themselves.
std::string write_claim_page(const StoredClaim& claim, const StoredReport& report);

}  // namespace hearsay
