#include "times/resolve_calendar.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <limits>

#include "times/written_times.h"

namespace hearsay {
namespace {

int year_of(Date day) { return static_cast<int>(day.year()); }
int month_of(Date day) { return static_cast<int>(static_cast<unsigned>(day.month())); }

/// Which way "last" or "next" points, else which way the words around lean.
std::optional<Lean> shift_or_lean(const TimeQuestion& question) {
  const auto shift = question.number(TimeClass::kShift);
  if (!shift || *shift == 0) return question.lean();
  return *shift < 0 ? Lean::kPast : Lean::kFuture;
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

}  // namespace

TimeAnswer named_date(const TimeQuestion& question) {
  const auto year = question.said_year();
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
  return counted_from_report(question, moment);
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
  const Recurring recurring{static_cast<unsigned>(month), 1, TimeUnit::kMonth,
                            std::nullopt};
  return counted_from_report(question, recurring.in(year));
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
  return counted_from_report(question, moment);
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
                       question.lean());
    meaning.counted_from = CountedFrom::kDocument;
  }
  meaning.value = fmt::format("{:04}-{}", *year, code);
  return meaning;
}

}  // namespace hearsay
