#include "times/time_terms.h"

#include <optional>

#include "times/written_times.h"

namespace hearsay {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

/// Reads the tokens of one sentence one after the other.
class TermReader {
 public:
  TermReader(const Document& document, std::span<const Token> tokens,
             const TimeWords& words, std::vector<TimeTerm>& terms)
      : document_(document), tokens_(tokens), words_(words), terms_(terms) {}

  void read(std::uint32_t at) {
    const std::string_view word = document_.folded(tokens_[at].span);
    if (is_digit(word[0])) {
      read_digits_at(at, word);
      return;
    }
    if (word.starts_with("mid-")) {  // one word, as Universal Dependencies has it
      read_after_mid(word.substr(4));
      return;
    }
    if (const auto* entries = words_.words.find(word)) {
      for (const TimeWord& entry : *entries) read_entry(at, entry);
    }
    if (word == "a" || word == "half" || words_.numbers.words.contains(word)) {
      read_number_at(at);
    }
  }

 private:
  void add(TimeClass c, double value, std::size_t tokens = 1) {
    terms_.push_back({symbol_of(c), static_cast<std::uint8_t>(tokens), value, {}});
  }

  void read_entry(std::uint32_t at, const TimeWord& entry) {
    if (entry.title && !is_capital(document_.text()[tokens_[at].span.begin])) return;
    if (at + entry.rest.size() >= tokens_.size()) return;
    for (std::size_t i = 0; i < entry.rest.size(); ++i) {
      if (document_.folded(tokens_[at + 1 + i].span) != entry.rest[i]) return;
    }
    terms_.push_back({entry.symbol, static_cast<std::uint8_t>(1 + entry.rest.size()),
                      entry.value, entry.code});
  }

  /// "mid-November", "mid-1996".
  void read_after_mid(std::string_view word) {
    const auto year = read_number_and_rest(word);
    if (year && year->rest.empty()) read_plain(year->value, word.size());
    const auto* entries = words_.words.find(word);
    if (entries == nullptr) return;
    for (const TimeWord& entry : *entries) {
      if (!entry.rest.empty()) continue;
      terms_.push_back({entry.symbol, 1, entry.value, entry.code});
    }
  }

  void read_number_at(std::uint32_t at) {
    const auto number = read_number(document_, tokens_, at, words_.numbers);
    if (!number || number->form == NumberForm::kMany) return;
    if (number->span.end < tokens_[number->last - 1].span.end) return;  // "5m"
    add(TimeClass::kNumber, number->value, number->last - at);
    if (number->form == NumberForm::kWords) read_spoken_year(at, *number);
  }

  /// "nineteen ninety-six", "twenty twenty-five", "two thousand".
  void read_spoken_year(std::uint32_t at, const Number& first) {
    if (first.value >= 1900 && first.value <= 2100) {
      add(TimeClass::kYear, first.value, first.last - at);
    }
    if (first.value < 15 || first.value > 20 || first.last >= tokens_.size()) return;
    const auto second = read_number(document_, tokens_, first.last, words_.numbers);
    if (!second || second->form != NumberForm::kWords) return;
    if (second->value < 10 || second->value > 99) return;
    add(TimeClass::kYear, first.value * 100 + second->value, second->last - at);
  }

  bool read_date_at(std::uint32_t at) {
    const Span span = tokens_[at].span;
    const auto text = document_.text();
    const char after = span.end < text.size() ? text[span.end] : ' ';
    if (after != '-' && after != '/' &&
        document_.words(span).find_first_of("-/.") == std::string_view::npos) {
      return false;
    }
    const auto date = read_written_date(text.substr(span.begin, 12));
    if (!date) return false;
    std::uint32_t last = at;
    while (last < tokens_.size() &&
           tokens_[last].span.begin < span.begin + date->size) {
      ++last;
    }
    add(TimeClass::kWrittenDate, date->value, last - at);
    return true;
  }

  void read_digits_at(std::uint32_t at, std::string_view word) {
    if (read_date_at(at)) return;
    if (const auto found = read_number_and_rest(word)) read_with_rest(*found, word);
    if (const auto clock = read_written_clock(word)) {
      if (clock->sure) {
        add(TimeClass::kFullClock, clock->minutes);
      } else if (clock->colon) {
        add(TimeClass::kClock, clock->minutes);
      } else if (clock->minutes >= 60 && clock->minutes < 13 * 60) {
        add(TimeClass::kHour, clock->minutes);
      }
    }
    read_number_at(at);
  }

  /// "2024", "5th", "1990s".
  void read_with_rest(const NumberAndRest& found, std::string_view word) {
    const std::size_t size = word.size() - found.rest.size();
    const std::string_view rest = found.rest;
    if (rest.empty()) read_plain(found.value, size);
    if (rest == "st" || rest == "nd" || rest == "rd" || rest == "th") {
      add(TimeClass::kOrdinal, found.value);
      if (found.value >= 1 && found.value <= 31) add(TimeClass::kDay, found.value);
    }
    if (rest != "s" || found.value % 10 != 0) return;
    if (size == 4) add(TimeClass::kDecade, found.value);
    if (size == 2) add(TimeClass::kShortDecade, found.value);
  }

  void read_plain(int value, std::size_t size) {
    if (size <= 2 && value >= 1 && value <= 31) add(TimeClass::kDay, value);
    if (size == 4 && value >= 1000 && value <= 2100) add(TimeClass::kYear, value);
  }

  const Document& document_;
  std::span<const Token> tokens_;
  const TimeWords& words_;
  std::vector<TimeTerm>& terms_;
};

}  // namespace

void TimeTerms::read(const Document& document, std::span<const Token> tokens,
                     const TimeWords& words) {
  terms_.clear();
  first_.assign(1, 0);
  TermReader reader(document, tokens, words, terms_);
  for (std::uint32_t at = 0; at < tokens.size(); ++at) {
    reader.read(at);
    first_.push_back(static_cast<std::uint32_t>(terms_.size()));
  }
}

const TimeTerm* TimeTerms::find(std::uint32_t token, TimeClass c) const {
  if (token >= size()) return nullptr;
  for (const TimeTerm& term : at(token)) {
    if (term.is(c)) return &term;
  }
  return nullptr;
}

}  // namespace hearsay
