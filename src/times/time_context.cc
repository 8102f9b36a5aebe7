#include "times/time_context.h"

#include <algorithm>

namespace hearsay {
namespace {

bool is_neighbour(const TimeSentence& sentence, std::int64_t at, Neighbour neighbour) {
  const std::uint32_t* bits = sentence.words.neighbours.find(sentence.word(at));
  return bits != nullptr && (*bits >> static_cast<unsigned>(neighbour) & 1U) != 0;
}

bool is_lower_word(const TimeSentence& sentence, std::uint32_t at) {
  if (at >= sentence.tokens.size()) return false;
  const char first = sentence.document.text()[sentence.tokens[at].span.begin];
  return first >= 'a' && first <= 'z';
}

bool is_capitalised(const TimeSentence& sentence, std::uint32_t at) {
  if (at >= sentence.tokens.size()) return false;
  const char first = sentence.document.text()[sentence.tokens[at].span.begin];
  return first >= 'A' && first <= 'Z';
}

/// "people", "troops": what a number before it counts. Rough on purpose: it only
/// decides against readings that are in doubt anyway.
bool is_plural_noun(const TimeSentence& sentence, std::uint32_t at) {
  if (!is_lower_word(sentence, at)) return false;
  const std::string_view word = sentence.word(at);
  return word == "people" || word == "men" || word == "women" || word == "children" ||
         (word.size() > 3 && word.ends_with('s') && !word.ends_with("ss"));
}

bool joins(const TimeSentence& sentence, std::uint32_t left, char mark) {
  const auto end = sentence.tokens[left].span.end;
  const auto text = sentence.document.text();
  return end < text.size() && text[end] == mark;
}

bool fits_month(const TimeSentence& sentence, const PatternMatch& match) {
  if (is_neighbour(sentence, std::int64_t{match.first} - 1, Neighbour::kMonth)) {
    return true;
  }
  const std::string_view word = sentence.word(match.first);
  if (word == "may" || word == "march") return false;
  return is_capitalised(sentence, match.first) && !is_capitalised(sentence, match.last);
}

bool fits_year(const TimeSentence& sentence, const PatternMatch& match) {
  const TimeTerm* year = match.slots.find(TimeClass::kYear);
  const std::uint32_t first = match.first;
  if (year->value < 1400 || year->value > 2100) return false;
  const auto before = std::int64_t{first} - 1;
  const bool sure = is_neighbour(sentence, before, Neighbour::kYear);
  if (sentence.document.words(sentence.tokens[first].span).size() != 4) return sure;
  if (joins(sentence, match.last - 1, '%') || joins(sentence, match.last - 1, '/')) {
    return false;
  }
  if (first > 0 &&
      sentence.tokens[first - 1].span.end == sentence.tokens[first].span.begin) {
    // Written together with what is before it: "$2000", "F-2000"; but "mid-2024",
    // "2014-2018", "(2014".
    const std::string_view mark = sentence.word(before);
    const bool after_word = mark == "-" && first > 1 &&
                            !sentence.terms.find(first - 2, TimeClass::kYear) &&
                            !sentence.terms.find(first - 2, TimeClass::kPart);
    if (after_word || !(mark == "-" || mark == "–" || mark == "(" || mark == "\"" ||
                        mark == "'" || mark == "‘" || mark == "“")) {
      return false;
    }
  }
  if (joins(sentence, match.last - 1, '-') &&
      !sentence.terms.find(match.last + 1, TimeClass::kYear)) {
    return false;  // "2025-02-30", "2000-strong"
  }
  const std::string_view next = sentence.word(match.last);
  if (sentence.terms.find(match.last, TimeClass::kUnits) || next == "percent" ||
      next == "per" || next == "hours" || next == "sq" || next == "square") {
    return false;
  }
  const bool likely = year->value >= 1900 && year->value <= 2050;
  if (is_plural_noun(sentence, match.last)) {
    return likely && is_neighbour(sentence, before, Neighbour::kCertainYear);
  }
  return sure || likely;
}

bool fits_per_unit(const TimeSentence& sentence, const PatternMatch& match) {
  if (match.first == 0) return false;
  const std::uint32_t before = match.first - 1;
  const std::string_view word = sentence.word(before);
  return word == "%" || word == "percent" || word == "million" || word == "billion" ||
         word == "$" || sentence.terms.find(before, TimeClass::kNumber) != nullptr ||
         (is_plural_noun(sentence, before) && word != "was" && word != "has" &&
          !is_neighbour(sentence, before, Neighbour::kUnits) &&
          sentence.tokens[before].upos != Upos::kVerb);
}

bool fits_units(const TimeSentence& sentence, const PatternMatch& match) {
  return is_neighbour(sentence, std::int64_t{match.first} - 1, Neighbour::kUnits) ||
         is_neighbour(sentence, match.last, Neighbour::kUnitsAfter);
}

std::optional<Lean> lean_of_word(const TimeSentence& sentence, std::uint32_t at,
                                 bool is_next) {
  const std::string_view word = sentence.word(at);
  if (const LeanWord* found = sentence.words.leans.find(word)) {
    if (found->only_next && !is_next) return std::nullopt;
    return found->lean;
  }
  if (word.size() > 4 && word.ends_with("ed") && is_lower_word(sentence, at)) {
    return Lean::kPast;
  }
  return std::nullopt;
}

}  // namespace

bool fits_context(TimeCheck check, const TimeSentence& sentence,
                  const PatternMatch& match, MatchContext context) {
  const auto before = std::int64_t{match.first} - 1;
  switch (check) {
    case TimeCheck::kNothing:
      return true;
    case TimeCheck::kMonthAlone:
      return context.after_part || fits_month(sentence, match);
    case TimeCheck::kYearAlone:
      return context.after_part || fits_year(sentence, match);
    case TimeCheck::kClockAlone:
      return is_neighbour(sentence, before, Neighbour::kClock);
    case TimeCheck::kAfterPreposition:
      return is_neighbour(sentence, before, Neighbour::kSeason);
    case TimeCheck::kAfterIn:
      return is_neighbour(sentence, before, Neighbour::kDaypart);
    case TimeCheck::kAfterPart:
      return context.after_part;
    case TimeCheck::kUnitAlone:
      return !fits_per_unit(sentence, match);
    case TimeCheck::kPerUnit:
      return fits_per_unit(sentence, match);
    case TimeCheck::kUnitsAlone:
      return fits_units(sentence, match);
    case TimeCheck::kBeforeEnded:
      return is_neighbour(sentence, match.last, Neighbour::kEnded);
    case TimeCheck::kQuarterKnown:
      return context.quarter_known;
  }
  return true;
}

std::optional<Lean> lean_at(const TimeSentence& sentence, std::uint32_t first,
                            std::uint32_t last) {
  constexpr std::uint32_t kNear = 12;
  const std::uint32_t size = static_cast<std::uint32_t>(sentence.tokens.size());
  for (std::uint32_t back = 1; back <= kNear && back <= first; ++back) {
    if (const auto lean = lean_of_word(sentence, first - back, back <= 2)) return lean;
  }
  for (std::uint32_t at = last; at < size && at < last + kNear; ++at) {
    if (const auto lean = lean_of_word(sentence, at, false)) return lean;
  }
  return std::nullopt;
}

}  // namespace hearsay
