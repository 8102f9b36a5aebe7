#include "news/features.h"

#include <algorithm>
#include <array>

namespace hearsay {
namespace {

struct Row {
  std::string_view name;
  std::array<std::string_view, 10> values;
};

/// In the order of Feature; a value's code is its place, counted from one.
constexpr std::array kRows{
    Row{"Abbr", {"Yes"}},
    Row{"Case", {"Acc", "Gen", "Nom"}},
    Row{"Definite", {"Def", "Ind"}},
    Row{"Degree", {"Cmp", "Pos", "Sup"}},
    Row{"ExtPos", {"ADP", "ADV", "CCONJ", "PRON", "PROPN", "SCONJ"}},
    Row{"Foreign", {"Yes"}},
    Row{"Gender", {"Fem", "Fem,Masc", "Masc", "Neut"}},
    Row{"Mood", {"Imp", "Ind", "Sub"}},
    Row{"NumForm", {"Combi", "Digit", "Roman", "Word"}},
    Row{"NumType", {"Card", "Frac", "Mult", "Ord"}},
    Row{"Number", {"Plur", "Ptan", "Sing"}},
    Row{"Person", {"1", "2", "3"}},
    Row{"Polarity", {"Neg", "Pos"}},
    Row{"Poss", {"Yes"}},
    Row{"PronType",
        {"Art", "Dem", "Emp", "Ind", "Int", "Neg", "Prs", "Rcp", "Rel", "Tot"}},
    Row{"Reflex", {"Yes"}},
    Row{"Style", {"Arch", "Coll", "Expr", "Slng", "Vrnc"}},
    Row{"Tense", {"Past", "Pres"}},
    Row{"Typo", {"Yes"}},
    Row{"VerbForm", {"Fin", "Ger", "Inf", "Part"}},
    Row{"Voice", {"Pass"}}};

constexpr unsigned kBits = 4;
constexpr std::size_t kInLow = 64 / kBits;
constexpr std::uint64_t kMask = (1U << kBits) - 1;

std::optional<unsigned> code_of(const Row& row, std::string_view value) {
  for (std::size_t i = 0; i < row.values.size(); ++i) {
    if (!row.values[i].empty() && row.values[i] == value)
      return static_cast<unsigned>(i + 1);
  }
  return std::nullopt;
}

std::optional<std::size_t> row_of(std::string_view name) {
  for (std::size_t i = 0; i < kRows.size(); ++i) {
    if (kRows[i].name == name) return i;
  }
  return std::nullopt;
}

}  // namespace

unsigned Features::code(std::size_t feature) const {
  const std::uint64_t bits = feature < kInLow ? low_ >> (kBits * feature)
                                              : high_ >> (kBits * (feature - kInLow));
  return static_cast<unsigned>(bits & kMask);
}

void Features::set(std::size_t feature, unsigned code) {
  std::uint64_t& half = feature < kInLow ? low_ : high_;
  half |= std::uint64_t{code} << (kBits * (feature % kInLow));
}

std::optional<Features> Features::parse(std::string_view text) {
  Features features;
  if (text == "_") return features;
  while (!text.empty()) {
    const std::string_view pair = text.substr(0, text.find('|'));
    text.remove_prefix(std::min(pair.size() + 1, text.size()));
    const std::size_t equals = pair.find('=');
    if (equals == std::string_view::npos) return std::nullopt;
    const auto row = row_of(pair.substr(0, equals));
    if (!row) return std::nullopt;
    const auto code = code_of(kRows[*row], pair.substr(equals + 1));
    if (!code) return std::nullopt;
    features.set(*row, *code);
  }
  return features;
}

std::string Features::text() const {
  std::string text;
  for (std::size_t i = 0; i < kRows.size(); ++i) {
    const unsigned value = code(i);
    if (value == 0) continue;
    if (!text.empty()) text += '|';
    text.append(kRows[i].name).append("=").append(kRows[i].values[value - 1]);
  }
  return text.empty() ? "_" : text;
}

std::optional<std::string_view> Features::value(Feature feature) const {
  const auto row = static_cast<std::size_t>(feature);
  const unsigned found = code(row);
  if (found == 0) return std::nullopt;
  return kRows[row].values[found - 1];
}

}  // namespace hearsay
