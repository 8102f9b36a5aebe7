#include "export/csv.h"

#include <fmt/format.h>

#include <array>

#include "base/characters.h"
#include "base/utf8.h"

namespace hearsay {
namespace {

constexpr std::string_view kLineEnd = "\r\n";
constexpr std::array<std::string_view, 21> kColumns = {
    "id",       "document", "title",     "published", "speaker",    "via",
    "voice",    "stance",   "modality",  "polarity",  "commitment", "content",
    "evidence", "start",    "end",       "in",        "medium",     "said",
    "answers",  "repeats",  "confidence"};

/// Characters that begin a formula in one spreadsheet or another, and their full-width
/// forms, which some read alike.
bool begins_formula(char32_t c) {
  constexpr std::u32string_view kFirst = U"=+-@|%＝＋－＠｜％";
  return kFirst.find(c) != std::u32string_view::npos;
}

/// What spreadsheets skip before they look for a formula.
bool is_skipped(char32_t c) {
  return is_space(c) || c < 0x20 || c == '"' || c == 0xFEFF || c == 0x200B;
}

/// "-5", "-3.5%", "-1,234", "-" alone: a number, whose sign must survive.
bool is_number(std::string_view value) {
  if (value.empty() || value[0] != '-') return false;
  value.remove_prefix(1);
  if (!value.empty() && value.back() == '%') value.remove_suffix(1);
  return value.find_first_not_of("0123456789.,") == std::string_view::npos;
}

bool begins_with_formula(std::string_view value) {
  for (std::size_t at = 0; at < value.size(); at += utf8_size(value[at])) {
    const char32_t c = code_point_at(value, at);
    if (!is_skipped(c)) return begins_formula(c);
  }
  return false;
}

/// Where a program that splits lines or cells carelessly would see a new cell begin.
bool hides_cell_with_formula(std::string_view value) {
  for (std::size_t at = 1; at < value.size(); ++at) {
    const char before = value[at - 1];
    const bool new_line = before == '\n' || before == '\r';
    const bool new_cell = at > 1 && value[at - 2] == '"' &&
                          (before == ',' || before == ';' || before == '\t');
    if ((new_line || new_cell) && begins_formula(code_point_at(value, at))) return true;
  }
  return false;
}

bool is_dangerous(std::string_view value) {
  if (is_number(value)) return false;
  return begins_with_formula(value) || hides_cell_with_formula(value);
}

std::string in_quote_marks(std::string_view value) {
  std::string quoted = "\"";
  for (const char c : value) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

std::string listed(const std::vector<RowAnswer>& answers) {
  std::string list;
  for (const RowAnswer& answer : answers) {
    if (!list.empty()) list += "; ";
    list += fmt::format("{} {} {}", answer.claim, name_of(answer.relation),
                        name_of(answer.part));
  }
  return list;
}

std::string offset(std::uint32_t value) { return fmt::format("{}", value); }

std::array<std::string, kColumns.size()> cells_of(const ClaimRow& row) {
  return {row.id,
          row.document,
          row.title.value_or(""),
          row.published ? format_published(*row.published) : "",
          row.speaker.value_or(""),
          fmt::format("{}", fmt::join(row.via, "; ")),
          std::string(name_of(row.voice)),
          std::string(name_of(row.stance)),
          std::string(name_of(row.modality)),
          std::string(name_of(row.polarity)),
          std::string(name_of(row.commitment)),
          row.content,
          row.evidence,
          offset(row.at.start),
          offset(row.at.end),
          row.headline ? "headline" : "body",
          row.medium.value_or(""),
          row.said.value_or(""),
          listed(row.answers),
          row.repeats.value_or(""),
          fmt::format("{:.2f}", row.confidence)};
}

}  // namespace

std::string csv_cell(std::string_view value) {
  const std::string safe =
      is_dangerous(value) ? fmt::format("'{}", value) : std::string(value);
  return safe.find_first_of("\",;\t\r\n") == std::string::npos ? safe
                                                               : in_quote_marks(safe);
}

std::string csv_head() {
  return fmt::format("{}{}", fmt::join(kColumns, ","), kLineEnd);
}

std::string csv_rows(std::span<const ClaimRow> rows) {
  std::string csv;
  for (const ClaimRow& row : rows) {
    std::string_view separator;
    for (const std::string& cell : cells_of(row)) {
      csv += separator;
      csv += csv_cell(cell);
      separator = ",";
    }
    csv += kLineEnd;
  }
  return csv;
}

std::string to_csv(std::span<const ClaimRow> rows) {
  return csv_head() + csv_rows(rows);
}

}  // namespace hearsay
