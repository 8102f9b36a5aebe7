#include "figures/roles.h"

namespace hearsay {
namespace {

bool is_auxiliary(std::string_view word) {
  return word == "were" || word == "was" || word == "are" || word == "is" ||
         word == "been" || word == "be" || word == "being" || word == "have" ||
         word == "had" || word == "has" || word == "also" || word == "left" ||
         word == "reported" || word == "reportedly" || word == "feared" ||
         word == "confirmed" || word == "being" || word == "already";
}

/// "12 people were killed", "12 dead": past words that only help the verb.
std::optional<FigureRole> role_after(const FigureSentence& sentence, std::int64_t at) {
  const auto& roles = sentence.words.roles_after;
  for (std::int64_t steps = 0; steps < 4; ++steps, ++at) {
    if (const auto role = roles.from(sentence.word_at(), at)) {
      const std::string_view joint = sentence.word(at + role.words);
      const auto second = roles.from(sentence.word_at(), at + role.words + 1);
      const bool both = *role.meaning == FigureRole::kKilled &&
                        (joint == "and" || joint == "or") && second &&
                        *second.meaning == FigureRole::kInjured;
      return both ? FigureRole::kDeadOrInjured : *role.meaning;
    }
    if (!is_auxiliary(sentence.word(at))) return std::nullopt;
  }
  return std::nullopt;
}

/// "killing at least 12", "a population of some 60,000": the words right before.
std::optional<FigureRole> role_before(const FigureSentence& sentence,
                                      std::int64_t first) {
  for (std::int64_t end = first; end > first - 2; --end) {
    const auto role = sentence.words.roles_before.before(sentence.word_at(), end);
    if (role) return *role.meaning;
    const std::string_view small = sentence.word(end - 1);
    if (small != "of" && small != "to" && small != "the" && small != "another") break;
  }
  return std::nullopt;
}

/// Points and cents have no code of their own, but a market is measured in them.
bool is_points(std::string_view word) {
  return word == "points" || word == "point" || word == "cents" || word == "cent";
}

}  // namespace

std::optional<FigureRole> role_of(const FigureSentence& sentence,
                                  const Quantity& quantity,
                                  const std::optional<TokenRange>& counted) {
  if (quantity.kind.role) return quantity.kind.role;
  if (quantity.kind.unit) return std::nullopt;
  const std::int64_t end = counted ? counted->last : quantity.last;
  if (const auto role = role_after(sentence, end)) return role;
  const FigureRole* noun =
      counted ? sentence.words.counted_roles.find(sentence.word(counted->last - 1))
              : nullptr;
  // Deaths and arrests are what they are; troops and drones may be shot at.
  const bool thing =
      noun == nullptr || *noun == FigureRole::kTroops || *noun == FigureRole::kWeapons;
  if (thing) {
    if (const auto role = role_before(sentence, quantity.first)) return role;
  }
  if (noun == nullptr) return std::nullopt;
  return *noun;
}

std::optional<Change> change_of(const FigureSentence& sentence,
                                const Quantity& quantity) {
  if (quantity.kind.sign && quantity.kind.unit == "%") {
    return *quantity.kind.sign < 0 ? Change::kDown : Change::kUp;  // "Shares +0.2%"
  }
  for (std::int64_t back = 1; back <= 3; ++back) {
    const std::int64_t at = quantity.first - back;
    const std::string_view word = sentence.word(at);
    if (const ChangeWord* found = sentence.words.changes.find(word)) {
      const bool measure =
          quantity.kind.unit.has_value() || is_points(sentence.word(quantity.last));
      if (found->measures_only && !measure) return std::nullopt;
      return found->change;
    }
    const bool small = word == "by" || word == "to" || word == "a" || word == "an" ||
                       word == "another" || word == "further" || word.ends_with("ly");
    if (!small) return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace hearsay
