#include "figures/shares.h"

#include <algorithm>
#include <array>

namespace hearsay {
namespace {

/// "third(s)" of "two-thirds": how many make the whole.
std::optional<int> whole_of(std::string_view word) {
  struct Part {
    std::string_view word;
    int whole;
  };
  static constexpr std::array<Part, 8> kParts{{{"half", 2},
                                               {"third", 3},
                                               {"quarter", 4},
                                               {"fourth", 4},
                                               {"fifth", 5},
                                               {"sixth", 6},
                                               {"eighth", 8},
                                               {"tenth", 10}}};
  if (word.ends_with('s')) word.remove_suffix(1);
  const auto found = std::ranges::find(kParts, word, &Part::word);
  if (found == kParts.end()) return std::nullopt;
  return found->whole;
}

Amount share(std::int64_t first, std::int64_t last, double value) {
  Amount amount;
  amount.first = first;
  amount.last = last;
  amount.value = value;
  amount.form = NumberForm::kWords;
  amount.unit = "%";
  amount.role = FigureRole::kShare;
  amount.is_share = true;
  return amount;
}

std::optional<int> small_number(const FigureSentence& sentence, std::int64_t at) {
  if (!sentence.holds(at) || sentence.is_date(at)) return std::nullopt;
  const auto number =
      read_number(sentence.document, sentence.tokens, static_cast<std::uint32_t>(at),
                  sentence.words.numbers);
  if (!number || number->last != at + 1 || number->value < 1 || number->value > 100 ||
      number->value != static_cast<int>(number->value)) {
    return std::nullopt;
  }
  return static_cast<int>(number->value);
}

/// "half the homes", "half of them", "half women": not "half past", "in half", "the
/// second half".
std::optional<Amount> read_half(const FigureSentence& sentence, std::int64_t at) {
  const std::string_view next = sentence.word(at + 1);
  const std::string_view before = sentence.word(at - 1);
  if (before == "second" || before == "first" || before == "in" || before == "other" ||
      before == "-" || sentence.is_date(at)) {
    return std::nullopt;
  }
  const bool of_whole = next == "of" || next == "the" || next == "its" ||
                        next == "their" || next == "his" || next == "those";
  const bool plural = sentence.is_lower(at + 1) && next.size() > 3 &&
                      (next.ends_with('s') || next == "women" || next == "people" ||
                       next == "children") &&
                      !sentence.is_stop(at + 1);
  if (!of_whole && !plural) return std::nullopt;
  return share(at, at + 1, 50);
}

}  // namespace

std::optional<Amount> read_share(const FigureSentence& sentence, std::int64_t at) {
  if (sentence.word(at) == "half") return read_half(sentence, at);
  const bool article = sentence.word(at) == "a";
  const auto count = article ? std::optional(1) : small_number(sentence, at);
  if (!count) return std::nullopt;
  // "one in five", "three out of four".
  std::int64_t next = at + 1;
  if (!article && (sentence.word(next) == "in" ||
                   (sentence.word(next) == "out" && sentence.word(next + 1) == "of"))) {
    const bool in = sentence.word(next) == "in";
    const std::int64_t last = in ? next + 1 : next + 2;
    const auto whole = small_number(sentence, last);
    if (!whole || *whole <= *count || (in && *count > 10)) return std::nullopt;
    if (sentence.is_stop(last + 1) && sentence.word(last + 1) != "of") {
      return std::nullopt;
    }
    return share(at, last + 1, 100.0 * *count / *whole);
  }
  if (is_joining_hyphen(sentence.document, sentence.tokens,
                        static_cast<std::uint32_t>(next))) {
    ++next;
  }
  const auto whole = whole_of(sentence.word(next));
  if (!whole || *count >= *whole || sentence.word(next) == "half") return std::nullopt;
  const bool plural = sentence.word(next).ends_with('s');
  if (plural != (*count > 1)) return std::nullopt;
  const std::string_view after = sentence.word(next + 1);
  const bool of_whole = after == "of" || after == "the" || after == "its";
  // "a third man", "a quarter ended": only "of" makes sure of the singular.
  if (!of_whole && (!plural || sentence.word(next) == "quarters")) return std::nullopt;
  return share(at, next + 1, 100.0 * *count / *whole);
}

}  // namespace hearsay
