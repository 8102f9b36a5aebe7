#include "times/time_values.h"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <utility>

namespace hearsay {
namespace {

constexpr std::array<std::pair<TimeUnit, std::string_view>, 11> kCodes{
    {{TimeUnit::kSecond, "TS"},
     {TimeUnit::kMinute, "TM"},
     {TimeUnit::kHour, "TH"},
     {TimeUnit::kDay, "D"},
     {TimeUnit::kWeek, "W"},
     {TimeUnit::kFortnight, "F"},
     {TimeUnit::kMonth, "M"},
     {TimeUnit::kQuarter, "Q"},
     {TimeUnit::kYear, "Y"},
     {TimeUnit::kDecade, "E"},
     {TimeUnit::kCentury, "C"}}};

int year_number(Date day) { return static_cast<int>(day.year()); }
unsigned month_number(Date day) { return static_cast<unsigned>(day.month()); }

bool is_in_range(int year) { return year >= 1 && year <= 9999; }

std::optional<Moment> first_of_month(TimeUnit unit, int year, int month) {
  year += (month - 1) / 12;
  month = (month - 1) % 12 + 1;
  if (month < 1) {
    month += 12;
    --year;
  }
  const auto day = make_date(year, static_cast<unsigned>(month), 1);
  if (!day) return std::nullopt;
  return Moment{unit, *day};
}

std::optional<Moment> day_moment(TimeUnit unit, Date from, std::int64_t days) {
  const auto sum = std::chrono::sys_days{from}.time_since_epoch().count() + days;
  const Date day{std::chrono::sys_days{std::chrono::days{sum}}};
  if (!is_in_range(year_number(day))) return std::nullopt;
  return Moment{unit, day};
}

/// How many of the next smaller unit make one, and which that is: 1.5 years are 1 year
/// 6 months.
std::optional<std::pair<int, TimeUnit>> smaller(TimeUnit unit) {
  switch (unit) {
    case TimeUnit::kYear:
      return {{12, TimeUnit::kMonth}};
    case TimeUnit::kHour:
      return {{60, TimeUnit::kMinute}};
    case TimeUnit::kMinute:
      return {{60, TimeUnit::kSecond}};
    case TimeUnit::kDay:
      return {{24, TimeUnit::kHour}};
    case TimeUnit::kSecond:
    case TimeUnit::kWeek:
    case TimeUnit::kFortnight:
    case TimeUnit::kMonth:
    case TimeUnit::kQuarter:
    case TimeUnit::kDecade:
    case TimeUnit::kCentury:
      return std::nullopt;
  }
  return std::nullopt;
}

/// Units that TIMEX3 has no letter for, in one that it has: two decades are 20 years.
std::pair<int, TimeUnit> written(TimeUnit unit) {
  switch (unit) {
    case TimeUnit::kFortnight:
      return {2, TimeUnit::kWeek};
    case TimeUnit::kDecade:
      return {10, TimeUnit::kYear};
    case TimeUnit::kCentury:
      return {100, TimeUnit::kYear};
    case TimeUnit::kSecond:
    case TimeUnit::kMinute:
    case TimeUnit::kHour:
    case TimeUnit::kDay:
    case TimeUnit::kWeek:
    case TimeUnit::kMonth:
    case TimeUnit::kQuarter:
    case TimeUnit::kYear:
      return {1, unit};
  }
  return {1, unit};
}

bool is_clock_unit(TimeUnit unit) { return unit <= TimeUnit::kHour; }

char letter_of(TimeUnit unit) {
  for (const auto& [candidate, code] : kCodes) {
    if (candidate == unit) return code.back();
  }
  return 'X';
}

}  // namespace

std::optional<TimeUnit> parse_time_unit(std::string_view code) {
  for (const auto& [unit, name] : kCodes) {
    if (name == code) return unit;
  }
  return std::nullopt;
}

Moment moment_of(int year) { return {TimeUnit::kYear, *make_date(year, 1, 1)}; }

Moment moment_of(std::chrono::year_month month) {
  return {TimeUnit::kMonth, month / std::chrono::day{1}};
}

Moment moment_of(Date day) { return {TimeUnit::kDay, day}; }

Moment quarter_of(int year, int quarter) {
  return {TimeUnit::kQuarter,
          *make_date(year, static_cast<unsigned>(quarter) * 3 - 2, 1)};
}

std::optional<Moment> moved(Date from, TimeUnit unit, int count) {
  constexpr int kFar = 100000;  // further than any calendar here: no overflow below
  if (count > kFar || count < -kFar) return std::nullopt;
  const int year = year_number(from);
  const int month = static_cast<int>(month_number(from));
  switch (unit) {
    case TimeUnit::kSecond:
    case TimeUnit::kMinute:
    case TimeUnit::kHour:
      return std::nullopt;
    case TimeUnit::kDay:
      return day_moment(unit, from, count);
    case TimeUnit::kWeek:
      return day_moment(unit, from, std::int64_t{7} * count);
    case TimeUnit::kFortnight:
      return day_moment(TimeUnit::kWeek, from, std::int64_t{14} * count);
    case TimeUnit::kMonth:
      return first_of_month(unit, year, month + count);
    case TimeUnit::kQuarter:
      return first_of_month(unit, year, (month - 1) / 3 * 3 + 1 + 3 * count);
    case TimeUnit::kYear:
      return first_of_month(unit, year + count, 1);
    case TimeUnit::kDecade:
      return first_of_month(unit, year + 10 * count, 1);
    case TimeUnit::kCentury:
      return first_of_month(unit, year + 100 * count, 1);
  }
  return std::nullopt;
}

std::optional<Moment> moved_years(Moment moment, int years) {
  const int year = year_number(moment.day) + years;
  const unsigned day = static_cast<unsigned>(moment.day.day());
  const auto same = make_date(year, month_number(moment.day), day);
  if (same) return Moment{moment.unit, *same};
  const auto before = make_date(year, month_number(moment.day), day - 1);  // 29 Feb
  if (!before) return std::nullopt;
  return Moment{moment.unit, *before};
}

std::string value_of(Moment moment) {
  const int year = year_number(moment.day);
  switch (moment.unit) {
    case TimeUnit::kSecond:
    case TimeUnit::kMinute:
    case TimeUnit::kHour:
    case TimeUnit::kDay:
      return format_date(moment.day);
    case TimeUnit::kWeek:
    case TimeUnit::kFortnight:
      return week_value(moment.day);
    case TimeUnit::kMonth:
      return fmt::format("{:04}-{:02}", year, month_number(moment.day));
    case TimeUnit::kQuarter:
      return fmt::format("{:04}-Q{}", year, quarter_number(moment.day));
    case TimeUnit::kYear:
      return fmt::format("{:04}", year);
    case TimeUnit::kDecade:
      return fmt::format("{:03}", year / 10);
    case TimeUnit::kCentury:
      return fmt::format("{:02}", year / 100);
  }
  return {};
}

std::string week_value(Date day) {
  // ISO 8601, 2.2.10: a week belongs to the year that holds its Thursday.
  const Date thursday = days_after(day, 4 - static_cast<int>(weekday_number(day)));
  const auto first = std::chrono::sys_days{*make_date(year_number(thursday), 1, 1)};
  const auto since = (std::chrono::sys_days{thursday} - first).count();
  return fmt::format("{:04}-W{:02}", year_number(thursday), since / 7 + 1);
}

std::string weekend_value(Date day) { return week_value(day) + "-WE"; }

int quarter_number(Date day) { return static_cast<int>(month_number(day) + 2) / 3; }

unsigned weekday_number(Date day) {
  return std::chrono::weekday{std::chrono::sys_days{day}}.iso_encoding();
}

Date weekday_at_or_before(Date from, unsigned weekday) {
  return days_after(from, -static_cast<int>((weekday_number(from) + 7 - weekday) % 7));
}

Date weekday_at_or_after(Date from, unsigned weekday) {
  return days_after(from, static_cast<int>((weekday + 7 - weekday_number(from)) % 7));
}

Date days_after(Date from, int days) {
  return Date{std::chrono::sys_days{from} + std::chrono::days{days}};
}

std::optional<Date> make_date(int year, unsigned month, unsigned day) {
  if (!is_in_range(year)) return std::nullopt;
  const Date date{std::chrono::year{year}, std::chrono::month{month},
                  std::chrono::day{day}};
  if (!date.ok()) return std::nullopt;
  return date;
}

std::optional<std::string> duration_value(double count, TimeUnit unit) {
  constexpr double kMost = 1e9;
  const auto [factor, whole_unit] = written(unit);
  count *= factor;
  if (!(count > 0) || count > kMost) return std::nullopt;
  const double whole = std::floor(count);
  const double rest = count - whole;
  const char* clock = is_clock_unit(whole_unit) ? "T" : "";
  std::string value = fmt::format("P{}", clock);
  if (whole > 0) value += fmt::format("{:.0f}{}", whole, letter_of(whole_unit));
  if (rest == 0) return value;
  const auto below = smaller(whole_unit);
  if (!below) return fmt::format("P{}{:g}{}", clock, count, letter_of(whole_unit));
  const double parts = std::round(rest * below->first);
  if (parts < 1) return std::nullopt;
  if (is_clock_unit(below->second) && !is_clock_unit(whole_unit)) value += 'T';
  return value + fmt::format("{:.0f}{}", parts, letter_of(below->second));
}

std::string vague_duration_value(TimeUnit unit) {
  return fmt::format("P{}X{}", is_clock_unit(unit) ? "T" : "", letter_of(unit));
}

}  // namespace hearsay
