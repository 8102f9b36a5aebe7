#include "figures/not_figures.h"

#include <algorithm>
#include <array>

namespace hearsay {
namespace {

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::ranges::find(words, word) != words.end();
}

/// "Boeing", "iPhone".
bool has_capital(const FigureSentence& sentence, std::int64_t at) {
  if (!sentence.holds(at)) return false;
  return std::ranges::any_of(sentence.document.words(sentence.token(at).span),
                             [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool is_plural(std::string_view word) {
  return word == "people" || word == "men" || word == "women" || word == "children" ||
         (word.size() > 3 && word.ends_with('s') && !word.ends_with("ss"));
}

/// Three numbers in a row are a telephone number or a table.
bool in_run_of_numbers(const FigureSentence& sentence, std::int64_t at) {
  std::int64_t first = at;
  std::int64_t last = at;
  while (at - first < 2 && sentence.begins_with_digit(first - 1)) --first;
  while (last - at < 2 && sentence.begins_with_digit(last + 1)) ++last;
  return last - first >= 2 || (last > first && sentence.word(first - 1) == "+");
}

bool is_list_number(const FigureSentence& sentence, std::int64_t at) {
  if (at > 1 || (at == 1 && sentence.word(0) != "(")) return false;
  const std::string_view next = sentence.word(at + 1);
  return next == ")" || (next == "." && at + 2 < sentence.size());
}

/// Whether what is written on the number's front makes it a part of something: "T-72",
/// "12:30", "#5", the rest of "1,2,3".
bool hangs_on_what_precedes(const FigureSentence& sentence, std::int64_t at) {
  static constexpr std::array<std::string_view, 7> kMarks{"/", "#", "'", "’",
                                                          ":", "×", "_"};
  if (!sentence.touches_before(at)) return false;
  const std::string_view before = sentence.word(at - 1);
  if (is_one_of(before, kMarks)) return true;
  if (!sentence.touches_before(at - 1)) return false;
  if (before == "." || before == ",") return true;
  const bool letter = sentence.is_capitalised(at - 2) || sentence.is_lower(at - 2);
  // "sub-7" has a bound there, "T-72" a name.
  return before == "-" && letter &&
         !sentence.words.bounds_before.before(sentence.word_at(), at);
}

bool hangs_on_what_follows(const FigureSentence& sentence, std::int64_t at) {
  if (!sentence.touches_before(at + 1)) return false;
  const std::string_view after = sentence.word(at + 1);
  return after == "×" || after == "_" ||
         (after == "/" && sentence.begins_with_digit(at + 2));
}

}  // namespace

bool is_code(const FigureSentence& sentence, std::int64_t at) {
  if (hangs_on_what_precedes(sentence, at) || is_list_number(sentence, at)) return true;
  if (!sentence.begins_with_digit(at)) return false;
  const std::string_view word = sentence.word(at);
  return word.find_first_of(":/") != word.npos || hangs_on_what_follows(sentence, at) ||
         in_run_of_numbers(sentence, at);
}

bool is_name(const FigureSentence& sentence, const Quantity& quantity) {
  if (quantity.kind.unit || quantity.is_range() ||
      quantity.first != quantity.kind.first || quantity.kind.scale > 1) {
    return false;
  }
  const std::int64_t before = quantity.first - 1;
  if (sentence.words.labels.contains(sentence.word(before))) return true;
  if (quantity.kind.form != NumberForm::kPlainDigits) return false;
  const std::string_view after = sentence.word(quantity.last);
  if (sentence.word(before) == "(" && after == ")") return true;
  if (!has_capital(sentence, before) || sentence.is_stop(before)) return false;
  // Headlines write every word like a name.
  if (sentence.headline && sentence.is_capitalised(quantity.last)) return false;
  // The first word of a sentence has a capital, whatever it is.
  if (before == 0 && is_plural(after)) return false;
  return !sentence.is_date(before);
}

bool is_named_after(const FigureSentence& sentence, const Quantity& quantity,
                    TokenRange counted) {
  if (!quantity.kind.is_plain() || quantity.low < 2 ||
      quantity.bound != Bound::kExact || sentence.headline) {
    return false;
  }
  for (std::int64_t at = counted.first; at < counted.last; ++at) {
    if (!sentence.is_capitalised(at)) return false;
  }
  return !is_plural(sentence.word(counted.last - 1));
}

bool is_adjective(const FigureSentence& sentence, const Quantity& quantity) {
  return !quantity.kind.unit && !quantity.is_range() &&
         quantity.bound == Bound::kExact && quantity.kind.form != NumberForm::kMany &&
         is_joining_hyphen(sentence.document, sentence.tokens,
                           static_cast<std::uint32_t>(quantity.last)) &&
         sentence.is_lower(quantity.last + 1);
}

bool is_pronoun(const FigureSentence& sentence, const Quantity& quantity) {
  static constexpr std::array<std::string_view, 14> kBefore{
      "no",    "any",     "every", "each",  "this", "that",  "the",
      "which", "another", "some",  "other", "last", "first", "next"};
  if (quantity.kind.form != NumberForm::kWords || quantity.low != 1 ||
      quantity.kind.unit || quantity.is_range()) {
    return false;
  }
  if (quantity.last - quantity.kind.first != 1) return false;
  if (is_one_of(sentence.word(quantity.kind.first - 1), kBefore)) return true;
  if (sentence.word(quantity.last) == "of") return false;
  return sentence.is_stop(quantity.last) ||
         !(sentence.is_lower(quantity.last) || sentence.is_capitalised(quantity.last));
}

bool is_age(const FigureSentence& sentence, const Quantity& quantity) {
  const bool years = !quantity.kind.unit || quantity.kind.unit == "a";
  if (quantity.kind.form == NumberForm::kMany || !years || quantity.low < 0 ||
      quantity.high > 115) {
    return false;
  }
  const std::int64_t before = quantity.amount - 1;
  const std::string_view word = sentence.word(before);
  if (word == "aged" || (word == "age" && sentence.word(before - 1) != "the")) {
    return true;
  }
  if (word == "of" && sentence.word(before - 1) == "age") return true;
  if (!quantity.kind.is_plain()) return false;
  const std::string_view after = sentence.word(quantity.last);
  if (word == "," && sentence.is_capitalised(before - 1)) {
    return after == "," || after == "." || after.empty();
  }
  return word == "(" && after == ")" && sentence.is_capitalised(before - 1) &&
         quantity.low >= 5;
}

}  // namespace hearsay
