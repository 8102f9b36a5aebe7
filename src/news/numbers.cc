#include "news/numbers.h"

#include <array>
#include <stdexcept>
#include <string>

#include "base/table.h"

namespace hearsay {
namespace {

bool touch(const Token& left, const Token& right) {
  return left.span.end == right.span.begin;
}

bool is_hyphen(std::string_view word) { return word == "-" || word == "‐"; }

std::optional<double> fraction_sign(std::string_view word) {
  static constexpr std::array<std::pair<std::string_view, double>, 5> kSigns{
      {{"½", .5}, {"¼", .25}, {"¾", .75}, {"⅓", 1 / 3.0}, {"⅔", 2 / 3.0}}};
  for (const auto& [sign, value] : kSigns) {
    if (word == sign) return value;
  }
  return std::nullopt;
}

/// "1/2", "3/8": one digit above a larger one, so no date and no "24/7".
std::optional<double> fraction_digits(std::string_view word) {
  if (word.size() != 3 || word[1] != '/') return std::nullopt;
  const int above = word[0] - '0';
  const int below = word[2] - '0';
  if (above < 1 || above >= below || below > 9) return std::nullopt;
  return static_cast<double>(above) / below;
}

class NumberReader {
 public:
  NumberReader(const Document& document, std::span<const Token> tokens,
               const NumberWords& words)
      : document_(document), tokens_(tokens), words_(words) {}

  std::optional<Number> in_digits(std::uint32_t at, std::uint32_t begin) const {
    const Digits digits = read_digits(document_.text(), begin);
    if (!digits.value) return std::nullopt;
    Number number{*digits.value,
                  digits.plain ? NumberForm::kPlainDigits : NumberForm::kDigits,
                  1,
                  {begin, digits.end},
                  at + 1};
    while (number.last < tokens_.size() &&
           tokens_[number.last].span.begin < digits.end) {
      ++number.last;  // "US55,931,000" is more words than one
    }
    const Span last = tokens_[number.last - 1].span;
    if (digits.end < last.end) {
      const auto rest = rest_of(last, digits.end);
      const auto part = fraction_sign(rest);
      if (!part) return number;  // "5m": the rest is not ours
      number.value += *part;
      number.form = NumberForm::kDigits;
      number.span.end = last.end;
    } else {
      add_fraction(number);
    }
    multiply(number);
    return number;
  }

  std::optional<Number> in_words(std::uint32_t at) const;
  std::optional<Number> many(std::uint32_t at, const NumberWord& word) const;

 private:
  std::string_view word(std::uint32_t at) const {
    return at < tokens_.size() ? document_.folded(tokens_[at].span)
                               : std::string_view{};
  }
  const NumberWord* number_word(std::uint32_t at) const {
    return words_.words.find(word(at));
  }
  std::uint32_t past_hyphen(std::uint32_t at) const {
    return is_joining_hyphen(document_, tokens_, at) ? at + 1 : at;
  }
  void extend(Number& number, std::uint32_t last) const {
    number.last = last;
    number.span.end = tokens_[last - 1].span.end;
  }

  std::string_view rest_of(Span word, std::uint32_t from) const {
    return document_.words({from, word.end});
  }

  /// "2 1/2", "2-1/2", "2 ½".
  void add_fraction(Number& number) const {
    const std::uint32_t at = past_hyphen(number.last);
    auto part = fraction_sign(word(at));
    if (!part && at < tokens_.size()) part = fraction_digits(word(at));
    if (!part) return;
    number.value += *part;
    number.form = NumberForm::kDigits;
    extend(number, at + 1);
  }

  /// "1.5 million", "2 dozen".
  void multiply(Number& number) const {
    const std::uint32_t at = past_hyphen(number.last);
    const NumberWord* scale = number_word(at);
    if (scale == nullptr || (scale->kind != NumberWordKind::kScale &&
                             scale->kind != NumberWordKind::kHundred)) {
      return;
    }
    number.value *= scale->value;
    number.scale = scale->value;
    number.form = NumberForm::kDigits;
    extend(number, at + 1);
  }

  const Document& document_;
  std::span<const Token> tokens_;
  const NumberWords& words_;
};

/// Adds up number words as they are read: "two hundred and five thousand".
struct WordSum {
  double total = 0;
  double group = 0;  ///< since the last scale
  double last_scale = 0;
  std::optional<NumberWordKind> last;

