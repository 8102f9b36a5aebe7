#include "times/resolve_time.h"

#include <fmt/format.h>

#include "times/resolve_calendar.h"
#include "times/resolve_length.h"
#include "times/resolve_quarter.h"
#include "times/resolve_relative.h"
#include "times/time_context.h"

namespace hearsay {
namespace {

/// A clock's words alone; the day is added when its sentence has been read.
TimeAnswer clock_time(const TimeQuestion& question) {
  TimeMeaning meaning;
  meaning.type = TimeType::kTime;
  if (const TimeTerm* name = question.slot(TimeClass::kClockName)) {
    meaning.value = fmt::format("T{}", name->code);
    return meaning;
  }
  const auto full = question.number(TimeClass::kFullClock);
  const auto digits = question.number(TimeClass::kClock);
  const auto hour = question.number(TimeClass::kHour);
  int minutes = full ? *full : digits ? *digits : hour.value_or(0);
  const auto half = question.number(TimeClass::kAmPm);
  const TimeTerm* part = question.slot(TimeClass::kDaypart);
  if (half) {
    if (minutes < 60 || minutes >= 13 * 60) return std::nullopt;
    minutes = minutes % (12 * 60) + *half * 60;
  } else if (part != nullptr) {
    const bool late = part->code == "AF" || part->code == "EV";
    minutes = minutes % (12 * 60) + (late ? 12 * 60 : 0);
  } else if (hour) {
    return meaning;  // "10 o'clock" in the morning or at night?
  }
  const TimeTerm* zone = question.slot(TimeClass::kZone);
  meaning.value = fmt::format("T{:02}:{:02}{}", minutes / 60, minutes % 60,
                              zone != nullptr && zone->code == "Z" ? "Z" : "");
  return meaning;
}

}  // namespace

std::optional<int> TimeQuestion::number(TimeClass c) const {
  const TimeTerm* term = slot(c);
  if (term == nullptr || term->value > 1e9 ||
      term->value != static_cast<int>(term->value)) {
    return std::nullopt;
  }
  return static_cast<int>(term->value);
}

std::optional<TimeUnit> TimeQuestion::unit(std::size_t nth) const {
  const TimeTerm* term = match.slots.find_unit(nth);
  if (term == nullptr) return std::nullopt;
  return parse_time_unit(term->code);
}

std::optional<int> TimeQuestion::said_year() const {
  if (const auto year = number(TimeClass::kYear)) return year;
  const auto shift = number(TimeClass::kShift);
  if (!shift || !today || !holds("year")) return std::nullopt;
  return static_cast<int>(today->year()) + *shift;
}

std::optional<Lean> TimeQuestion::lean() const {
  return lean_at(sentence, match.first, match.last);
}

bool TimeQuestion::holds(std::string_view word) const {
  for (std::uint32_t at = match.first; at < match.last; ++at) {
    if (sentence.word(at) == word) return true;
  }
  return false;
}

TimeMeaning untold(const TimeQuestion& question) {
  TimeMeaning meaning;
  meaning.type = question.type;
  return meaning;
}

TimeMeaning written(const TimeQuestion& question, std::string value) {
  TimeMeaning meaning = untold(question);
  meaning.value = std::move(value);
  return meaning;
}

TimeMeaning told(const TimeQuestion& question, Moment moment) {
  TimeMeaning meaning = written(question, value_of(moment));
  meaning.moment = moment;
  return meaning;
}

TimeMeaning counted_from_report(const TimeQuestion& question,
                                std::optional<Moment> moment) {
  if (!moment) return untold(question);
  TimeMeaning meaning = told(question, *moment);
  meaning.counted_from = CountedFrom::kDocument;
  return meaning;
}

TimeMeaning counted_from_time(const TimeQuestion& question, Moment moment,
                              NamedMoment from) {
  TimeMeaning meaning = told(question, moment);
  meaning.counted_from = CountedFrom::kTime;
  meaning.anchor = from.time;
  return meaning;
}

TimeMeaning with_daypart(const TimeQuestion& question, TimeMeaning meaning) {
  const TimeTerm* part = question.slot(TimeClass::kDaypart);
  if (part != nullptr && meaning.value) {
    *meaning.value += fmt::format("T{}", part->code);
  }
  return meaning;
}

TimeAnswer resolve_time(TimeRule rule, const TimeQuestion& question) {
  switch (rule) {
    case TimeRule::kWrittenDate:
      return written_date(question);
    case TimeRule::kDate:
      return named_date(question);
    case TimeRule::kShiftedMonth:
      return shifted_month(question);
    case TimeRule::kHoliday:
      return holiday(question);
    case TimeRule::kQuarterOfYear:
      return quarter_of_year(question);
    case TimeRule::kDecade:
      return decade(question);
    case TimeRule::kCentury:
      return century(question);
    case TimeRule::kSeason:
      return season(question);
    case TimeRule::kYearEarlier:
      return year_earlier(question);
    case TimeRule::kQuarter:
      return quarter(question);
    case TimeRule::kQuarterYearEarlier:
      return quarter_year_earlier(question);
    case TimeRule::kLatestQuarter:
      return latest_quarter(question);
    case TimeRule::kHalfYear:
      return half_year(question);
    case TimeRule::kWeekday:
      return weekday(question);
    case TimeRule::kAnchoredWeekday:
      return anchored_weekday(question);
    case TimeRule::kWeekdayOfWeek:
      return weekday_of_week(question);
    case TimeRule::kNearDay:
      return near_day(question);
    case TimeRule::kTonight:
      return tonight(question);
    case TimeRule::kLastNight:
      return last_night(question);
    case TimeRule::kShiftedDaypart:
      return shifted_daypart(question);
    case TimeRule::kAnchoredDaypart:
      return anchored_daypart(question);
    case TimeRule::kShiftedUnit:
      return shifted_unit(question);
    case TimeRule::kAnchoredUnit:
      return anchored_unit(question);
    case TimeRule::kThisUnit:
      return this_unit(question);
    case TimeRule::kWeekend:
      return weekend(question);
    case TimeRule::kAgo:
      return units_ago(question);
    case TimeRule::kFromNow:
      return units_from_now(question);
    case TimeRule::kEarlier:
      return units_earlier(question);
    case TimeRule::kReference:
      return reference(question);
    case TimeRule::kDuration:
      return duration(question);
    case TimeRule::kVagueDuration:
      return vague_duration(question);
    case TimeRule::kDurationAndHalf:
      return duration_and_half(question);
    case TimeRule::kDoubleDuration:
      return double_duration(question);
    case TimeRule::kHalfDuration:
      return half_duration(question);
    case TimeRule::kEvery:
      return every(question);
    case TimeRule::kClock:
      return clock_time(question);
  }
  return std::nullopt;
}

}  // namespace hearsay
