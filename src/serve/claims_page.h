#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "ledger/rows.h"
#include "serve/claim_words.h"

namespace hearsay {

/// One page of what a question to the whole ledger found.
struct ClaimsFound {
  ClaimFilter filter;
  Facets facets;
  std::size_t count = 0;  ///< on all pages
  std::size_t page = 1;
  std::size_t pages = 1;
  std::vector<StoredClaim> claims;  ///< of this page
};

std::string write_claims_page(const ClaimsFound& found);

}  // namespace hearsay
