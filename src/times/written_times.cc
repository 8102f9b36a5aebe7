#include "times/written_times.h"

#include <array>
#include <charconv>

#include "times/time_values.h"

namespace hearsay {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Reads numbers and the marks between them from the front of a text.
class Front {
 public:
  explicit Front(std::string_view text) : rest_(text) {}

  std::optional<int> number() {
    const auto found = read_number_and_rest(rest_);
    if (!found) return std::nullopt;
    last_size_ = rest_.size() - found->rest.size();
    rest_ = found->rest;
    return found->value;
  }
  bool take(char mark) {
    if (!rest_.starts_with(mark)) return false;
    rest_.remove_prefix(1);
    return true;
  }

  std::string_view rest() const { return rest_; }
  std::size_t last_size() const { return last_size_; }  ///< of the last number

 private:
  std::string_view rest_;
  std::size_t last_size_ = 0;
};

double date_number(int year, int month, int day) {
  if (month < 1 || month > 12 || day < 1) return kNoDate;
  if (!make_date(year, static_cast<unsigned>(month), static_cast<unsigned>(day))) {
    return kNoDate;
  }
  return year * 10000.0 + month * 100 + day;
}

/// Three numbers with the same mark between them.
struct ThreeNumbers {
  std::array<int, 3> values{};
  char mark = '-';
  std::size_t first_size = 0;  ///< digits of the first
  std::size_t last_size = 0;
  std::size_t size = 0;  ///< of all, in bytes
};

std::optional<ThreeNumbers> read_three(std::string_view text) {
  Front front(text);
  ThreeNumbers three;
  for (std::size_t i = 0; i < 3; ++i) {
    if (i == 1 && !front.rest().empty()) three.mark = front.rest()[0];
    if (i > 0 && !front.take(three.mark)) return std::nullopt;
    const auto value = front.number();
    if (!value) return std::nullopt;
    three.values[i] = *value;
    (i == 0 ? three.first_size : three.last_size) = front.last_size();
  }
  const std::string_view rest = front.rest();
  if (rest.starts_with(three.mark) && rest.size() > 1 && is_digit(rest[1])) {
    return std::nullopt;  // "1.2.3.4"
  }
  three.size = text.size() - rest.size();
  return three;
}

}  // namespace

std::optional<NumberAndRest> read_number_and_rest(std::string_view word) {
  NumberAndRest found;
  const std::string_view digits = word.substr(0, 8);
  const auto end =
      std::from_chars(digits.data(), digits.data() + digits.size(), found.value).ptr;
  const auto size = static_cast<std::size_t>(end - digits.data());
  if (size == 0 || !is_digit(word[0]) || (size < word.size() && is_digit(word[size]))) {
    return std::nullopt;
  }
  found.rest = word.substr(size);
  return found;
}

std::optional<WrittenDate> read_written_date(std::string_view text) {
  const auto three = read_three(text);
  if (!three) return std::nullopt;
  const auto [first, second, third] = three->values;
  if (three->mark == '-') {
    if (three->first_size != 4 || three->size != 10) return std::nullopt;
    return WrittenDate{date_number(first, second, third), three->size};
  }
  if ((three->mark != '/' && three->mark != '.') || three->last_size != 4) {
    return std::nullopt;
  }
  double value = kAnyDate;
  if (three->mark == '.' || first > 12) {
    value = date_number(third, second, first);
  } else if (second > 12 || first == second) {  // American: the month first
    value = date_number(third, first, second);
  }
  return WrittenDate{value, three->size};
}

std::optional<WrittenClock> read_written_clock(std::string_view word) {
  Front front(word);
  WrittenClock clock;
  const auto hour = front.number();
  if (!hour) return std::nullopt;
  std::optional<int> minute = 0;
  clock.colon = front.take(':');
  if (clock.colon || front.take('.')) {
    minute = front.number();
    if (!minute || front.last_size() != 2 || *minute > 59) return std::nullopt;
    if (clock.colon && front.take(':') && !front.number()) return std::nullopt;
  }
  const std::string_view half = front.rest();
  const bool pm = half == "pm" || half == "p.m" || half == "p.m.";
  clock.sure = pm || half == "am" || half == "a.m" || half == "a.m.";
  if (!half.empty() && !clock.sure) return std::nullopt;
  if (clock.sure ? *hour < 1 || *hour > 12 : *hour * 60 + *minute > 24 * 60) {
    return std::nullopt;
  }
  const int hours = clock.sure ? *hour % 12 + (pm ? 12 : 0) : *hour;
  clock.minutes = hours * 60 + *minute;
  return clock;
}

}  // namespace hearsay
