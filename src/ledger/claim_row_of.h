#pragma once

#include "export/claim_row.h"
#include "ledger/rows.h"

namespace hearsay {

/// A claim of the ledger as tables, CSV and JSON show it, with the ledger's ids.
ClaimRow row_of(const StoredClaim& claim);

}  // namespace hearsay
