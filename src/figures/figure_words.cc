#include "figures/figure_words.h"

#include <fmt/format.h>

#include <stdexcept>
#include <string>

#include "base/table.h"

namespace hearsay {
namespace {

/// A table is part of the program: a name it does not know is a bug.
template <typename Enum, std::size_t N>
Enum known(const Names<Enum, N>& names, std::string_view name) {
  const auto value = value_in(names, name);
  if (!value) throw std::logic_error(fmt::format("data/figures: unknown {}", name));
  return *value;
}

template <typename Read>
void read_rows(std::string_view path, const Read& read) {
  const Table table = Table::embedded(path);
  for (std::size_t row = 0; row < table.rows(); ++row) {
    read(
        [&](std::string_view column) { return table.cell(row, table.column(column)); });
  }
}

void load_units(FigureWords& words) {
  read_rows("data/figures/units.tsv", [&](const auto& cell) {
    UnitWord unit;
    unit.unit = cell("unit");
    if (!cell("role").empty()) unit.role = known(kFigureRoleNames, cell("role"));
    unit.factor = std::stod(std::string(cell("factor")));
    words.units.add(cell("words"), unit);
  });
  read_rows("data/figures/currencies.tsv", [&](const auto& cell) {
    auto& place = cell("place") == "before" ? words.money_before : words.money_after;
    place.add(cell("words"), cell("currency"));
  });
}

void load_bounds(FigureWords& words) {
  read_rows("data/figures/bounds.tsv", [&](const auto& cell) {
    auto& place = cell("place") == "before" ? words.bounds_before : words.bounds_after;
    place.add(cell("words"), known(kBoundNames, cell("bound")));
  });
}

void load_roles(FigureWords& words) {
  read_rows("data/figures/roles.tsv", [&](const auto& cell) {
    const FigureRole role = known(kFigureRoleNames, cell("role"));
    const std::string_view place = cell("place");
    if (place == "noun") {
      words.counted_roles[cell("words")] = role;
    } else {
      (place == "after" ? words.roles_after : words.roles_before)
          .add(cell("words"), role);
    }
  });
  read_rows("data/figures/changes.tsv", [&](const auto& cell) {
    words.changes[cell("word")] = {known(kChangeNames, cell("change")),
                                   cell("of") == "measure"};
  });
}

}  // namespace

FigureWords load_figure_words() {
  FigureWords words;
  words.numbers = load_number_words();
  load_units(words);
  load_bounds(words);
  load_roles(words);
  read_rows("data/figures/labels.tsv",
            [&](const auto& cell) { words.labels[cell("word")] = true; });
  read_rows("data/figures/stops.tsv",
            [&](const auto& cell) { words.stops[cell("word")] = true; });
  return words;
}

}  // namespace hearsay
