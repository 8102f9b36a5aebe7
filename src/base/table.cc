#include "base/table.h"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "base/embedded.h"

namespace hearsay {
namespace {

void append_cells(std::string_view line, std::vector<std::string_view>& cells) {
  std::size_t begin = 0;
  while (true) {
    const std::size_t tab = line.find('\t', begin);
    cells.push_back(line.substr(begin, tab - begin));
    if (tab == std::string_view::npos) return;
    begin = tab + 1;
  }
}

}  // namespace

Table::Table(std::string_view path, std::string_view bytes) : path_(path) {
  std::size_t number = 0;
  while (!bytes.empty()) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    const std::string_view line = bytes.substr(0, end);
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
    ++number;
    if (line.empty() || line[0] == '#') continue;
    if (columns_.empty()) {
      append_cells(line, columns_);
      continue;
    }
    append_cells(line, cells_);
    ++rows_;
    if (cells_.size() != rows_ * columns_.size()) {
      throw std::logic_error(fmt::format("{}:{}: the row has not {} cells", path,
                                         number, columns_.size()));
    }
  }
}

Table Table::embedded(std::string_view path) {
  const auto bytes = embedded_file(path);
  if (!bytes) throw std::logic_error(fmt::format("no table {} in the program", path));
  return Table(path, *bytes);
}

std::size_t Table::column(std::string_view name) const {
  const auto found = std::find(columns_.begin(), columns_.end(), name);
  if (found == columns_.end()) {
    throw std::logic_error(fmt::format("{}: no column {}", path_, name));
  }
  return static_cast<std::size_t>(found - columns_.begin());
}

std::vector<std::string_view> split_list(std::string_view cell, char separator) {
  std::vector<std::string_view> parts;
  while (!cell.empty()) {
    const std::size_t end = std::min(cell.find(separator), cell.size());
    if (end > 0) parts.push_back(cell.substr(0, end));
    cell.remove_prefix(std::min(end + 1, cell.size()));
  }
  return parts;
}

}  // namespace hearsay
