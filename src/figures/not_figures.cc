#include "figures/not_figures.h"

#include <algorithm>
#include <array>

namespace hearsay {
namespace {

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::ranges::find(words, word) != words.end();
}

/// Three numbers in a row are a telephone number or a table.
bool in_run_of_numbers(const FigureSentence& sentence, std::int64_t at) {
  std::int64_t first = at;
  std::int64_t last = at;
  while (sentence.begins_with_digit(first - 1)) --first;
  while (sentence.begins_with_digit(last + 1)) ++last;
  return last - first >= 2 || (last > first && sentence.word(first - 1) == "+");
}

bool is_list_number(const FigureSentence& sentence, std::int64_t at) {
  if (at > 1 || (at == 1 && sentence.word(0) != "(")) return false;
  const std::string_view next = sentence.word(at + 1);
  return next == ")" || (next == "." && at + 2 < sentence.size());
}

bool is_plural(std::string_view word) {
  return word == "people" || word == "men" || word == "women" || word == "children" ||
         word == "troops" || word == "civilians" ||
         (word.size() > 3 && word.ends_with('s') && !word.ends_with("ss"));
}

}  // namespace

bool is_code(const FigureSentence& sentence, std::int64_t at) {
  const std::string_view before = sentence.word(at - 1);
  const std::string_view after = sentence.word(at + 1);
  if (sentence.touches_before(at)) {
    const bool letter_before =
        sentence.is_capitalised(at - 2) || sentence.is_lower(at - 2);
    if (before == "-" && letter_before && sentence.touches_before(at - 1)) return true;
    if (before == "." || before == "/" || before == "#" || before == "'" ||
        before == "’" || before == ":") {
      return true;
    }
  }
  if (sentence.touches_before(at + 1) && after == "/" &&
      sentence.begins_with_digit(at + 2)) {
    return true;
  }
  const std::string_view word = sentence.word(at);
  const bool long_word = sentence.begins_with_digit(at) &&
                         (word.find(':') != word.npos || word.find('/') != word.npos);
  return long_word || is_list_number(sentence, at) ||
         (sentence.begins_with_digit(at) && in_run_of_numbers(sentence, at));
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
  if (!sentence.is_capitalised(before) || sentence.is_stop(before)) return false;
  // Headlines write every word like a name.
  if (sentence.headline && sentence.is_capitalised(quantity.last)) return false;
  // The first word of a sentence is a name only with a name's number: "Boeing 737 ...".
  if (before == 0 && is_plural(after)) return false;
  return !sentence.is_date(before);
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
  const std::string_view after = sentence.word(quantity.last);
  if (after == "of") return false;
  return !sentence.holds(quantity.last) || sentence.is_stop(quantity.last) ||
         !(sentence.is_lower(quantity.last) || sentence.is_capitalised(quantity.last));
}

bool is_age(const FigureSentence& sentence, const Quantity& quantity) {
  if (quantity.kind.form == NumberForm::kMany || quantity.kind.unit ||
      quantity.low < 0 || quantity.high > 115) {
    return false;
  }
  const std::int64_t before = quantity.first - 1;
  const std::string_view word = sentence.word(before);
  if (word == "aged" || (word == "age" && sentence.word(before - 1) != "the")) {
    return true;
  }
  if (word == "of" && sentence.word(before - 1) == "age") return true;
  const std::string_view after = sentence.word(quantity.last);
  if (quantity.kind.form != NumberForm::kPlainDigits) return false;
  if (word == "," && sentence.is_capitalised(before - 1)) {
    return after == "," || after == "." || after.empty();
  }
  return word == "(" && after == ")" && sentence.is_capitalised(before - 1) &&
         quantity.low >= 5;
}

}  // namespace hearsay
