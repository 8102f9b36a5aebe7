#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "ledger/rows.h"

namespace hearsay {

/// Sorted for people: newest published first, undated ones by when they were recorded.
void sort_newest_first(std::vector<ReportRow>& reports);

/// One page of the list of reports. `reports` are those of this page.
std::string write_reports_page(const std::vector<ReportRow>& reports, std::size_t page,
                               std::size_t pages);

}  // namespace hearsay
