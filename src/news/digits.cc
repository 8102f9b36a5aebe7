#include "news/digits.h"

#include <array>
#include <charconv>

namespace hearsay {
namespace {

constexpr std::size_t kMostDigits = 15;  // more than a double keeps exactly

bool is_digit_at(std::string_view text, std::size_t at) {
  return at < text.size() && text[at] >= '0' && text[at] <= '9';
}

/// The end of a run of digits with single "," and "." between them.
std::uint32_t run_end(std::string_view text, std::uint32_t begin) {
  std::uint32_t at = begin;
  while (is_digit_at(text, at) ||
         (at < text.size() && (text[at] == ',' || text[at] == '.') &&
          is_digit_at(text, at + 1))) {
    ++at;
  }
  return at;
}

/// Whether "," stands before each group of three ("1,945,000"), or as in India before
/// the last three and then each two ("12,34,567").
bool is_grouped_well(std::string_view whole) {
  std::size_t end = whole.size();
  std::size_t group = 3;
  bool india = false;
  while (true) {
    const std::size_t comma = whole.rfind(',', end - 1);
    if (comma == whole.npos) return end >= 1 && end <= group;
    const std::size_t size = end - comma - 1;
    if (size == 2 && end != whole.size()) {
      india = true;
      group = 2;
    }
    if (size != group || comma == 0 || (india && size == 3)) return false;
    end = comma;
  }
}

std::optional<double> digits_value(std::string_view run) {
  const std::size_t point = run.find('.');
  const std::string_view whole = run.substr(0, point);
  const std::string_view decimals =
      point == run.npos ? std::string_view{} : run.substr(point + 1);
  if (decimals.find_first_of(".,") != decimals.npos) return std::nullopt;
  if (whole.find(',') != whole.npos && !is_grouped_well(whole)) return std::nullopt;
  if (whole.size() > 1 && whole[0] == '0') return std::nullopt;
  std::array<char, kMostDigits + 2> cleaned;
  std::size_t size = 0;
  for (const char c : run) {
    if (c == ',') continue;
    if (size == cleaned.size() - 1) return std::nullopt;
    cleaned[size++] = c;
  }
  if (size - (point == run.npos ? 0 : 1) > kMostDigits) return std::nullopt;
  double value = 0;
  std::from_chars(cleaned.data(), cleaned.data() + size, value);
  return value;
}

}  // namespace

Digits read_digits(std::string_view text, std::uint32_t begin) {
  Digits digits;
  digits.end = run_end(text, begin);
  const std::string_view run = text.substr(begin, digits.end - begin);
  digits.plain = run.find_first_of(".,") == run.npos;
  // "7:15" is a clock's, "12/3" a fraction or a date.
  const bool goes_on = digits.end < text.size() && text[digits.end] == ':' &&
                       is_digit_at(text, digits.end + 1);
  if (!run.empty() && !goes_on) digits.value = digits_value(run);
  return digits;
}

}  // namespace hearsay
