#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>

#include "ledger/rows.h"
#include "serve/claim_words.h"

namespace hearsay {

/// What of a report a page shows.
struct ReportPageQuery {
  ClaimFilter filter;
  std::size_t part = 1;       ///< of a report too long for one page
  std::optional<EntryId> at;  ///< the claim whose part it is, rather
};

/// The first screen: the report with each claim's words marked, chips beside each
/// paragraph, and the list of claims. `claims` are those of `report.claims`, in order.
std::string write_report_page(const StoredReport& report,
                              std::span<const StoredClaim> claims,
                              const ReportPageQuery& query);

}  // namespace hearsay
