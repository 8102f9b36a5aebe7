#include "claims/verdicts.h"

#include <stdexcept>
#include <string>

#include "base/table.h"
#include "syntax/phrases.h"

namespace hearsay {
namespace {

/// So many words before a noun may stand what makes it point ("the very serious
/// allegation"), and so many before a verdict its "not".
constexpr std::size_t kNear = 3;

bool makes_point(const Words& words, std::size_t i) {
  return words.any_of(i, {"the", "this", "that", "these", "those", "such", "his", "her",
                          "its", "their", "'s", "’s"});
}

/// "the very serious allegation", "it" of `called it "baseless"`.
bool names_statement(const Words& words, TokenRange range, const Verdicts& table) {
  if (words.any_of(range.first, {"it", "this", "that", "them"}) &&
      first_finite(words, range) == range.last) {
    return true;
  }
  // "..., a claim the army called slander"
  const bool apposed = range.first > 0 && words.is(range.first - 1, ",") &&
                       words.any_of(range.first, {"a", "an"});
  for (std::size_t i = range.first; i < range.last; ++i) {
    if (!table.statements.contains(words.low(i))) continue;
    if (apposed && i <= range.first + kNear) return true;
    for (std::size_t back = 1; back <= kNear && back <= i - range.first; ++back) {
      if (makes_point(words, i - back)) return true;
    }
  }
  return false;
}

bool has_not_before(const Words& words, TokenRange range, std::size_t i) {
  for (std::size_t back = 1; back <= kNear && back <= i - range.first; ++back) {
    if (words.any_of(i - back, {"not", "n't", "n’t", "never", "no"})) return true;
  }
  return false;
}

/// "not true" denies, "not false" confirms; "not absurd" is no verdict.
std::optional<Stance> turned_round(Stance stance) {
  if (stance == Stance::kConfirms) return Stance::kDenies;
  if (stance == Stance::kDenies) return Stance::kConfirms;
  return std::nullopt;
}

std::optional<Stance> verdict_in(const Words& words, TokenRange range,
                                 const Verdicts& table) {
  for (std::size_t i = range.first; i < range.last; ++i) {
    const auto found = table.words.find(words.low(i));
    if (found == table.words.end()) continue;
    // "The true number is higher" tells of the number, not of who gave one.
    const bool before_noun = i + 1 < range.last && words.upos(i + 1) == Upos::kNoun;
    if (found->second == Stance::kConfirms && before_noun) continue;
    return has_not_before(words, range, i) ? turned_round(found->second)
                                           : std::optional(found->second);
  }
  return std::nullopt;
}

/// A table of words, each with a value of a closed list in the column `value`.
template <typename Value, std::size_t kSize>
std::unordered_map<std::string_view, Value> values_of_words(
    std::string_view path, std::string_view value, const Names<Value, kSize>& names) {
  const Table table = Table::embedded(path);
  const std::size_t word = table.column("word");
  const std::size_t column = table.column(value);
  std::unordered_map<std::string_view, Value> values;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto found = value_in(names, table.cell(row, column));
    if (!found) throw std::logic_error(std::string(path) + ": not in its closed list");
    values.emplace(table.cell(row, word), *found);
  }
  return values;
}

}  // namespace

Verdicts load_verdicts() {
  Verdicts loaded;
  loaded.words = values_of_words("data/claims/verdicts.tsv", "relation", kStanceNames);
  loaded.parts = values_of_words("data/claims/parts.tsv", "part", kAnswerPartNames);
  const Table statements = Table::embedded("data/claims/statements.tsv");
  const std::size_t noun = statements.column("noun");
  for (std::size_t row = 0; row < statements.rows(); ++row)
    loaded.statements.insert(statements.cell(row, noun));
  return loaded;
}

std::optional<Stance> verdict_of(const Words& words, const Claim& claim,
                                 const Verdicts& table) {
  bool named = false;
  std::optional<Stance> verdict;
  for (const Span piece : claim.content) {
    const TokenRange range = words.range(piece);
    named = named || names_statement(words, range, table);
    if (!verdict) verdict = verdict_in(words, range, table);
  }
  return named ? verdict : std::nullopt;
}

}  // namespace hearsay