  /// Takes the word, or says that the number has ended before it.
  bool add(const NumberWord& word) {
    const bool fresh =
        !last || last == NumberWordKind::kHundred || last == NumberWordKind::kScale;
    switch (word.kind) {
      case NumberWordKind::kOnes:
        if (!fresh && last != NumberWordKind::kTens) return false;
        if (!fresh && word.value == 0) return false;
        group += word.value;
        break;
      case NumberWordKind::kTeens:
      case NumberWordKind::kTens:
        if (!fresh) return false;
        group += word.value;
        break;
      case NumberWordKind::kHundred:
        if (group == 0 || group >= 100) return false;
        group *= word.value;
        break;
      case NumberWordKind::kScale:
        if (group == 0 || (last_scale != 0 && word.value >= last_scale)) return false;
        total += group * word.value;
        group = 0;
        last_scale = word.value;
        break;
      case NumberWordKind::kSuffix:
      case NumberWordKind::kMany:
        return false;
    }
    last = word.kind;
    return true;
  }
  bool takes_and() const {
    return last == NumberWordKind::kHundred || last == NumberWordKind::kScale;
  }
  double value() const { return total + group; }
};

std::optional<Number> NumberReader::in_words(std::uint32_t at) const {
  WordSum sum;
  std::uint32_t next = at;
  double share = 1;
  if (word(next) == "half") {  // "half a million"
    share = .5;
    ++next;
  }
  if (word(next) == "a" || word(next) == "an") {
    const NumberWord* after = number_word(next + 1);
    if (after == nullptr || (after->kind != NumberWordKind::kHundred &&
                             after->kind != NumberWordKind::kScale)) {
      return std::nullopt;
    }
    sum.group = 1;
    ++next;
  } else if (share != 1) {
    return std::nullopt;
  }
  std::uint32_t last = next;
  while (next < tokens_.size()) {
    const NumberWord* found = number_word(next);
    if (found == nullptr || !sum.add(*found)) break;
    last = ++next;
    next = past_hyphen(next);
    if (word(next) == "and" && sum.takes_and()) {
      const NumberWord* after = number_word(next + 1);
      if (after != nullptr && after->kind <= NumberWordKind::kTens) ++next;
    }
  }
  if (!sum.last) return std::nullopt;
  const bool scaled =
      sum.last == NumberWordKind::kScale || sum.last == NumberWordKind::kHundred;
  Number number{share * sum.value(), NumberForm::kWords,
                scaled ? number_word(last - 1)->value : 1, tokens_[at].span, at};
  extend(number, last);
  return number;
}

/// "dozens", "tens of thousands": at least two of them.
std::optional<Number> NumberReader::many(std::uint32_t at,
                                         const NumberWord& first) const {
  Number number{2 * first.value, NumberForm::kMany, 1, tokens_[at].span, at + 1};
  if (word(at + 1) == "of") {
    const NumberWord* second = number_word(at + 2);
    if (second != nullptr && second->kind == NumberWordKind::kMany &&
        second->value > first.value) {
      number.value *= second->value;
      extend(number, at + 3);
      return number;
    }
  }
  if (first.value == 10) return std::nullopt;  // "tens" alone is too rare to trust
  return number;
}

}  // namespace

NumberWords load_number_words() {
  const Table table = Table::embedded("data/numbers.tsv");
  NumberWords words;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto kind =
        value_in(kNumberWordKindNames, table.cell(row, table.column("kind")));
    if (!kind) throw std::logic_error("data/numbers.tsv: unknown kind");
    const std::string_view value = table.cell(row, table.column("value"));
    words.words[table.cell(row, table.column("word"))] = {
        *kind, std::stod(std::string(value))};
  }
  return words;
}

std::optional<Number> read_number(const Document& document,
                                  std::span<const Token> tokens, std::uint32_t at,
                                  const NumberWords& words) {
  const NumberReader reader(document, tokens, words);
  const std::string_view word = document.folded(tokens[at].span);
  if ((word[0] >= '0' && word[0] <= '9'))
    return reader.in_digits(at, tokens[at].span.begin);
  if (word == "a" || word == "an" || word == "half") return reader.in_words(at);
  const NumberWord* found = words.words.find(word);
  if (found == nullptr) return std::nullopt;
  if (found->kind == NumberWordKind::kMany) return reader.many(at, *found);
  return reader.in_words(at);
}

std::optional<Number> read_number_from(const Document& document,
                                       std::span<const Token> tokens, std::uint32_t at,
                                       std::uint32_t begin, const NumberWords& words) {
  return NumberReader(document, tokens, words).in_digits(at, begin);
}

bool is_joining_hyphen(const Document& document, std::span<const Token> tokens,
                       std::uint32_t at) {
  return at > 0 && at + 1 < tokens.size() &&
         is_hyphen(document.words(tokens[at].span)) &&
         touch(tokens[at - 1], tokens[at]) && touch(tokens[at], tokens[at + 1]);
}

}  // namespace hearsay
