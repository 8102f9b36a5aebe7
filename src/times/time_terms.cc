#include "times/time_terms.h"

#include <charconv>
#include <optional>

#include "times/time_values.h"

namespace hearsay {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

/// The number at the front of `text`, which then begins after it; at most 8 digits.
std::optional<int> take_number(std::string_view& text) {
  int value = 0;
  const auto digits = text.substr(0, 8);
  const auto end =
      std::from_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  const auto size = static_cast<std::size_t>(end - digits.data());
  if (size == 0 || (size < text.size() && is_digit(text[size]))) return std::nullopt;
  text.remove_prefix(size);
  return value;
}

bool take(std::string_view& text, char c) {
  if (text.empty() || text[0] != c) return false;
  text.remove_prefix(1);
  return true;
}

double date_number(int year, int month, int day) {
  if (month < 1 || month > 12 || day < 1) return kNoDate;
  if (!make_date(year, static_cast<unsigned>(month), static_cast<unsigned>(day))) {
    return kNoDate;
  }
  return year * 10000.0 + month * 100 + day;
}

struct WrittenDate {
  double value = kNoDate;
  std::size_t size = 0;  ///< in bytes
};

/// "2025-12-02", "31/12/2025", "31.12.2025" at the front of `text`.
std::optional<WrittenDate> read_written_date(std::string_view text) {
  std::string_view rest = text;
  const auto first = take_number(rest);
  if (!first || rest.empty()) return std::nullopt;
  const char mark = rest[0];
  if ((mark != '-' && mark != '/' && mark != '.') || !take(rest, mark)) {
    return std::nullopt;
  }
  const auto second = take_number(rest);
  if (!second || !take(rest, mark)) return std::nullopt;
  const std::size_t before_third = rest.size();
  const auto third = take_number(rest);
  if (!third) return std::nullopt;
  const std::size_t third_size = before_third - rest.size();
  const std::size_t size = text.size() - rest.size();
  if (!rest.empty() && (is_digit(rest[0]) || rest[0] == mark)) return std::nullopt;
  if (mark == '-') {
    if (text.substr(0, 4).find('-') != text.npos || text[4] != '-' || size != 10) {
      return std::nullopt;
    }
    return WrittenDate{date_number(*first, *second, *third), size};
  }
  if (third_size != 4) return std::nullopt;
  if (mark == '.' || *first > 12) {
    return WrittenDate{date_number(*third, *second, *first), size};
  }
  if (*second > 12 || *first == *second) {  // American: the month first
    return WrittenDate{date_number(*third, *first, *second), size};
  }
  return WrittenDate{kAnyDate, size};
}

/// "7:15", "7.15pm", "10am", "14:30:05": minutes after midnight, and whether am or pm
/// makes it sure. `word` is one token.
struct ClockTime {
  int minutes = 0;
  bool sure = false;
  bool colon = false;
};

std::optional<ClockTime> read_clock(std::string_view word) {
  const auto hour = take_number(word);
  if (!hour || *hour > 24) return std::nullopt;
  ClockTime time;
  int minute = 0;
  if (word.starts_with(':') || word.starts_with('.')) {
    time.colon = word[0] == ':';
    word.remove_prefix(1);
    const std::size_t before = word.size();
    const auto found = take_number(word);
    if (!found || before - word.size() != 2 || *found > 59) return std::nullopt;
    minute = *found;
    if (time.colon && take(word, ':') && !take_number(word)) return std::nullopt;
  }
  const bool pm = word == "pm" || word == "p.m" || word == "p.m.";
  time.sure = pm || word == "am" || word == "a.m" || word == "a.m.";
  if (!word.empty() && !time.sure) return std::nullopt;
  if (time.sure && (*hour < 1 || *hour > 12)) return std::nullopt;
  time.minutes = (time.sure ? *hour % 12 + (pm ? 12 : 0) : *hour) * 60 + minute;
  return time;
}

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
    std::string_view rest = word;
    const auto value = take_number(rest);
    if (value && rest.empty()) read_plain(*value, word.size());
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
    std::string_view rest = word;
    const auto value = take_number(rest);
    if (value) {
      const std::size_t size = word.size() - rest.size();
      if (rest.empty()) read_plain(*value, size);
      if (rest == "st" || rest == "nd" || rest == "rd" || rest == "th") {
        add(TimeClass::kOrdinal, *value);
        if (*value >= 1 && *value <= 31) add(TimeClass::kDay, *value);
      }
      if (rest == "s" && *value % 10 == 0) {
        if (size == 4) add(TimeClass::kDecade, *value);
        if (size == 2) add(TimeClass::kShortDecade, *value);
      }
    }
    if (const auto clock = read_clock(word)) {
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
