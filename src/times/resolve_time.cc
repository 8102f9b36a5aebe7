#include "times/resolve_time.h"

#include <fmt/format.h>

#include <array>

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

/// What each rule runs, in the order of TimeRule.
struct RuleEntry {
  TimeRule rule;
  TimeAnswer (*answer)(const TimeQuestion&);
};
constexpr std::array<RuleEntry, kTimeRuleNames.size()> kRules{{
    {TimeRule::kWrittenDate, written_date},
    {TimeRule::kDate, named_date},
    {TimeRule::kShiftedMonth, shifted_month},
    {TimeRule::kHoliday, holiday},
    {TimeRule::kQuarterOfYear, quarter_of_year},
    {TimeRule::kDecade, decade},
    {TimeRule::kCentury, century},
    {TimeRule::kSeason, season},
    {TimeRule::kWeekday, weekday},
    {TimeRule::kAnchoredWeekday, anchored_weekday},
    {TimeRule::kWeekdayOfWeek, weekday_of_week},
    {TimeRule::kNearDay, near_day},
    {TimeRule::kTonight, tonight},
    {TimeRule::kLastNight, last_night},
    {TimeRule::kShiftedDaypart, shifted_daypart},
    {TimeRule::kAnchoredDaypart, anchored_daypart},
    {TimeRule::kShiftedUnit, shifted_unit},
    {TimeRule::kAnchoredUnit, anchored_unit},
    {TimeRule::kThisUnit, this_unit},
    {TimeRule::kWeekend, weekend},
    {TimeRule::kAgo, units_ago},
    {TimeRule::kFromNow, units_from_now},
    {TimeRule::kEarlier, units_earlier},
    {TimeRule::kYearEarlier, year_earlier},
    {TimeRule::kQuarter, quarter},
    {TimeRule::kQuarterYearEarlier, quarter_year_earlier},
    {TimeRule::kLatestQuarter, latest_quarter},
    {TimeRule::kHalfYear, half_year},
    {TimeRule::kReference, reference},
    {TimeRule::kDuration, duration},
    {TimeRule::kVagueDuration, vague_duration},
    {TimeRule::kDurationAndHalf, duration_and_half},
    {TimeRule::kDoubleDuration, double_duration},
    {TimeRule::kHalfDuration, half_duration},
    {TimeRule::kEvery, every},
    {TimeRule::kClock, clock_time},
}};

constexpr bool is_in_order() {
  for (std::size_t i = 0; i < kRules.size(); ++i) {
    if (static_cast<std::size_t>(kRules[i].rule) != i) return false;
  }
  return true;
}
static_assert(is_in_order(), "each TimeRule has its line in kRules");

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
  return kRules[static_cast<std::size_t>(rule)].answer(question);
}

}  // namespace hearsay
