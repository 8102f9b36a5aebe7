#include "claims/verdicts.h"

#include <stdexcept>

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
  for (std::size_t i = range.first; i < range.last; ++i) {
    if (!table.statements.contains(words.low(i))) continue;
    for (std::size_t back = 1; back <= kNear && back <= i - range.first; ++back) {
      if (makes_point(words, i - back)) return true;
    }
  }
  return false;
}

bool is_negated(const Words& words, TokenRange range, std::size_t i) {
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
    return is_negated(words, range, i) ? turned_round(found->second)
                                       : std::optional(found->second);
  }
  return std::nullopt;
}

}  // namespace

Verdicts load_verdicts() {
  Verdicts loaded;
  const Table verdicts = Table::embedded("data/claims/verdicts.tsv");
  const std::size_t word = verdicts.column("word");
  const std::size_t relation = verdicts.column("relation");
  for (std::size_t row = 0; row < verdicts.rows(); ++row) {
    const auto stance = value_in(kStanceNames, verdicts.cell(row, relation));
    if (!stance) throw std::logic_error("data/claims/verdicts.tsv: no such relation");
    loaded.words.emplace(verdicts.cell(row, word), *stance);
  }
  const Table statements = Table::embedded("data/claims/statements.tsv");
  const std::size_t noun = statements.column("noun");
  for (std::size_t row = 0; row < statements.rows(); ++row)
    loaded.statements.insert(statements.cell(row, noun));
  const Table parts = Table::embedded("data/claims/parts.tsv");
  const std::size_t told = parts.column("word");
  const std::size_t part = parts.column("part");
  for (std::size_t row = 0; row < parts.rows(); ++row) {
    const auto value = value_in(kAnswerPartNames, parts.cell(row, part));
    if (!value) throw std::logic_error("data/claims/parts.tsv: no such part");
    loaded.parts.emplace(parts.cell(row, told), *value);
  }
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
