#pragma once

#include <fmt/format.h>

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/calendar.h"
#include "ledger/sqlite.h"

namespace hearsay {

/// The conditions of one query, each with the value it compares with. The words of the
/// SQL are ours alone; what people typed is only ever bound.
class Conditions {
 public:
  /// `sql` has one "{}" where the value stands.
  void add(std::string_view sql, std::variant<std::int64_t, std::string> value);
  void add(std::string_view sql) { sql_ += fmt::format(" AND {}", sql); }

  /// The conditions that every query of ours shares: of each document the newest
  /// reading (of those by `recorded`), published by `as_of`. The SQL around it names
  /// the tables readings and sightings.
  void add_times(const std::optional<Instant>& as_of,
                 const std::optional<Instant>& recorded);

  /// "WHERE ..." and, with a limit, which rows.
  std::string where() const { return "WHERE true" + sql_; }
  static std::string page(const std::optional<std::size_t>& limit, std::size_t offset);

  void bind(Statement& statement) const;

 private:
  std::string sql_;
  std::vector<std::variant<std::int64_t, std::string>> values_;
};

}  // namespace hearsay
