#include "actors/titles.h"

#include <algorithm>
#include <stdexcept>
#include <string>

#include "base/table.h"

namespace hearsay {

std::optional<Title> Titles::find(std::string_view folded) const {
  const auto found = titles_.find(folded);
  if (found == titles_.end()) return std::nullopt;
  return found->second;
}

std::optional<Pronoun> Titles::pronoun_of(std::string_view folded) const {
  if (folded.ends_with('.')) folded.remove_suffix(1);  // "Mr."
  if (const auto found = pronouns_.find(folded); found != pronouns_.end())
    return found->second;
  for (const auto& [ending, pronoun] : pronouns_of_endings_) {
    if (folded.ends_with(ending)) return pronoun;
  }
  return std::nullopt;
}

std::optional<TitleAt> Titles::ending_at(const Words& words, std::size_t last,
                                         std::size_t from) const {
  const std::size_t most = 2 * longest_;  // hyphens are tokens of their own
  std::size_t first = last + 1 > from + most ? last + 1 - most : from;
  for (; first <= last; ++first) {
    const TokenRange range{first, last + 1};
    std::string_view written = words.folded(range);
    if (written.ends_with('.')) written.remove_suffix(1);  // "Sen."
    if (const auto title = find(written)) return TitleAt{*title, range};
  }
  return std::nullopt;
}

void load_pronouns(Titles& titles) {
  const Table table = Table::embedded("data/pronouns.tsv");
  const std::size_t word = table.column("word");
  const std::size_t place = table.column("place");
  const std::size_t pronoun = table.column("pronoun");
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto value = value_in(kPronounNames, table.cell(row, pronoun));
    if (!value) throw std::logic_error("data/pronouns.tsv: no such pronoun");
    if (table.cell(row, place) == "ending") {
      titles.pronouns_of_endings_.emplace_back(table.cell(row, word), *value);
    } else {
      titles.pronouns_.emplace(table.cell(row, word), *value);
    }
  }
}

Titles load_titles() {
  const Table table = Table::embedded("data/titles.tsv");
  const std::size_t words = table.column("words");
  const std::size_t sector = table.column("sector");
  const std::size_t kind = table.column("kind");
  const std::size_t before_name = table.column("before_name");
  Titles titles;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto sector_value = value_in(kSectorNames, table.cell(row, sector));
    const auto kind_value = value_in(kActorKindNames, table.cell(row, kind));
    if (!sector_value || !kind_value) {
      throw std::logic_error("data/titles.tsv: no such sector or kind: " +
                             std::string(table.cell(row, words)));
    }
    const std::string_view text = table.cell(row, words);
    const auto spaces = static_cast<std::size_t>(std::ranges::count(text, ' '));
    titles.longest_ = std::max(titles.longest_, spaces + 1);
    titles.titles_.emplace(
        text, Title{*kind_value, *sector_value, table.cell(row, before_name) == "yes"});
  }
  load_pronouns(titles);
  return titles;
}

}  // namespace hearsay
