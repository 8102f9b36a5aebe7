#include "claims/modality.h"

#include <stdexcept>
#include <string>

#include "base/table.h"
#include "syntax/phrases.h"

namespace hearsay {
namespace {

bool stands_at(const Words& words, std::size_t i, std::size_t to,
               const std::vector<std::string_view>& row) {
  if (i + row.size() > to) return false;
  for (std::size_t n = 0; n < row.size(); ++n) {
    if (words.low(i + n) != row[n]) return false;
  }
  return true;
}

/// One past the first verb group and what "to", "n't" and adverbs add to it: "is due to
/// meet". Without a finite verb the whole range is the main part (headlines).
std::size_t main_end(const Words& words, TokenRange content) {
  std::size_t i = first_finite(words, content);
  if (i == content.last) return content.last;
  // "foremen to silence the alarms so that work could go on"
  if (main_finite(words, content) == content.last &&
      has_infinitive(words, {content.first, i})) {
    while (i > content.first && !opens_clause(words, i)) --i;
    return i;
  }
  while (i < content.last) {
    const Upos tag = words.upos(i);
    const bool goes_on =
        tag == Upos::kAux || tag == Upos::kVerb || tag == Upos::kPart ||
        tag == Upos::kAdv ||
        words.any_of(i, {"due", "set", "likely", "to", "no", "about", "for"});
    if (!goes_on) break;
    ++i;
  }
  return i;
}

const ClaimWords::Row* first_fit(const Words& words, TokenRange content,
                                 const std::vector<ClaimWords::Row>& rows) {
  const std::size_t main = main_end(words, content);
  for (const auto& row : rows) {
    const std::size_t to = row.main_only ? main : content.last;
    for (std::size_t i = content.first; i < to; ++i) {
      if (stands_at(words, i, content.last, row.words)) return &row;
    }
  }
  return nullptr;
}

bool has_would(const Words& words, TokenRange content) {
  const std::size_t main = main_end(words, content);
  for (std::size_t i = content.first; i < main; ++i) {
    if (words.any_of(i, {"would", "'d", "’d"})) return true;
  }
  return false;
}

/// "Witkoff and Kushner to meet Putin": a headline's future.
bool is_headline_future(const Words& words, TokenRange content) {
  if (first_finite(words, content) != content.last) return false;
  for (std::size_t i = content.first + 1; i < content.last; ++i) {
    if (words.is(i - 1, "to") && words.form(i) == VerbForm::kInf) return true;
  }
  return false;
}

std::vector<ClaimWords::Row> rows_of(std::string_view path) {
  const Table table = Table::embedded(path);
  const std::size_t words = table.column("words");
  std::vector<ClaimWords::Row> rows(table.rows());
  for (std::size_t row = 0; row < rows.size(); ++row) {
    rows[row].words = split_list(table.cell(row, words), ' ');
  }
  return rows;
}

void read_where(std::string_view path, std::vector<ClaimWords::Row>& rows) {
  const Table table = Table::embedded(path);
  const std::size_t where = table.column("where");
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const std::string_view cell = table.cell(row, where);
    if (cell != "main" && cell != "any") {
      throw std::logic_error(std::string(path) + ": `where` is neither main nor any");
    }
    rows[row].main_only = cell == "main";
  }
}

}  // namespace

ClaimWords load_claim_words() {
  ClaimWords table;
  constexpr std::string_view kModality = "data/claims/modality.tsv";
  constexpr std::string_view kNegation = "data/claims/negation.tsv";
  table.modality = rows_of(kModality);
  read_where(kModality, table.modality);
  const Table modality = Table::embedded(kModality);
  const std::size_t column = modality.column("modality");
  for (std::size_t row = 0; row < modality.rows(); ++row) {
    const auto value = value_in(kModalityNames, modality.cell(row, column));
    if (!value) throw std::logic_error("data/claims/modality.tsv: no such modality");
    table.modality[row].modality = *value;
  }
  table.negation = rows_of(kNegation);
  read_where(kNegation, table.negation);
  table.media = rows_of("data/claims/media.tsv");
  table.verdicts = load_verdicts();
  return table;
}

Modality modality_of(const Words& words, TokenRange content, Speech speech,
                     const ClaimWords& table) {
  if (const auto* row = first_fit(words, content, table.modality)) {
    // A thing is no clause that could be a condition or a plan.
    const bool of_things =
        row->modality == Modality::kAlleged || row->modality == Modality::kPossible;
    if (speech != Speech::kObject || of_things) return row->modality;
  }
  if (speech == Speech::kObject) return Modality::kAsserted;
  if (has_would(words, content)) {
    return speech == Speech::kReported ? Modality::kPlanned : Modality::kConditional;
  }
  const bool future = speech == Speech::kHeadline && is_headline_future(words, content);
  return future ? Modality::kPlanned : Modality::kAsserted;
}

Polarity polarity_of(const Words& words, TokenRange content, const ClaimWords& table) {
  return first_fit(words, content, table.negation) == nullptr ? Polarity::kPositive
                                                              : Polarity::kNegative;
}

TokenRange medium_in(const Words& words, TokenRange range, const ClaimWords& table) {
  for (std::size_t i = range.first; i < range.last; ++i) {
    for (const auto& row : table.media) {
      if (stands_at(words, i, range.last, row.words)) return {i, i + row.words.size()};
    }
  }
  return {};
}

}  // namespace hearsay
