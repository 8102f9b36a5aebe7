#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/calendar.h"
#include "base/code_points.h"
#include "base/names.h"
#include "base/span.h"
#include "ledger/sqlite.h"
#include "news/ids.h"

namespace hearsay {

/// Takes the cells of a row one after another, as the types they were written from.
///
/// Reading never stops at a cell that makes no sense (a stance nobody knows, a span
/// outside the text): it gives some value, and problem() tells of the first such cell.
class Cells {
 public:
  /// `code_points`, where spans are read, are those of the document's text.
  explicit Cells(const Statement& row, const CodePoints* code_points = nullptr)
      : row_(row), code_points_(code_points) {}

  std::string text() { return std::string(row_.text(column_++)); }
  double number() { return row_.real(column_++); }
  std::int64_t integer() { return row_.integer(column_++); }
  bool flag() { return row_.integer(column_++) != 0; }
  template <typename Id>
  Id id() {
    return static_cast<Id>(row_.integer(column_++));
  }
  template <typename Enum, std::size_t N>
  Enum one_of(const Names<Enum, N>& names) {
    const std::string_view name = row_.text(column_++);
    const std::optional<Enum> value = value_in(names, name);
    if (!value) reject("is unknown to this program");
    return value.value_or(names[0].first);
  }
  CodePointSpan code_points();       ///< two cells
  Span span();                       ///< two cells
  std::optional<Span> maybe_span();  ///< two cells
  std::optional<Published> maybe_published();

  std::optional<std::string> maybe_text();
  std::optional<double> maybe_number();
  std::optional<bool> maybe_flag();
  template <typename Id>
  std::optional<Id> maybe_id() {
    if (skip_null()) return std::nullopt;
    return id<Id>();
  }
  template <typename Enum, std::size_t N>
  std::optional<Enum> maybe_one_of(const Names<Enum, N>& names) {
    if (skip_null()) return std::nullopt;
    return one_of(names);
  }

  void skip(int cells) { column_ += cells; }
  bool skip_null();  ///< whether the cell is NULL; then the next one is next
  void reject(std::string_view what);  ///< the cell just taken makes no sense
  /// "stance 'agrees' is unknown to this program"; "" where all made sense.
  const std::string& problem() const { return problem_; }

 private:
  const Statement& row_;
  const CodePoints* code_points_;
  int column_ = 0;
  std::string problem_;
};

/// A row that makes no sense: kUnverified, with `where` and the problem in the message.
Error damaged_row(std::string_view where, std::string_view problem);

/// Turns that into what a user of the ledger is told; leaves every other error alone.
/// For Result::map_error().
class NamingLedger {
 public:
  explicit NamingLedger(const Database& database) : ledger_(database.name()) {}
  Error operator()(Error error) const;

 private:
  std::string ledger_;
};

/// Gives `take` the cells of each row in turn. Ends with damaged_row() at one that
/// makes no sense.
template <typename Take>
Result<void> for_each_row(Statement& rows, std::string_view where, const Take& take,
                          const CodePoints* code_points = nullptr) {
  for (;;) {
    HEARSAY_TRY(const bool found, rows.step());
    if (!found) return {};
    Cells cells(rows, code_points);
    take(cells);
    if (!cells.problem().empty()) {
      return tl::make_unexpected(damaged_row(where, cells.problem()));
    }
  }
}

}  // namespace hearsay
