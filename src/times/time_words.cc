#include "times/time_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <stdexcept>
#include <string>

#include "base/table.h"

namespace hearsay {
namespace {

constexpr std::string_view kPatterns = "data/times/patterns.tsv";
constexpr std::string_view kWords = "data/times/words.tsv";

/// A table is part of the program: a name it does not know is a bug.
template <typename Enum, std::size_t N>
Enum known(const Names<Enum, N>& names, std::string_view name, std::string_view path) {
  const auto value = value_in(names, name);
  if (!value) throw std::logic_error(fmt::format("{}: unknown name {}", path, name));
  return *value;
}

double number_or_0(std::string_view cell) {
  int value = 0;
  std::from_chars(cell.data(), cell.data() + cell.size(), value);
  return value;
}

void load_words(TimeWords& words) {
  const Table table = Table::embedded(kWords);
  const std::size_t word = table.column("word");
  const std::size_t word_class = table.column("class");
  const std::size_t value = table.column("value");
  const std::size_t title = table.column("case");
  for (std::size_t row = 0; row < table.rows(); ++row) {
    auto parts = split_list(table.cell(row, word), ' ');
    TimeWord entry;
    entry.symbol =
        symbol_of(known(kTimeClassNames, table.cell(row, word_class), kWords));
    entry.code = table.cell(row, value);
    entry.value = number_or_0(entry.code);
    entry.title = table.cell(row, title) == "title";
    entry.rest.assign(parts.begin() + 1, parts.end());
    words.words[parts.front()].push_back(std::move(entry));
  }
}

/// Builds the tree of patterns, row by row.
class PatternTree {
 public:
  explicit PatternTree(TimeWords& words) : words_(words) { words_.nodes.resize(1); }

  void add(std::string_view pattern, const TimePattern& meaning) {
    words_.patterns.push_back(meaning);
    grow(0, split_list(pattern, ' '));
  }

 private:
  using Elements = std::vector<std::string_view>;

  /// An optional element makes two branches, an element of n words n branches.
  void grow(std::uint32_t node, std::span<const std::string_view> rest) {
    if (rest.empty()) {
      auto& complete = words_.nodes[node].patterns;
      const auto pattern = static_cast<std::uint32_t>(words_.patterns.size() - 1);
      if (complete.empty() || complete.back() != pattern) complete.push_back(pattern);
      return;
    }
    std::string_view element = rest.front();
    if (element.ends_with('?')) {
      element.remove_suffix(1);
      grow(node, rest.subspan(1));
    }
    for (const std::string_view word : split_list(element, '|')) {
      grow(child(node, symbol(word)), rest.subspan(1));
    }
  }

  std::uint32_t child(std::uint32_t node, TimeSymbol symbol) {
    for (const auto& edge : words_.nodes[node].edges) {
      if (edge.symbol == symbol) return edge.to;
    }
    const auto to = static_cast<std::uint32_t>(words_.nodes.size());
    words_.nodes.emplace_back();
    words_.nodes[node].edges.push_back({symbol, to});
    return to;
  }

  TimeSymbol symbol(std::string_view element) {
    if (element[0] < 'A' || element[0] > 'Z') return literal(element);
    std::string name(element);
    std::ranges::transform(name, name.begin(), [](char c) {
      return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    });
    return symbol_of(known(kTimeClassNames, name, kPatterns));
  }

  TimeSymbol literal(std::string_view word) {
    auto found = std::ranges::find(literals_, word);
    if (found == literals_.end()) {
      found = literals_.insert(literals_.end(), word);
      TimeWord entry;
      entry.symbol = literal_symbol(literals_.size() - 1);
      words_.words[word].push_back(entry);
    }
    return literal_symbol(static_cast<std::size_t>(found - literals_.begin()));
  }

  static TimeSymbol literal_symbol(std::size_t index) {
    const std::size_t symbol = index + symbol_of(TimeClass::kLiteral);
    if (symbol > 255) throw std::logic_error("data/times/patterns.tsv: too many words");
    return static_cast<TimeSymbol>(symbol);
  }

  TimeWords& words_;
  std::vector<std::string_view> literals_;
};

void load_patterns(TimeWords& words) {
  const Table table = Table::embedded(kPatterns);
  const std::size_t pattern = table.column("pattern");
  const std::size_t type = table.column("type");
  const std::size_t rule = table.column("rule");
  const std::size_t check = table.column("check");
  PatternTree tree(words);
  for (std::size_t row = 0; row < table.rows(); ++row) {
    TimePattern meaning;
    meaning.check = known(kTimeCheckNames, table.cell(row, check), kPatterns);
    if (table.cell(row, type) != "none") {
      meaning.type = known(kTimeTypeNames, table.cell(row, type), kPatterns);
      meaning.rule = known(kTimeRuleNames, table.cell(row, rule), kPatterns);
    }
    tree.add(table.cell(row, pattern), meaning);
  }
  for (const auto& edge : words.nodes[0].edges) words.begins[edge.symbol] = true;
}

void load_leans(TimeWords& words) {
  const Table table = Table::embedded("data/times/cues.tsv");
  for (std::size_t row = 0; row < table.rows(); ++row) {
    words.leans[table.cell(row, table.column("word"))] = {
        known(kLeanNames, table.cell(row, table.column("lean")), "data/times/cues.tsv"),
        table.cell(row, table.column("reach")) == "next"};
  }
}

void load_neighbours(TimeWords& words) {
  constexpr std::string_view kPath = "data/times/neighbours.tsv";
  const Table table = Table::embedded(kPath);
  for (std::size_t row = 0; row < table.rows(); ++row) {
    auto& bits = words.neighbours[table.cell(row, table.column("word"))];
    for (const auto name : split_list(table.cell(row, table.column("of")))) {
      bits |= 1U << static_cast<unsigned>(known(kNeighbourNames, name, kPath));
    }
  }
}

}  // namespace

TimeWords load_time_words() {
  TimeWords words;
  load_words(words);
  load_patterns(words);
  load_leans(words);
  load_neighbours(words);
  words.numbers = load_number_words();
  return words;
}

}  // namespace hearsay
