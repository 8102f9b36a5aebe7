#include "times/resolve_quarter.h"

#include <fmt/format.h>

namespace hearsay {
namespace {

/// A quarter without a year: of this year once it is at most a quarter ahead.
std::optional<Moment> near_quarter(int quarter, Date today) {
  const int year = static_cast<int>(today.year());
  const int ahead = quarter - quarter_number(today);
  if (year <= 1 || year >= 9999) return std::nullopt;
  return quarter_of(ahead > 1 ? year - 1 : year, quarter);
}

/// Such a quarter, `years` away.
TimeAnswer quarter_moved(const TimeQuestion& question, int years) {
  const auto number = question.number(TimeClass::kOrdinal);
  if (!number || *number < 1 || *number > 4) return std::nullopt;
  if (const auto year = question.said_year()) {
    if (*year < 1 || *year > 9999) return std::nullopt;
    const Moment moment = quarter_of(*year, *number);
    return question.number(TimeClass::kYear) ? told(question, moment)
                                             : counted_from_report(question, moment);
  }
  if (!question.today) return untold(question);
  const auto near = near_quarter(*number, *question.today);
  const auto moment = near ? moved_years(*near, years) : std::nullopt;
  return counted_from_report(question, moment);
}

}  // namespace

TimeAnswer quarter(const TimeQuestion& question) { return quarter_moved(question, 0); }

TimeAnswer quarter_year_earlier(const TimeQuestion& question) {
  return quarter_moved(question, -1);
}

TimeAnswer latest_quarter(const TimeQuestion& question) {
  if (question.quarter) {
    return counted_from_time(question, question.quarter->moment, *question.quarter);
  }
  if (!question.today) return untold(question);
  const auto moment = moved(*question.today, TimeUnit::kQuarter, -1);
  return counted_from_report(question, moment);
}

TimeAnswer quarter_of_year(const TimeQuestion& question) {
  const int year = *question.number(TimeClass::kYear);
  if (!question.quarter) return told(question, moment_of(year));
  const int number = quarter_number(question.quarter->moment.day);
  return counted_from_time(question, quarter_of(year, number), *question.quarter);
}

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
  return counted_from_report(question, moment);
}

TimeAnswer half_year(const TimeQuestion& question) {
  const int half = question.number(TimeClass::kOrdinal).value_or(2);
  const auto year = question.said_year();
  if (half < 1 || half > 2) return std::nullopt;
  if (!year) return untold(question);
  return written(question, fmt::format("{:04}-H{}", *year, half));
}

}  // namespace hearsay
