#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "ledger/rows.h"
#include "serve/claim_words.h"
#include "serve/layout.h"

namespace hearsay {

/// Which part of a long report is asked for.
struct PartQuery {
  std::size_t number = 1;     ///< from 1; beyond the last part it is the last
  std::optional<EntryId> at;  ///< the part of this claim, rather
};

/// The part of a report that one page shows, laid out.
struct ShownPart {
  std::vector<TextBlock> blocks = {};  ///< with marks of the claims below only
  std::size_t number = 1;
  std::size_t count = 1;
  /// The claims whose words begin here: places in the reading, in order.
  std::vector<std::size_t> claims = {};

  /// The page needs the claims of the reading from the first to the last of these.
  std::size_t first_claim() const { return claims.empty() ? 0 : claims.front(); }
  std::size_t end_of_claims() const { return claims.empty() ? 0 : claims.back() + 1; }
};

ShownPart find_part(const StoredReport& report, const PartQuery& query);

/// The first screen: the report with each claim's words marked, chips beside each
/// paragraph, and the list of claims. `claims` are the reading's from
/// `part.first_claim()` to `part.end_of_claims()`.
std::string write_report_page(const StoredReport& report, const ShownPart& part,
                              std::span<const StoredClaim> claims,
                              const ClaimFilter& filter);

}  // namespace hearsay
