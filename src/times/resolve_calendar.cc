#include "times/resolve_calendar.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <limits>

#include "times/time_context.h"

namespace hearsay {
namespace {

int year_of(Date day) { return static_cast<int>(day.year()); }
int month_of(Date day) { return static_cast<int>(static_cast<unsigned>(day.month())); }

std::optional<Lean> lean_of(const TimeQuestion& question) {
  return lean_at(question.sentence, question.match.first, question.match.last);
}

/// Which way "last" or "next" points, else which way the words around lean.
std::optional<Lean> shift_or_lean(const TimeQuestion& question) {
  const auto shift = question.number(TimeClass::kShift);
  if (!shift || *shift == 0) return lean_of(question);
  return *shift < 0 ? Lean::kPast : Lean::kFuture;
}

/// The year said or, with "last year" beside it, counted.
std::optional<int> said_year(const TimeQuestion& question) {
  if (const auto year = question.number(TimeClass::kYear)) return year;
  const auto shift = question.number(TimeClass::kShift);
  if (!shift || !question.today || !question.holds("year")) return std::nullopt;
  return year_of(*question.today) + *shift;
}

/// A day or month that recurs each year, in the year that is meant.
struct Recurring {
  unsigned month = 1;
  unsigned day = 1;
  TimeUnit unit = TimeUnit::kDay;
  std::optional<unsigned> weekday;

