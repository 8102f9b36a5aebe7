#include "split/spellings.h"

#include <fmt/format.h>

#include <stdexcept>
#include <string>

#include "base/table.h"

namespace hearsay {
namespace {

void load_abbreviations(Spellings& spellings) {
  const Table table = Table::embedded("data/split/abbreviations.tsv");
  const std::size_t word = table.column("word");
  const std::size_t after = table.column("after");
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto value = value_in(kAfterAbbreviationNames, table.cell(row, after));
    if (!value) {
      throw std::logic_error(fmt::format(
          "data/split/abbreviations.tsv: no meaning '{}'", table.cell(row, after)));
    }
    spellings.abbreviations.emplace(table.cell(row, word), *value);
  }
}

std::vector<std::string_view> parts_of(std::string_view word, std::string_view cell) {
  std::string joined;
  auto parts = split_list(cell);
  for (const std::string_view part : parts) joined += part;
  if (joined != word) {
    throw std::logic_error(fmt::format(
        "data/split/spellings.tsv: '{}' are not the parts of '{}'", cell, word));
  }
  return parts;
}

void load_words(Spellings& spellings) {
  const Table table = Table::embedded("data/split/spellings.tsv");
  const std::size_t kind_column = table.column("kind");
  const std::size_t word_column = table.column("word");
  const std::size_t parts = table.column("parts");
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string_view kind = table.cell(row, kind_column);
    const std::string_view word = table.cell(row, word_column);
    if (kind == "opener") {
      spellings.openers.insert(word);
    } else if (kind == "prefix") {
      spellings.prefixes.insert(word);
    } else if (kind == "unit") {
      spellings.units.insert(word);
    } else if (kind == "contraction") {
      spellings.contractions.emplace(word, parts_of(word, table.cell(row, parts)));
    } else if (kind == "day") {
      spellings.days.insert(word);
    } else if (kind == "emoticon") {
      spellings.emoticons.insert(word);
    } else if (kind == "bracket") {
      spellings.brackets.insert(word);
    } else if (kind == "reporting") {
      spellings.reporting.insert(word);
    } else {
      throw std::logic_error(
          fmt::format("data/split/spellings.tsv: no kind '{}'", kind));
    }
  }
}

}  // namespace

Spellings load_spellings() {
  Spellings spellings;
  load_abbreviations(spellings);
  load_words(spellings);
  return spellings;
}

}  // namespace hearsay
