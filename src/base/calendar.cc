#include "base/calendar.h"

#include <fmt/format.h>

#include <charconv>

namespace hearsay {
namespace {

/// The `length` digits at `at`, or nothing when there is anything else.
std::optional<int> digits(std::string_view text, std::size_t at, std::size_t length) {
  if (at + length > text.size()) return std::nullopt;
  int value = 0;
  for (const char c : text.substr(at, length)) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

bool is(std::string_view text, std::size_t at, char c) {
  return at < text.size() && text[at] == c;
}

/// "Z", "+02:00", "-0530" at the end of an instant, as minutes east of Greenwich.
std::optional<int> offset_minutes(std::string_view text) {
  if (text == "Z" || text == "z") return 0;
  if (text.empty() || (text[0] != '+' && text[0] != '-')) return std::nullopt;
  const bool colon = is(text, 3, ':');
  const auto hours = digits(text, 1, 2);
  const auto minutes = digits(text, colon ? 4 : 3, 2);
  if (!hours || !minutes || text.size() != (colon ? 6U : 5U)) return std::nullopt;
  if (*hours > 14 || *minutes > 59) return std::nullopt;
  return (text[0] == '-' ? -1 : 1) * (*hours * 60 + *minutes);
}

}  // namespace

std::optional<Date> parse_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = digits(text, 0, 4);
  const auto month = digits(text, 5, 2);
  const auto day = digits(text, 8, 2);
  if (!year || !month || !day || *year == 0) return std::nullopt;
  const Date date{std::chrono::year{*year},
                  std::chrono::month{static_cast<unsigned>(*month)},
                  std::chrono::day{static_cast<unsigned>(*day)}};
  if (!date.ok()) return std::nullopt;
  return date;
}

std::optional<Instant> parse_instant(std::string_view text) {
  const auto date = parse_date(text.substr(0, 10));
  if (!date || text.size() < 17 || (text[10] != 'T' && text[10] != ' ')) {
    return std::nullopt;
  }
  const auto hour = digits(text, 11, 2);
  const auto minute = digits(text, 14, 2);
  if (!hour || !minute || text[13] != ':' || *hour > 23 || *minute > 59) {
    return std::nullopt;
  }
  std::size_t at = 16;
  int second = 0;
  if (is(text, at, ':')) {
    const auto found = digits(text, at + 1, 2);
    if (!found || *found > 60) return std::nullopt;
    second = *found == 60 ? 59 : *found;  // a leap second: UTC days here have 86,400
    at += 3;
  }
  if (is(text, at, '.')) {  // fractions of a second are finer than news is
    ++at;
    while (at < text.size() && text[at] >= '0' && text[at] <= '9') ++at;
  }
  const auto offset = offset_minutes(text.substr(at));
  if (!offset) return std::nullopt;
  const Instant instant = std::chrono::sys_days{*date} + std::chrono::hours{*hour} +
                          std::chrono::minutes{*minute - *offset} +
                          std::chrono::seconds{second};
  // The offset may lead out of the years 0001 to 9999, and then it could not be
  // written.
  if (!parse_date(format_instant(instant).substr(0, 10))) return std::nullopt;
  return instant;
}

std::string format_date(Date date) {
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

std::string format_instant(Instant instant) {
  const auto day = std::chrono::floor<std::chrono::days>(instant);
  const std::chrono::hh_mm_ss time{instant - day};
  return fmt::format("{}T{:02}:{:02}:{:02}Z", format_date(Date{day}),
                     time.hours().count(), time.minutes().count(),
                     time.seconds().count());
}

std::optional<Published> parse_published(std::string_view text) {
  if (const auto date = parse_date(text)) return Published{*date, std::nullopt};
  // "2025-12-02T08:30" names no zone, and so no instant: the day is what it tells.
  if (parse_instant(std::string(text) + "Z")) {
    return Published{*parse_date(text.substr(0, 10)), std::nullopt};
  }
  const auto instant = parse_instant(text);
  if (!instant) return std::nullopt;
  return Published{Date{std::chrono::floor<std::chrono::days>(*instant)}, instant};
}

std::string format_published(const Published& published) {
  return published.instant ? format_instant(*published.instant)
                           : format_date(published.day);
}

}  // namespace hearsay