  std::optional<Moment> in(int year) const {
    const auto date = make_date(year, month, day);
    if (!date) return std::nullopt;
    return Moment{unit, *date};
  }
};

/// Days from today to the moment, 0 while it lasts.
int days_to(Moment moment, Date today) {
  const auto days = [](Date day) {
    return std::chrono::sys_days{day}.time_since_epoch().count();
  };
  if (moment.unit == TimeUnit::kMonth && year_of(moment.day) == year_of(today) &&
      month_of(moment.day) == month_of(today)) {
    return 0;
  }
  return static_cast<int>(days(moment.day) - days(today));
}

/// The nearest one. News tells what has been, so the past is preferred a little; a word
/// that leans to one side is preferred more, but does not move "21 December", read in
/// October, by ten months.
std::optional<Moment> nearest(const Recurring& recurring, Date today,
                              std::optional<Lean> lean) {
  constexpr int kNever = std::numeric_limits<int>::max();
  const int past = lean == Lean::kFuture ? 4 : 1;
  const int future = lean == Lean::kFuture ? 1 : lean == Lean::kPast ? 4 : 2;
  const auto cost = [&](Moment moment) {
    if (recurring.weekday && *recurring.weekday != weekday_number(moment.day)) {
      return kNever;
    }
    const int days = days_to(moment, today);
    return days > 0 ? future * days : past * -days;
  };
  std::optional<Moment> best;
  // Eight years hold a 29 February even around 1900.
  for (int year = year_of(today) - 8; year <= year_of(today) + 8; ++year) {
    const auto moment = recurring.in(year);
    if (!moment || cost(*moment) == kNever) continue;
    if (!best || cost(*moment) < cost(*best)) best = moment;
  }
  return best;
}

struct Season {
  std::string_view code;
  unsigned month;  ///< its first
};

constexpr std::array<Season, 4> kSeasons{{{"SP", 3}, {"SU", 6}, {"FA", 9}, {"WI", 12}}};

/// The year of "last summer", "this fall", "the winter"; a winter has the year it
/// begins in.
int season_year(const Season& season, Date today, std::optional<int> shift,
                std::optional<Lean> lean) {
  const int months = year_of(today) * 12 + month_of(today);
  const auto begins = [&](int year) {
    return year * 12 + static_cast<int>(season.month);
  };
  int year = year_of(today);
  const bool in_last_winter = season.month == 12 && month_of(today) <= 2;
  if (shift == 1) return begins(year) > months ? year : year + 1;
  if (shift == -1) {
    while (begins(year) + 3 > months) --year;
    return year;
  }
  if (shift == 0 || lean == Lean::kFuture) return in_last_winter ? year - 1 : year;
  return begins(year) > months ? year - 1 : year;
}

/// A quarter without a year: of this year once it is at most a quarter ahead.
std::optional<Moment> near_quarter(int quarter, Date today) {
  const int year = year_of(today);
  const int ahead = quarter - quarter_number(today);
  if (year <= 1 || year >= 9999) return std::nullopt;
  return quarter_of(ahead > 1 ? year - 1 : year, quarter);
}

/// Such a quarter, `years` away.
TimeAnswer quarter_moved(const TimeQuestion& question, int years) {
  const auto number = question.number(TimeClass::kOrdinal);
  if (!number || *number < 1 || *number > 4) return std::nullopt;
  if (const auto year = said_year(question)) {
    if (*year < 1 || *year > 9999) return std::nullopt;
    const Moment moment = quarter_of(*year, *number);
    return question.number(TimeClass::kYear) ? told(question, moment)
                                             : counted_from_report(question, moment);
  }
  if (!question.today) return untold(question);
  const auto near = near_quarter(*number, *question.today);
  const auto moment = near ? moved_years(*near, years) : std::nullopt;
  if (!moment) return untold(question);
  return counted_from_report(question, *moment);
}

}  // namespace

TimeAnswer named_date(const TimeQuestion& question) {
  const auto year = said_year(question);
  const auto month = question.number(TimeClass::kMonth);
  if (!month) {
    if (!year || *year < 1 || *year > 9999) return std::nullopt;
    return told(question, moment_of(*year));
  }
  auto day = question.number(TimeClass::kDay);
  if (!day) day = question.number(TimeClass::kOrdinal);
  Recurring recurring{static_cast<unsigned>(*month),
                      static_cast<unsigned>(day.value_or(1)),
                      day ? TimeUnit::kDay : TimeUnit::kMonth, std::nullopt};
  if (!recurring.in(2000)) return std::nullopt;  // a leap year: no such day in any
  if (year) {
    const auto moment = recurring.in(*year);
    if (!moment) return std::nullopt;
    return question.number(TimeClass::kYear) ? told(question, *moment)
                                             : counted_from_report(question, *moment);
  }
  if (!question.today) return untold(question);
  auto weekday = question.number(TimeClass::kWeekday);
  if (!weekday) weekday = question.number(TimeClass::kShortWeekday);
  if (weekday && day) recurring.weekday = static_cast<unsigned>(*weekday);
  const auto moment = nearest(recurring, *question.today, shift_or_lean(question));
  if (!moment) return untold(question);
  return counted_from_report(question, *moment);
}

TimeAnswer written_date(const TimeQuestion& question) {
  const int number = static_cast<int>(question.slot(TimeClass::kWrittenDate)->value);
  if (number == kNoDate) return std::nullopt;
  if (number == kAnyDate) return untold(question);
  const auto date = make_date(number / 10000, static_cast<unsigned>(number / 100 % 100),
                              static_cast<unsigned>(number % 100));
  return told(question, moment_of(*date));
}

/// "last May", "this September": the month itself is never the present one for last
/// and next.
TimeAnswer shifted_month(const TimeQuestion& question) {
  if (!question.today) return untold(question);
  const int month = *question.number(TimeClass::kMonth);
  const int shift = *question.number(TimeClass::kShift);
  int year = year_of(*question.today);
  if (shift < 0 && month >= month_of(*question.today)) --year;
  if (shift > 0 && month <= month_of(*question.today)) ++year;
  const auto day = make_date(year, static_cast<unsigned>(month), 1);
  if (!day) return untold(question);
  return counted_from_report(question, Moment{TimeUnit::kMonth, *day});
}

TimeAnswer holiday(const TimeQuestion& question) {
  const std::string_view code = question.slot(TimeClass::kHoliday)->code;
  const auto digits = [&](std::size_t at) {
    return static_cast<unsigned>((code[at] - '0') * 10 + code[at + 1] - '0');
  };
  const Recurring recurring{digits(0), digits(3), TimeUnit::kDay, std::nullopt};
  if (const auto year = question.number(TimeClass::kYear)) {
    return told(question, *recurring.in(*year));
  }
  if (!question.today) return untold(question);
  const auto moment = nearest(recurring, *question.today, shift_or_lean(question));
  if (!moment) return untold(question);
  return counted_from_report(question, *moment);
}

/// "the 1990s", "the '80s", "the nineties": short ones are the latest that has begun.
TimeAnswer decade(const TimeQuestion& question) {
  int first = 0;
  if (const auto whole = question.number(TimeClass::kDecade)) {
    first = *whole;
  } else {
    const auto digits = question.number(TimeClass::kShortDecade);
    const auto name = question.number(TimeClass::kDecadeName);
    const int years = digits ? *digits : name.value_or(0) * 10;
    const int now = question.today ? year_of(*question.today) : 1999;
    first = now / 100 * 100 + years;
    if (first > now) first -= 100;
  }
  if (first < 1 || first > 9990) return std::nullopt;
  const Moment moment{TimeUnit::kDecade, moment_of(first).day};
  return told(question, moment);
}

TimeAnswer century(const TimeQuestion& question) {
  const auto ordinal = question.number(TimeClass::kOrdinal);
  if (!ordinal || *ordinal < 1 || *ordinal > 99) return std::nullopt;
  return written(question, fmt::format("{:02}", *ordinal - 1));
}

TimeAnswer season(const TimeQuestion& question) {
  const std::string_view code = question.slot(TimeClass::kSeason)->code;
  const auto found = std::ranges::find(kSeasons, code, &Season::code);
  auto year = question.number(TimeClass::kYear);
  if (!year && !question.today) return untold(question);
  TimeMeaning meaning = untold(question);
  if (!year) {
    year = season_year(*found, *question.today, question.number(TimeClass::kShift),
                       lean_of(question));
    meaning.counted_from = CountedFrom::kDocument;
  }
  meaning.value = fmt::format("{:04}-{}", *year, code);
  return meaning;
}

/// "the latest quarter": the one the report is about, else the last that has ended.
TimeAnswer latest_quarter(const TimeQuestion& question) {
  if (question.quarter) {
    return counted_from_time(question, question.quarter->moment, *question.quarter);
  }
  if (!question.today) return untold(question);
  const auto moment = moved(*question.today, TimeUnit::kQuarter, -1);
  if (!moment) return untold(question);
  return counted_from_report(question, *moment);
}

/// "the 1988 period": the same quarter in that year.
TimeAnswer quarter_of_year(const TimeQuestion& question) {
  const int year = *question.number(TimeClass::kYear);
  if (!question.quarter) return told(question, moment_of(year));
  const int number = quarter_number(question.quarter->moment.day);
  return counted_from_time(question, quarter_of(year, number), *question.quarter);
}

/// "a year earlier", "the year-ago quarter": before the quarter the report is about,
/// else before the year it named, else last year.
TimeAnswer year_earlier(const TimeQuestion& question) {
  if (question.quarter) {
    const auto moment = moved_years(question.quarter->moment, -1);
    if (moment) return counted_from_time(question, *moment, *question.quarter);
  }
  if (question.anchor && question.holds("earlier")) {
    const auto moment = moved(question.anchor->moment.day, TimeUnit::kYear, -1);
    if (moment) return counted_from_time(question, *moment, *question.anchor);
  }
  if (!question.today) return untold(question);
  const auto moment = moved(*question.today, TimeUnit::kYear, -1);
  if (!moment) return untold(question);
  return counted_from_report(question, *moment);
}

TimeAnswer half_year(const TimeQuestion& question) {
  const int half = question.number(TimeClass::kOrdinal).value_or(2);
  const auto year = said_year(question);
  if (half < 1 || half > 2) return std::nullopt;
  if (!year) return untold(question);
  return written(question, fmt::format("{:04}-H{}", *year, half));
}

TimeAnswer quarter(const TimeQuestion& question) { return quarter_moved(question, 0); }

TimeAnswer quarter_year_earlier(const TimeQuestion& question) {
  return quarter_moved(question, -1);
}

}  // namespace hearsay
