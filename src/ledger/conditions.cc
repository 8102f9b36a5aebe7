#include "ledger/conditions.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

namespace hearsay {

void Conditions::add(std::string_view sql,
                     std::variant<std::int64_t, std::string> value) {
  values_.push_back(std::move(value));
  const std::string place = fmt::format("?{}", values_.size());
  sql_ += fmt::format(" AND {}", fmt::format(fmt::runtime(sql), place));
}

void Conditions::add_times(const std::optional<Instant>& as_of,
                           const std::optional<Instant>& recorded) {
  // The list of newest readings is made once for each query. The plus keeps SQLite from
  // starting out from it: it would find all the claims before it could sort out a page.
  constexpr std::string_view kNewest =
      "+readings.id IN (SELECT max(id) FROM readings {}GROUP BY document)";
  if (recorded) {
    add(fmt::format(kNewest, "WHERE recorded <= {} "), format_instant(*recorded));
  } else {
    add(fmt::format(kNewest, ""));
  }
  if (as_of) {
    add("coalesce(sightings.published, sightings.recorded) <= {}",
        format_instant(*as_of));
  }
}

std::string Conditions::page(const std::optional<std::size_t>& limit,
                             std::size_t offset) {
  // SQLite counts rows in 63 bits; a negative limit means none.
  constexpr std::size_t kMost = std::numeric_limits<std::int64_t>::max();
  if (!limit && offset == 0) return "";
  const auto rows = limit ? static_cast<std::int64_t>(std::min(*limit, kMost)) : -1;
  return fmt::format(" LIMIT {} OFFSET {}", rows, std::min(offset, kMost));
}

void Conditions::bind(Statement& statement) const {
  for (std::size_t i = 0; i < values_.size(); ++i) {
    std::visit(
        [&](const auto& value) { statement.bind(static_cast<int>(i + 1), value); },
        values_[i]);
  }
}

}  // namespace hearsay
