#include "export/table.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "export/display.h"

namespace hearsay {
namespace {

constexpr std::size_t kCells = 5;
using Line = std::array<std::string, kCells>;
using Widths = std::array<std::size_t, kCells - 1>;  // the last cell takes the rest

constexpr std::string_view kGap = "  ";
constexpr Widths kMostColumns = {24, 12, 32,
                                 36};  // of a wide terminal, or without limit
constexpr std::size_t kLeastForWords = 12;

std::string id_cell(const ClaimRow& row) {
  return row.repeats ? fmt::format("{} = {}", row.id, *row.repeats) : row.id;
}

std::string nobody(Voice voice) {
  switch (voice) {
    case Voice::kSource:
      return "(not named)";
    case Voice::kPublication:
      return "(the report)";
    case Voice::kUnnamed:
      return "(unnamed)";
  }
  return {};
}

std::string speaker_cell(const ClaimRow& row) {
  std::string cell = row.speaker ? *row.speaker : nobody(row.voice);
  if (row.via.empty()) return cell;
  return fmt::format("{} (via {})", cell, fmt::join(row.via, ", "));
}

std::string stance_cell(const ClaimRow& row) {
  std::string cell;
  for (const RowAnswer& answer : row.answers) {
    if (!cell.empty()) cell += ", ";
    cell += fmt::format("{} {}", name_of(answer.relation), answer.claim);
  }
  if (cell.empty()) cell = name_of(row.stance);
  if (row.modality != Modality::kAsserted) {
    cell += fmt::format(" ({})", name_of(row.modality));
  }
  return cell;
}

std::string words_cell(const ClaimRow& row) {
  return row.content.empty() ? fmt::format("[{}]", row.evidence) : row.content;
}

Line line_of(const ClaimRow& row) {
  return {printable(id_cell(row)), printable(row.document),
          printable(speaker_cell(row)), printable(stance_cell(row)),
          printable(words_cell(row))};
}

Widths widths_of(std::span<const Line> lines, std::optional<std::size_t> columns) {
  Widths widths{};
  for (std::size_t cell = 0; cell < widths.size(); ++cell) {
    for (const Line& line : lines) {
      widths[cell] = std::max(widths[cell], display_width(line[cell]));
    }
    // On a narrow terminal no cell but the words may take more than a fifth of it.
    const std::size_t most =
        columns ? std::max<std::size_t>(*columns / 5, 8) : SIZE_MAX;
    widths[cell] = std::min({widths[cell], kMostColumns[cell], most});
  }
  return widths;
}

std::size_t width_for_words(const Widths& widths, std::size_t columns) {
  std::size_t taken = 0;
  for (const std::size_t width : widths) taken += width == 0 ? 0 : width + kGap.size();
  return columns < taken + kLeastForWords ? kLeastForWords : columns - taken;
}

std::string laid_out(const Line& line, const Widths& widths,
                     const TableOptions& options) {
  std::string text;
  for (std::size_t cell = 0; cell < widths.size(); ++cell) {
    if (widths[cell] == 0) continue;
    const std::string& words = line[cell];
    text +=
        padded(options.columns ? shortened(words, widths[cell]) : words, widths[cell]);
    text += kGap;
  }
  const std::string& words = line.back();
  text += options.columns ? shortened(words, width_for_words(widths, *options.columns))
                          : words;
  return text;
}

}  // namespace

std::string to_table(std::span<const ClaimRow> rows, const TableOptions& options) {
  const bool reports =
      std::ranges::any_of(rows, [](const auto& row) { return !row.document.empty(); });
  std::vector<Line> lines = {
      {"claim", reports ? "report" : "", "speaker", "stance", "words"}};
  for (const ClaimRow& row : rows) lines.push_back(line_of(row));
  const Widths widths = widths_of(lines, options.columns);
  std::string table;
  for (const Line& line : lines) {
    const bool bold = &line == &lines.front() && options.style == TableStyle::kTerminal;
    table += fmt::format("{}{}{}\n", bold ? "\x1b[1m" : "",
                         laid_out(line, widths, options), bold ? "\x1b[0m" : "");
  }
  return table;
}

}  // namespace hearsay
