#include "syntax/phrases.h"

#include <algorithm>
#include <string_view>

namespace hearsay {
namespace {

bool is_possessive(const Words& words, std::size_t i) {
  return words.any_of(i, {"'s", "’s", "'", "’"}) && !words.space_before(i);
}

bool is_possessive_pronoun(const Words& words, std::size_t i) {
  return words.any_of(i, {"his", "her", "its", "their", "our", "my", "your", "whose"});
}

bool is_hyphen(const Words& words, std::size_t i) {
  return words.any_of(i, {"-", "‑"}) && !words.space_before(i);
}

}  // namespace

bool is_weekday(const Words& words, std::size_t i) {
  return words.any_of(i, {"monday", "tuesday", "wednesday", "thursday", "friday",
                          "saturday", "sunday"});
}

bool stands_for_a_day(const Words& words, std::size_t i) {
  const bool last = i + 1 >= words.size();
  const bool day = words.any_of(i, {"yesterday", "today", "tomorrow", "tonight"});
  if (day) return last || !is_possessive(words, i + 1);
  // "one official Monday said", but "the Monday meeting", "Black Monday"
  return is_weekday(words, i) && !last && i > 0 &&
         (words.upos(i - 1) == Upos::kNoun || words.upos(i - 1) == Upos::kPropn) &&
         (words.upos(i + 1) == Upos::kVerb || words.upos(i + 1) == Upos::kAux);
}

bool in_noun_phrase(const Words& words, std::size_t i) {
  if (stands_for_a_day(words, i)) return false;
  switch (words.upos(i)) {
    case Upos::kDet:
    case Upos::kAdj:
    case Upos::kNum:
    case Upos::kNoun:
    case Upos::kPropn:
    case Upos::kSym:
      return true;
    case Upos::kPart:
      return is_possessive(words, i);
    case Upos::kPunct:
      return is_hyphen(words, i);
    case Upos::kPron:
      return is_possessive_pronoun(words, i);
    default:
      return false;
  }
}

std::size_t noun_phrase_begin(const Words& words, std::size_t head, std::size_t from) {
  std::size_t begin = head;
  while (begin > from && in_noun_phrase(words, begin - 1)) {
    // "On Saturday Dahl said": the day is no part of the name.
    if (is_weekday(words, begin - 1) && words.upos(begin) == Upos::kPropn) break;
    --begin;
    const bool opens =
        words.upos(begin) == Upos::kDet || is_possessive_pronoun(words, begin);
    if (opens) break;
  }
  while (begin < head && words.upos(begin) == Upos::kPart) ++begin;
  return begin;
}

std::size_t noun_phrase_end(const Words& words, std::size_t begin, std::size_t to) {
  std::size_t i = begin;
  bool has_head = false;
  while (i < to && in_noun_phrase(words, i)) {
    const bool opens = words.upos(i) == Upos::kDet || is_possessive_pronoun(words, i);
    if (opens && has_head) break;
    const Upos tag = words.upos(i);
    has_head = has_head || tag == Upos::kNoun || tag == Upos::kPropn;
    ++i;
  }
  while (i > begin && words.upos(i - 1) == Upos::kPunct) --i;
  return i;
}

std::size_t long_noun_phrase_end(const Words& words, std::size_t begin,
                                 std::size_t to) {
  std::size_t end = noun_phrase_end(words, begin, to);
  if (end == begin) return begin;
  while (end < to && words.any_of(end, {"of", "in", "for", "from", "at", "on", "with",
                                        "and", "near", "to", "by"})) {
    const std::size_t next = noun_phrase_end(words, end + 1, to);
    if (next == end + 1) break;
    end = next;
  }
  return end;
}

TokenRange verb_group(const Words& words, std::size_t i, TokenRange sentence) {
  std::size_t first = i;
  while (first > sentence.first) {
    const std::size_t p = first - 1;
    const Upos tag = words.upos(p);
    const bool particle = words.any_of(p, {"not", "n't", "n’t", "neither"});
    if (tag != Upos::kAux && tag != Upos::kAdv && !particle) break;
    --first;
  }
  // Adverbs that stand alone before the group ("now says") are none of it without an
  // auxiliary after them, and those at the front belong to the clause.
  while (first < i && words.upos(first) == Upos::kAdv) ++first;
  return {first, i + 1};
}

bool is_negated(const Words& words, TokenRange group) {
  for (std::size_t i = group.first; i < group.last; ++i) {
    if (words.any_of(i, {"not", "n't", "n’t", "never"})) return true;
  }
  return false;
}

std::size_t first_finite(const Words& words, TokenRange range) {
  for (std::size_t i = range.first; i < range.last; ++i) {
    if (words.finite(i)) return i;
  }
  return range.last;
}

bool holds(const Words& words, TokenRange range, std::string_view word) {
  for (std::size_t i = range.first; i < range.last; ++i) {
    if (words.is(i, word)) return true;
  }
  return false;
}

bool is_dash(const Words& words, std::size_t i) {
  return words.any_of(i, {"–", "—", "--", "―"}) ||
         (words.is(i, "-") && words.space_before(i));
}

bool opens_clause(const Words& words, std::size_t i) {
  return words.upos(i) == Upos::kSconj ||
         words.any_of(i, {"who", "which", "whose", "that", "where", "when", "after",
                          "before", "since", "until", "as"});
}

std::size_t main_finite(const Words& words, TokenRange range) {
  bool inside = false;
  for (std::size_t i = range.first; i < range.last; ++i) {
    if (words.is(i, ",")) inside = false;
    if (i > range.first && opens_clause(words, i)) inside = true;
    if (!words.finite(i)) continue;
    if (!inside) return i;
    inside = false;
  }
  return range.last;
}

bool has_infinitive(const Words& words, TokenRange range) {
  for (std::size_t i = range.first + 1; i < range.last; ++i) {
    if (words.is(i - 1, "to") && words.form(i) == VerbForm::kInf) return true;
  }
  return false;
}

bool is_question_word(const Words& words, std::size_t i) {
  return words.any_of(i,
                      {"whether", "if", "how", "why", "what", "when", "where", "who"});
}

std::size_t dateline_end(const Words& words, TokenRange sentence) {
  constexpr std::size_t kLongestDateline = 16;
  const std::size_t to = std::min(sentence.last, sentence.first + kLongestDateline);
  for (std::size_t i = sentence.first + 1; i < to; ++i) {
    if (words.finite(i)) return sentence.first;
    if (!words.any_of(i, {"-", "–", "—", "--"}) || !words.space_before(i)) continue;
    const std::string_view before = words.text(i - 1);
    const bool agency = before == ")";
    const bool capitals =
        before.size() > 2 &&
        before.find_first_of("abcdefghijklmnopqrstuvwxyz") == std::string_view::npos;
    return agency || capitals ? i + 1 : sentence.first;
  }
  return sentence.first;
}

TokenRange without_marks(const Words& words, TokenRange range) {
  const auto mark = [&](std::size_t i) { return words.upos(i) == Upos::kPunct; };
  while (!range.empty() && mark(range.first)) ++range.first;
  while (!range.empty() && mark(range.last - 1)) --range.last;
  return range;
}

}  // namespace hearsay
