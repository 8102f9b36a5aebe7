#include "figures/roles.h"

namespace hearsay {
namespace {

const RoleWord* role_word(const FigureSentence& sentence, std::int64_t at) {
  return sentence.words.roles.find(sentence.word(at));
}

bool is_auxiliary(std::string_view word) {
  return word == "were" || word == "was" || word == "are" || word == "is" ||
         word == "been" || word == "be" || word == "being" || word == "have" ||
         word == "had" || word == "has" || word == "also" || word == "left" ||
         word == "reported" || word == "reportedly" || word == "feared" ||
         word == "confirmed" || word == "being" || word == "already";
}

/// "12 people were killed", "12 dead": past words that only help the verb.
std::optional<FigureRole> role_after(const FigureSentence& sentence, std::int64_t at) {
  for (std::int64_t steps = 0; steps < 4; ++steps, ++at) {
    const RoleWord* word = role_word(sentence, at);
    if (word != nullptr && word->after) {
      const bool both =
          *word->after == FigureRole::kKilled &&
          (sentence.word(at + 1) == "and" || sentence.word(at + 1) == "or") &&
          role_word(sentence, at + 2) != nullptr &&
          role_word(sentence, at + 2)->after == FigureRole::kInjured;
      return both ? FigureRole::kDeadOrInjured : *word->after;
    }
    if (!is_auxiliary(sentence.word(at))) return std::nullopt;
  }
  return std::nullopt;
}

/// "killing at least 12", "a population of some 60,000": the words right before.
std::optional<FigureRole> role_before(const FigureSentence& sentence,
                                      std::int64_t first) {
  for (std::int64_t back = 1; back <= 2; ++back) {
    const RoleWord* word = role_word(sentence, first - back);
    if (word != nullptr && word->before) return word->before;
    const std::string_view small = sentence.word(first - back);
    if (small != "of" && small != "to" && small != "the" && small != "another") break;
  }
  return std::nullopt;
}

}  // namespace

std::optional<FigureRole> role_of(const FigureSentence& sentence,
                                  const Quantity& quantity,
                                  const std::optional<TokenRange>& counted) {
  if (quantity.kind.role) return quantity.kind.role;
  if (quantity.kind.unit) return std::nullopt;
  const std::int64_t end = counted ? counted->last : quantity.last;
  if (const auto role = role_after(sentence, end)) return role;
  const RoleWord* noun = counted ? role_word(sentence, counted->last - 1) : nullptr;
  // Deaths and arrests are what they are; troops and drones may be shot at.
  const bool thing = noun == nullptr || !noun->counted ||
                     *noun->counted == FigureRole::kTroops ||
                     *noun->counted == FigureRole::kWeapons;
  if (thing) {
    if (const auto role = role_before(sentence, quantity.first)) return role;
  }
  return noun == nullptr ? std::nullopt : noun->counted;
}

std::optional<Change> change_of(const FigureSentence& sentence,
                                const Quantity& quantity) {
  for (std::int64_t back = 1; back <= 3; ++back) {
    const std::int64_t at = quantity.first - back;
    const std::string_view word = sentence.word(at);
    if (const ChangeWord* found = sentence.words.changes.find(word)) {
      const bool measure = quantity.kind.unit.has_value();
      if (found->measures_only && !measure) return std::nullopt;
      // "up to 400" is a bound; "cut 3 branches" cuts things.
      return found->change;
    }
    const bool small = word == "by" || word == "to" || word == "a" || word == "an" ||
                       word == "another" || word == "further" || word.ends_with("ly");
    if (!small) return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace hearsay
