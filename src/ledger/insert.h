#pragma once

#include <fmt/format.h>

#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

#include "base/code_points.h"
#include "ledger/sqlite.h"

namespace hearsay {

/// Words of a text and their place in it: the columns _start, _end and _words.
struct PlacedWords {
  CodePointSpan at;
  std::string_view words;
};

/// How many columns a value fills.
template <typename Value>
inline constexpr int columns_of = 1;
template <>
inline constexpr int columns_of<CodePointSpan> = 2;
template <>
inline constexpr int columns_of<PlacedWords> = 3;
template <typename Value>
inline constexpr int columns_of<std::optional<Value>> = columns_of<Value>;

/// Puts new rows into one table. The values of row() are those of its columns, in the
/// order of schema.cc: a value of a closed set goes in by its name, an id by its
/// number, what is unknown as NULL.
class Insert {
 public:
  Insert(const Database& database, std::string_view table)
      : database_(&database), table_(table) {}

  template <typename... Values>
  Result<void> row(const Values&... values) {
    if (!statement_) {
      HEARSAY_TRY(statement_, prepare((columns_of<Values> + ...)));
    }
    next_ = 1;
    (bind(values), ...);
    return statement_->run();
  }

 private:
  Result<Statement> prepare(int columns) const {
    std::string places = "?";
    for (int i = 1; i < columns; ++i) places += ", ?";
    return database_->prepare(
        fmt::format("INSERT INTO {} VALUES ({})", table_, places));
  }

  template <typename Value>
  void bind(const Value& value) {
    if constexpr (requires { name_of(value); }) {
      statement_->bind(next_++, std::string_view(name_of(value)));
    } else if constexpr (std::is_floating_point_v<Value>) {
      statement_->bind(next_++, static_cast<double>(value));
    } else if constexpr (std::is_enum_v<Value> || std::is_integral_v<Value>) {
      statement_->bind(next_++, static_cast<std::int64_t>(value));
    } else {
      statement_->bind(next_++, std::string_view(value));
    }
  }
  void bind(const CodePointSpan& at) {
    bind(at.start);
    bind(at.end);
  }
  void bind(const PlacedWords& placed) {
    bind(placed.at);
    bind(placed.words);
  }
  template <typename Value>
  void bind(const std::optional<Value>& value) {
    if (value) return bind(*value);
    for (int i = 0; i < columns_of<Value>; ++i) statement_->bind_null(next_++);
  }

  const Database* database_;
  std::string_view table_;
  std::optional<Statement> statement_;
  int next_ = 1;
};

}  // namespace hearsay
