#pragma once

#include <cstdint>
#include <string>
#include <optional>
#include <vector>

#include "news/document.h"
#include "news/reading.h"
#include "serve/claim_view.h"

namespace hearsay {

/// A report with its reading; views, which must outlive it.
struct ReportView {
  std::uint64_t number = 0;  ///< the ledger's: 1 for "d1"
  const Document& document;
  const Reading& reading;
  const std::vector<std::uint64_t>& claim_numbers;  ///< the ledger's, in order of claims
};

ReportLabel label_of(const ReportView& report);

/// What of a report a page shows.
struct ReportQuery {
  ClaimFilter filter;
  std::size_t part = 1;             ///< of a report too long for one page
  std::optional<std::uint64_t> at;  ///< the claim whose part it is, rather
};

/// The first screen: the report with each claim's words marked, chips beside each
/// paragraph, and the list of claims.
std::string write_report_page(const ReportView& report, const ReportQuery& query);

}  // namespace hearsay
