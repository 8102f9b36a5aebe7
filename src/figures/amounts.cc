#include "figures/amounts.h"

#include <algorithm>

namespace hearsay {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Bytes of letters at the front of "RM79"; 0 where no digit follows them.
std::uint32_t money_prefix_size(std::string_view word) {
  std::uint32_t size = 0;
  while (size < word.size() && size < 4 && is_letter(word[size])) ++size;
  return size > 0 && size < word.size() && is_digit(word[size]) ? size : 0;
}

/// Reads one amount; the steps below each take up what stands next.
class AmountReader {
 public:
  AmountReader(const FigureSentence& sentence, std::int64_t at)
      : sentence_(sentence), at_(at) {
    amount_.first = at;
  }

  std::optional<Amount> read() {
    if (!read_number_here()) return std::nullopt;
    if (amount_.form != NumberForm::kMany) read_sign();
    if (amount_.form == NumberForm::kPlainDigits) read_leading_point();
    if (!amount_.unit) read_money_before();
    if (!read_rest_of_word()) return std::nullopt;
    read_unit_after();
    return amount_;
  }

 private:
  std::string_view word(std::int64_t at) const { return sentence_.word(at); }

  /// ".5": the point is a mark of its own.
  void read_leading_point() {
    const std::int64_t point = at_ - 1;
    if (word(point) != "." || !sentence_.touches_before(at_) ||
        sentence_.touches_before(point)) {
      return;
    }
    for (std::size_t i = word(at_).size(); i > 0; --i) amount_.value /= 10;
    amount_.form = NumberForm::kDigits;
    amount_.first = point;
  }

  bool read_number_here() {
    const auto at = static_cast<std::uint32_t>(at_);
    std::optional<Number> number;
    if (const std::uint32_t size = money_prefix_size(word(at_))) {
      if (!read_prefix_money(word(at_).substr(0, size))) return false;
      number = read_number_from(sentence_.document, sentence_.tokens, at,
                                sentence_.token(at_).span.begin + size,
                                sentence_.words.numbers);
    } else {
      number = read_number(sentence_.document, sentence_.tokens, at,
                           sentence_.words.numbers);
    }
    if (!number) return false;
    amount_.last = number->last;
    amount_.value = number->value;
    amount_.scale = number->scale;
    amount_.form = number->form;
    end_ = number->span.end;
    return true;
  }

  /// "RM" of "RM79"; "US" of "$US55".
  bool read_prefix_money(std::string_view prefix) {
    const bool after_sign = word(at_ - 1) == "$" && sentence_.touches_before(at_);
    const auto words = [&](std::int64_t at) -> std::string_view {
      return at == 0 ? (after_sign ? std::string_view("$") : prefix)
                     : (at == 1 && after_sign ? prefix : std::string_view{});
    };
    const auto money = sentence_.words.money_before.from(words, 0);
    if (!money || money.words != (after_sign ? 2U : 1U)) return false;
    set_money(*money.meaning);
    amount_.first = after_sign ? at_ - 1 : at_;
    return true;
  }

  void set_money(std::string_view currency) {
    amount_.unit = currency;
    amount_.role = FigureRole::kMoney;
  }

  void read_sign() {
    const std::int64_t sign = amount_.first - 1;
    const std::string_view mark = word(sign);
    const bool minus = mark == "-" || mark == "−" || mark == "–";
    const bool alone = !sentence_.touches_before(sign) || word(sign - 1) == "$";
    if (mark != "minus" &&
        !((minus || mark == "+") && alone && sentence_.touches_before(amount_.first))) {
      return;
    }
    amount_.sign = mark == "+" ? 1 : -1;
    amount_.value *= *amount_.sign;
    amount_.first = sign;
  }

  void read_money_before() {
    const auto& words = sentence_.words.money_before;
    auto money = words.before(sentence_.word_at(), amount_.first);
    if (!money) return;
    if (money.words > 1 && !is_sign_of_land(amount_.first - money.words)) {
      money = words.before(
          [&](std::int64_t at) {
            return at == amount_.first - 1 ? word(at) : std::string_view{};
          },
          amount_.first);
      if (!money) return;
    }
    set_money(*money.meaning);
    amount_.first -= money.words;
  }

  /// "A" of "A$5": "a $5 note" has none.
  bool is_sign_of_land(std::int64_t at) const {
    if (word(at) == "$" || word(at).size() > 2) return true;
    return sentence_.is_capitalised(at) &&
           (word(at).size() == 2 || sentence_.touches_before(at + 1));
  }

