#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace hearsay {

/// A knowledge table of data/: lines of `#` head, a line of column names, then rows of
/// tab-separated cells. Views into the bytes it was made from, which must outlive it.
class Table {
 public:
  /// Throws std::logic_error naming `path` and the line when a row has not as many
  /// cells as there are columns: a table is part of the program, so that is a bug.
  Table(std::string_view path, std::string_view bytes);

  /// The embedded table at `path`; throws std::logic_error when there is none.
  static Table embedded(std::string_view path);

  std::size_t rows() const { return rows_; }
  std::string_view cell(std::size_t row, std::size_t column) const {
    return cells_[row * columns_.size() + column];
  }
  /// The place of the column with this name; throws std::logic_error without one.
  std::size_t column(std::string_view name) const;

 private:
  std::string_view path_;
  std::vector<std::string_view> columns_;
  std::vector<std::string_view> cells_;
  std::size_t rows_ = 0;
};

/// The parts of "a|b|c"; none for an empty cell.
std::vector<std::string_view> split_list(std::string_view cell, char separator = '|');

}  // namespace hearsay
