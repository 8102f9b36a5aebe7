#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "base/calendar.h"

namespace hearsay {

// The arithmetic of TIMEX3 values: moving over the calendar, and writing what was
// reached. Everything here is exact and knows nothing of words.

enum class TimeUnit {
  kSecond,
  kMinute,
  kHour,
  kDay,
  kWeek,
  kFortnight,
  kMonth,
  kQuarter,
  kYear,
  kDecade,
  kCentury
};

/// "TS" "TM" "TH" "D" "W" "F" "M" "Q" "Y" "E" "C", as data/times/words.tsv has them.
std::optional<TimeUnit> parse_time_unit(std::string_view code);

/// A stretch of the calendar: the whole day, month, quarter, year ... that holds `day`.
struct Moment {
  TimeUnit unit = TimeUnit::kDay;
  Date day;

  friend bool operator==(const Moment&, const Moment&) = default;
};

Moment moment_of(int year);  ///< 1 to 9999
Moment moment_of(std::chrono::year_month month);
Moment moment_of(Date day);
Moment quarter_of(int year, int quarter);  ///< quarter 1 to 4

/// The moment `count` units away, as wide as `unit`; none outside the years 1 to 9999.
std::optional<Moment> moved(Date from, TimeUnit unit, int count);

/// The same moment so many years away: the third quarter, a year earlier.
std::optional<Moment> moved_years(Moment moment, int years);

/// "2025-11-30", "2025-W48", "2025-11", "2025-Q4", "2025", "202", "20".
std::string value_of(Moment moment);

/// The ISO 8601 week that holds `day`, "2025-W48"; its weekend is "2025-W48-WE".
std::string week_value(Date day);
std::string weekend_value(Date day);

int quarter_number(Date day);       ///< 1 to 4
unsigned weekday_number(Date day);  ///< 1 Monday to 7 Sunday

/// The nearest day of that weekday, `from` itself included where it is one.
Date weekday_at_or_before(Date from, unsigned weekday);
Date weekday_at_or_after(Date from, unsigned weekday);
Date days_after(Date from, int days);  ///< negative: before

/// `month` and `day` in a year in which there is such a day; none else.
std::optional<Date> make_date(int year, unsigned month, unsigned day);

/// "P3Y", "PT30M"; a part is written in the next smaller unit ("P2Y6M"), of weeks and
/// months as decimals ("P1.5W"). None for no length and for more than 10^9 units.
std::optional<std::string> duration_value(double count, TimeUnit unit);

/// "PXY": some years.
std::string vague_duration_value(TimeUnit unit);

}  // namespace hearsay
