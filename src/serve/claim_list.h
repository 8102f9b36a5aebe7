#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "ledger/rows.h"
#include "serve/claim_words.h"
#include "serve/html.h"

namespace hearsay {

/// A value that a filter offers, and how many claims have it.
struct FilterChoice {
  std::string value;
  std::size_t claims = 0;
};

/// The speakers of these claims, most claims first, then by name.
std::vector<FilterChoice> speakers_of(std::span<const StoredClaim> claims);

/// The stances of these claims, in the order of the closed list.
std::vector<FilterChoice> stances_of(std::span<const StoredClaim> claims);

/// The form that filters a list of claims: plain GET, so it needs no script.
struct FilterForm {
  std::string action;  ///< the page that holds the list: "/reports/d1"
  ClaimFilter filter;  ///< what it says now
  std::vector<FilterChoice> speakers;
  std::vector<FilterChoice> stances;
  std::vector<std::pair<std::string, std::string>> kept = {};  ///< parameters to keep
};

Html filter_form(const FilterForm& form);

}  // namespace hearsay
