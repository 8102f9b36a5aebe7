#include "figures/counted.h"

#include <algorithm>
#include <array>

namespace hearsay {
namespace {

constexpr std::int64_t kMostWords = 6;

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::ranges::find(words, word) != words.end();
}

bool is_irregular_plural(std::string_view word) {
  static constexpr std::array<std::string_view, 20> kWords{
      "people",    "men",          "women",      "children",   "troops",
      "personnel", "police",       "staff",      "aircraft",   "cattle",
      "sheep",     "fish",         "servicemen", "policemen",  "fishermen",
      "crew",      "firefighters", "dead",       "spacecraft", "data"};
  return is_one_of(word, kWords);
}

bool is_plural(std::string_view word) {
  if (is_irregular_plural(word)) return true;
  return word.size() > 3 && word.ends_with('s') && !word.ends_with("ss") &&
         !word.ends_with("us") && !word.ends_with("is");
}

bool is_participle(std::string_view word) {
  return word.size() > 4 && (word.ends_with("ed") || word.ends_with("ing"));
}

/// Whether a token can stand in what is counted.
bool may_stand(const FigureSentence& sentence, std::int64_t at) {
  if (!sentence.holds(at) || sentence.is_date(at)) return false;
  const Upos tag = sentence.token(at).upos;
  if (tag == Upos::kPunct || tag == Upos::kSym || tag == Upos::kNum) return false;
  const bool letters = sentence.is_lower(at) || sentence.is_capitalised(at) ||
                       static_cast<unsigned char>(sentence.first_character(at)) >= 0x80;
  if (!letters || sentence.is_stop(at) ||
      sentence.words.numbers.words.contains(sentence.word(at))) {
    return false;
  }
  if (tag == Upos::kX) return true;
  if (tag == Upos::kVerb) return is_participle(sentence.word(at));
  return tag == Upos::kAdj || tag == Upos::kNoun || tag == Upos::kPropn;
}

bool is_noun_like(const FigureSentence& sentence, std::int64_t at) {
  return may_stand(sentence, at) && !is_participle(sentence.word(at)) &&
         !sentence.word(at).ends_with("ly") &&
         !sentence.words.roles_after.from(sentence.word_at(), at);
}

/// "women and children": a second plural belongs to it where nothing else follows.
std::int64_t with_second_plural(const FigureSentence& sentence, std::int64_t last) {
  const std::int64_t second = last + 1;
  const std::string_view word = sentence.word(last);
  if ((word == "and" || word == "or") && is_noun_like(sentence, second) &&
      sentence.is_lower(second) && is_plural(sentence.word(second)) &&
      !may_stand(sentence, second + 1)) {
    return second + 1;
  }
  return last;
}

/// A plural noun at `at`, or behind one word more.
bool plural_follows(const FigureSentence& sentence, std::int64_t at) {
  if (!is_noun_like(sentence, at)) return false;
  return is_plural(sentence.word(at)) ||
         (is_noun_like(sentence, at + 1) && is_plural(sentence.word(at + 1)));
}

/// "Estonian and Latvian vessels": the "and" stands between words that describe.
bool joins_adjectives(const FigureSentence& sentence, std::int64_t first,
                      std::int64_t at) {
  return at > first && sentence.word(at) == "and" && is_noun_like(sentence, at - 1) &&
         is_noun_like(sentence, at + 1) && plural_follows(sentence, at + 2);
}

/// A plural noun ends the phrase, where no other plural follows: "arms deals"; so does
/// a name in the plural with nothing behind it: "Americans".
bool ends_phrase(const FigureSentence& sentence, std::int64_t at) {
  if (!is_plural(sentence.word(at))) return false;
  if (!sentence.is_lower(at)) return !may_stand(sentence, at + 1);
  return !(is_noun_like(sentence, at + 1) && sentence.is_lower(at + 1) &&
           is_plural(sentence.word(at + 1)));
}

/// The noun phrase that begins at `at`: up to its first plural noun, or as far as
/// nouns and what describes them go.
std::optional<TokenRange> noun_phrase(const FigureSentence& sentence, std::int64_t at) {
  const std::int64_t first = at;
  std::int64_t last = at;  // after the last word that can be its noun
  while (at < first + kMostWords) {
    if (at > first && is_joining_hyphen(sentence.document, sentence.tokens,
                                        static_cast<std::uint32_t>(at))) {
      if (last == at) last = first;
      at += 2;  // "gas-only": one word that describes, whatever its parts
      continue;
    }
    if (joins_adjectives(sentence, first, at)) ++at;
    if (!may_stand(sentence, at)) break;
    if (is_participle(sentence.word(at)) && !plural_follows(sentence, at + 1)) break;
    if (is_noun_like(sentence, at)) last = at + 1;
    ++at;
    if (last == at && ends_phrase(sentence, at - 1)) {
      return TokenRange{first, with_second_plural(sentence, last)};
    }
  }
  if (last == first) return std::nullopt;
  return TokenRange{first, last};
}

/// Past whose it is: "of the company's directors" counts directors.
std::optional<TokenRange> owned_phrase(const FigureSentence& sentence,
                                       std::int64_t at) {
  auto found = noun_phrase(sentence, at);
  for (int owners = 0; found && owners < 3; ++owners) {
    const std::string_view after = sentence.word(found->last);
    if (after != "'s" && after != "’s" && after != "'" && after != "’") break;
    found = noun_phrase(sentence, found->last + 1);
  }
  return found;
}

std::int64_t past_articles(const FigureSentence& sentence, std::int64_t at) {
  static constexpr std::array<std::string_view, 13> kWords{
      "the",   "its",   "his",  "her",   "their",      "our",    "all",
      "those", "these", "more", "other", "additional", "further"};
  while (is_one_of(sentence.word(at), kWords)) ++at;
  return at;
}

bool is_copula(std::string_view word) {
  return word == "were" || word == "was" || word == "are" || word == "is";
}

}  // namespace

std::optional<TokenRange> find_counted(const FigureSentence& sentence,
                                       const Quantity& quantity) {
  const bool share = quantity.kind.role == FigureRole::kShare;
  const bool money = quantity.kind.role == FigureRole::kMoney;
  const bool measured = quantity.kind.unit && !share;
  std::int64_t at = quantity.last;
  if (is_joining_hyphen(sentence.document, sentence.tokens,
                        static_cast<std::uint32_t>(at))) {
    return std::nullopt;  // "the 10-year plan": the plan is one
  }
  const std::string_view next = sentence.word(at);
  if (next == "of") return owned_phrase(sentence, past_articles(sentence, at + 1));
  if (money || measured) return std::nullopt;
  if (share && is_copula(next)) {
    const auto found = noun_phrase(sentence, at + 1);
    if (found && is_plural(sentence.word(found->last - 1))) return found;
    return std::nullopt;
  }
  if (share) at = past_articles(sentence, at);
  if (next == "more" || next == "other" || next == "additional" || next == "further") {
    at = past_articles(sentence, at);
  }
  return noun_phrase(sentence, at);
}

}  // namespace hearsay