  void multiply(double scale) {
    amount_.value *= scale;
    amount_.scale = scale;
    amount_.form = NumberForm::kDigits;
  }

  /// What is written on the digits: "k" of "40k", "pc" of "24pc". No amount where it is
  /// a word of its own: "5th", "3D", "5G".
  bool read_rest_of_word() {
    const Span last = sentence_.token(amount_.last - 1).span;
    std::string_view rest = sentence_.document.folded({end_, last.end});
    const bool apart = rest.empty();
    if (apart) {
      if (!sentence_.touches_before(amount_.last)) return true;
      rest = word(amount_.last);
    }
    const std::int64_t next = apart ? amount_.last + 1 : amount_.last;
    if (const auto scale = suffix_scale(rest, next, apart)) {
      multiply(*scale);
      amount_.last = next;
      return true;
    }
    if (apart) return !is_letter(rest[0]) || is_unit(amount_.last);
    const auto one_word = [&](std::int64_t at) {
      return at == 0 ? rest : std::string_view{};
    };
    const auto unit = sentence_.words.units.from(one_word, 0);
    const char written = sentence_.document.text()[end_];
    if (!unit || unit.words != 1 || (rest.size() == 1 && written == 'G')) return false;
    set_unit(*unit.meaning);
    return true;
  }

  std::optional<double> suffix_scale(std::string_view rest, std::int64_t next,
                                     bool apart) const {
    const NumberWord* word_found = sentence_.words.numbers.words.find(rest);
    if (word_found == nullptr) return std::nullopt;
    if (word_found->kind == NumberWordKind::kScale && !apart) return word_found->value;
    if (word_found->kind != NumberWordKind::kSuffix) return std::nullopt;
    if (amount_.unit || rest == "k") return word_found->value;
    if (rest != "m") return std::nullopt;
    // "4.3M sales", "5m people"; but "a 5m wall".
    const Span span = sentence_.token(next - 1).span;
    const bool capital = sentence_.document.text()[span.end - 1] == 'M';
    const std::string_view after = word(next);
    const bool plural =
        sentence_.is_lower(next) &&
        (after == "people" || (after.size() > 3 && after.ends_with('s')));
    if (!capital && !plural) return std::nullopt;
    return word_found->value;
  }

  bool is_unit(std::int64_t at) const {
    return static_cast<bool>(sentence_.words.units.from(sentence_.word_at(), at)) ||
           static_cast<bool>(sentence_.words.money_after.from(sentence_.word_at(), at));
  }

  void set_unit(const UnitWord& unit) {
    amount_.unit = unit.unit;
    amount_.role = unit.role;
    amount_.value *= unit.factor;
  }

  void read_unit_after() {
    if (amount_.unit) return;
    std::int64_t at = amount_.last;
    if (is_joining_hyphen(sentence_.document, sentence_.tokens,
                          static_cast<std::uint32_t>(at))) {
      ++at;
      amount_.hyphened = true;
    }
    if (amount_.form == NumberForm::kMany && word(at) == "of") ++at;
    const auto money = sentence_.words.money_after.from(sentence_.word_at(), at);
    auto unit = sentence_.words.units.from(sentence_.word_at(), at);
    // "million pounds" is money, "208 pounds" a weight.
    const bool is_money = money && (!unit || amount_.scale >= 1e6);
    if (is_money) {
      set_money(*money.meaning);
      amount_.last = at + money.words;
    } else if (unit && fits_number(unit.words, at)) {
      set_unit(*unit.meaning);
      amount_.last = at + unit.words;
    } else {
      amount_.hyphened = false;
    }
  }

  /// A sign of a letter or two stands after digits only: "5 W", not "five w".
  bool fits_number(std::uint32_t words, std::int64_t at) const {
    const std::string_view sign = word(at);
    return words > 1 || sign.size() > 2 || !is_letter(sign[0]) ||
           sentence_.begins_with_digit(at_) || sentence_.touches_before(at);
  }

  const FigureSentence& sentence_;
  std::int64_t at_;
  std::uint32_t end_ = 0;  ///< of the number's own characters
  Amount amount_;
};

}  // namespace

std::optional<Amount> read_amount(const FigureSentence& sentence, std::int64_t at) {
  return AmountReader(sentence, at).read();
}

}  // namespace hearsay
