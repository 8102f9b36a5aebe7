#include "attribute/cues.h"

#include <algorithm>
#include <stdexcept>
#include <string>

#include "base/table.h"
#include "syntax/phrases.h"

namespace hearsay {
namespace {

[[noreturn]] void bad_cell(std::string_view table, std::string_view row) {
  throw std::logic_error(std::string(table) + ": a cell of \"" + std::string(row) +
                         "\" is not in its closed list");
}

unsigned takes_of(std::string_view cell, std::string_view row) {
  unsigned bits = 0;
  for (const auto name : split_list(cell, ',')) {
    const auto takes = value_in(kTakesNames, name);
    if (!takes) bad_cell("data/attribute/cues.tsv", row);
    bits |= 1U << static_cast<unsigned>(*takes);
  }
  return bits;
}

bool follows(const Words& words, std::size_t at, std::size_t to,
             const std::vector<std::string_view>& rest) {
  if (at + rest.size() > to) return false;
  for (std::size_t n = 0; n < rest.size(); ++n) {
    if (words.low(at + n) != rest[n]) return false;
  }
  return true;
}

/// The noun that the phrase at `i` is about: "title" of "his third title of the
/// season", "entry" of "him entry".
std::string_view object_at(const Words& words, std::size_t i, std::size_t to) {
  const bool before =
      i < to && (words.form(i) == VerbForm::kPart ||  // "written questions"
                 (words.upos(i) == Upos::kPron && !in_noun_phrase(words, i)));
  if (before) ++i;
  const std::size_t end = noun_phrase_end(words, i, to);
  return end > i ? words.low(end - 1) : std::string_view();
}

/// "the loss at between two and three million": a thing, "at", and a number soon after.
bool figure_at(const Words& words, std::size_t i, std::size_t to) {
  constexpr std::size_t kNear = 4;
  std::size_t end = long_noun_phrase_end(words, i, to);
  if (end == i && i < to && words.upos(i) == Upos::kPron) ++end;
  for (std::size_t at = i + 1; at <= end && at < to; ++at) {
    if (!words.is(at, "at")) continue;
    for (std::size_t n = at + 1; n < std::min(to, at + kNear); ++n) {
      if (words.upos(n) == Upos::kNum) return true;
    }
  }
  return false;
}

/// "the court has heard": does the noun before the verb at `i` do such a thing?
bool may_do(const Words& words, const Cue& cue, std::size_t i) {
  if (cue.subjects.empty()) return true;
  while (i > 0 && (words.upos(i - 1) == Upos::kAux || words.upos(i - 1) == Upos::kAdv))
    --i;
  return i > 0 &&
         std::ranges::find(cue.subjects, words.low(i - 1)) != cue.subjects.end();
}

/// Is what follows at `next` of the kind that this row wants?
bool fits(const Words& words, const Cue& cue, std::size_t next, std::size_t to) {
  // "agreed to a recount", but "agreed" and "to pay the fine".
  const bool infinitive = next < to && words.form(next) == VerbForm::kInf;
  if (!cue.rest.empty() && cue.rest.back() == "to" && infinitive) return false;
  if (cue.takes_only(Takes::kDoing))
    return next < to && words.form(next) == VerbForm::kGer;
  if (cue.takes_only(Takes::kQuestion))
    return next < to && is_question_word(words, next);
  if (cue.takes_only(Takes::kAt)) return figure_at(words, next, to);
  if (cue.objects.empty()) return true;
  const bool is_one =
      std::ranges::find(cue.objects, object_at(words, next, to)) != cue.objects.end();
  return is_one == cue.only_objects;
}

}  // namespace

std::optional<CueAt> Cues::find(const Words& words, std::size_t i,
                                std::string_view base, std::size_t to) const {
  const auto found = by_verb_.find(base);
  if (found == by_verb_.end()) return std::nullopt;
  for (const Cue& cue : found->second) {
    if (follows(words, i + 1, to, cue.rest) && may_do(words, cue, i) &&
        fits(words, cue, i + 1 + cue.rest.size(), to)) {
      return CueAt{&cue, {i, i + 1 + cue.rest.size()}};
    }
  }
  return std::nullopt;
}

const CueNoun* Cues::noun(std::string_view folded) const {
  const auto found = nouns_.find(folded);
  return found == nouns_.end() ? nullptr : &found->second;
}

Cues load_cues() {
  Cues cues;
  const Table table = Table::embedded("data/attribute/cues.tsv");
  const std::size_t cue = table.column("cue");
  const std::size_t takes = table.column("takes");
  const std::size_t stance = table.column("stance");
  const std::size_t negated = table.column("negated");
  const std::size_t commitment = table.column("commitment");
  const std::size_t modality = table.column("modality");
  const std::size_t objects = table.column("objects");
  const std::size_t subjects = table.column("subjects");
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string_view text = table.cell(row, cue);
    Cue made;
    auto parts = split_list(text, ' ');
    made.rest.assign(parts.begin() + 1, parts.end());
    made.takes = takes_of(table.cell(row, takes), text);
    const auto stance_value = value_in(kStanceNames, table.cell(row, stance));
    const auto commitment_value =
        value_in(kCommitmentNames, table.cell(row, commitment));
    const auto modality_value = value_in(kModalityNames, table.cell(row, modality));
    made.negated = value_in(kStanceNames, table.cell(row, negated));
    made.only_negated = table.cell(row, stance) == "none" && made.negated;
    if (!(stance_value || made.only_negated) || !commitment_value || !modality_value ||
        (!made.negated && table.cell(row, negated) != "none")) {
      bad_cell("data/attribute/cues.tsv", text);
    }
    made.stance = made.only_negated ? *made.negated : *stance_value;
    made.commitment = *commitment_value;
    made.modality = *modality_value;
    made.objects = split_list(table.cell(row, objects), ' ');
    if (!made.objects.empty()) {
      made.only_objects = made.objects.front() == "only";
      if (!made.only_objects && made.objects.front() != "not")
        bad_cell("data/attribute/cues.tsv", text);
      made.objects.erase(made.objects.begin());
    }
    made.subjects = split_list(table.cell(row, subjects), ' ');
    if (!made.subjects.empty()) {
      if (made.subjects.front() != "only") bad_cell("data/attribute/cues.tsv", text);
      made.subjects.erase(made.subjects.begin());
    }
    cues.by_verb_[parts.front()].push_back(std::move(made));
  }
  for (auto& [verb, list] : cues.by_verb_) {
    std::ranges::stable_sort(list, std::ranges::greater{},
                             [](const Cue& c) { return c.rest.size(); });
  }
  const Table nouns = Table::embedded("data/attribute/nouns.tsv");
  const std::size_t noun = nouns.column("noun");
  const std::size_t noun_stance = nouns.column("stance");
  const std::size_t bare = nouns.column("bare");
  for (std::size_t row = 0; row < nouns.rows(); ++row) {
    const auto value = value_in(kStanceNames, nouns.cell(row, noun_stance));
    if (!value) bad_cell("data/attribute/nouns.tsv", nouns.cell(row, noun));
    cues.nouns_.emplace(nouns.cell(row, noun),
                        CueNoun{*value, nouns.cell(row, bare) == "yes"});
  }
  return cues;
}

}  // namespace hearsay
