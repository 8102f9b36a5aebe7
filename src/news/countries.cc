#include "news/countries.h"

#include <algorithm>

#include "base/table.h"

namespace hearsay {

std::optional<CountryUse> Countries::find(std::string_view words) const {
  const auto found = words_.find(words);
  if (found == words_.end()) return std::nullopt;
  return found->second;
}

void Countries::add(std::string_view words, CountryUse use) {
  const auto spaces = static_cast<std::size_t>(std::ranges::count(words, ' '));
  longest_ = std::max(longest_, spaces + 1);
  words_.emplace(words, use);  // a word that two rows share stays with the first
}

Countries load_countries() {
  const Table table = Table::embedded("data/countries.tsv");
  const std::size_t code = table.column("code");
  const std::size_t name = table.column("name");
  const std::size_t kind = table.column("kind");
  Countries countries;
  countries.countries_.reserve(table.rows());  // words_ points into it
  for (std::size_t row = 0; row < table.rows(); ++row) {
    countries.countries_.push_back({table.cell(row, code), table.cell(row, name),
                                    table.cell(row, kind) == "country"});
  }
  const auto add_all = [&](std::string_view column, CountryWord word) {
    const std::size_t cell = table.column(column);
    for (std::size_t row = 0; row < table.rows(); ++row) {
      for (const auto words : split_list(table.cell(row, cell))) {
        countries.add(words, {&countries.countries_[row], word});
      }
    }
  };
  // Names before demonyms before seats: where words are shared the plainer use wins.
  add_all("name", CountryWord::kName);
  add_all("names", CountryWord::kName);
  add_all("demonyms", CountryWord::kDemonym);
  add_all("capital", CountryWord::kCapital);
  add_all("seats", CountryWord::kSeat);
  return countries;
}

}  // namespace hearsay
