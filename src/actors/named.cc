#include "actors/named.h"

#include <algorithm>
#include <stdexcept>

#include "base/table.h"

namespace hearsay {

Labels load_labels() {
  const Table table = Table::embedded("data/labels.tsv");
  const std::size_t scheme_column = table.column("scheme");
  const std::size_t label_column = table.column("label");
  const std::size_t names_column = table.column("names");
  Labels labels;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string label(table.cell(row, label_column));
    const auto scheme = value_in(kNameSchemeNames, table.cell(row, scheme_column));
    const auto named = value_in(kNamedNames, table.cell(row, names_column));
    if (!scheme || !named)
      throw std::logic_error("data/labels.tsv: no such scheme or value: " + label);
    labels.named.emplace(std::pair(*scheme, label), *named);
    if (std::ranges::find(labels.schemes, *scheme) == labels.schemes.end())
      labels.schemes.push_back(*scheme);
  }
  return labels;
}

MergedNames::MergedNames(const Words& words, std::span<const Name> names,
                         const Labels& labels) {
  if (names.empty()) return;
  of_token_.assign(words.size(), kNone);
  for (const NameScheme scheme : labels.schemes) {
    for (const Name& name : names) {
      if (name.scheme != scheme) continue;
      const auto named = labels.named.find({scheme, name.label});
      const TokenRange range = words.range(name.span);
      bool taken = named == labels.named.end();
      for (std::size_t i = range.first; i < range.last; ++i)
        taken = taken || of_token_[i] != kNone;
      if (taken) continue;
      std::fill_n(of_token_.begin() + static_cast<std::ptrdiff_t>(range.first),
                  range.last - range.first, names_.size());
      names_.push_back({range, named->second});
    }
  }
}

const MergedNames::One* MergedNames::at(std::size_t token) const {
  if (token >= of_token_.size() || of_token_[token] == kNone) return nullptr;
  return &names_[of_token_[token]];
}

}  // namespace hearsay
