#include "times/resolve_relative.h"

#include <fmt/format.h>

namespace hearsay {
namespace {

TimeMeaning day_of_report(const TimeQuestion& question, Date day) {
  return counted_from_report(question, moment_of(day));
}

TimeMeaning day_of_time(const TimeQuestion& question, Date day, NamedMoment from) {
  return counted_from_time(question, moment_of(day), from);
}

/// The day a time named before stands for, where it is as narrow as a day.
std::optional<Date> anchor_day(const TimeQuestion& question) {
  if (!question.anchor || question.anchor->moment.unit != TimeUnit::kDay) {
    return std::nullopt;
  }
  return question.anchor->moment.day;
}

Date weekday_leaning(Date today, unsigned weekday, std::optional<int> shift,
                     std::optional<Lean> lean) {
  if (shift == -1) return weekday_at_or_before(days_after(today, -1), weekday);
  if (shift == 1) return weekday_at_or_after(days_after(today, 1), weekday);
  const bool ahead = lean == Lean::kFuture || (shift == 0 && lean != Lean::kPast);
  return ahead ? weekday_at_or_after(today, weekday)
               : weekday_at_or_before(today, weekday);
}

TimeAnswer units_away(const TimeQuestion& question, int direction) {
  const auto unit = question.unit();
  if (!unit) return std::nullopt;
  const bool vague = question.slot(TimeClass::kVague) != nullptr ||
                     question.slot(TimeClass::kUnits) != nullptr;
  const TimeTerm* number = question.slot(TimeClass::kNumber);
  const char* somewhen = direction < 0 ? "PAST_REF" : "FUTURE_REF";
  if (number == nullptr && vague) return written(question, somewhen);
  const auto count = number == nullptr ? 1 : question.number(TimeClass::kNumber);
  if (!count) return written(question, somewhen);
  if (!question.today) return untold(question);
  const auto moment = moved(*question.today, *unit, direction * *count);
  return counted_from_report(question, moment);
}

}  // namespace

TimeAnswer weekday(const TimeQuestion& question) {
  if (!question.today) return untold(question);
  const auto number = static_cast<unsigned>(*question.number(TimeClass::kWeekday));
  const Date day = weekday_leaning(*question.today, number,
                                   question.number(TimeClass::kShift), question.lean());
  return with_daypart(question, day_of_report(question, day));
}

TimeAnswer anchored_weekday(const TimeQuestion& question) {
  const auto from = anchor_day(question);
  if (!from) return weekday(question);
  const auto number = static_cast<unsigned>(*question.number(TimeClass::kWeekday));
  const int shift = question.number(TimeClass::kAnchorShift).value_or(0);
  const Date day = shift < 0   ? weekday_at_or_before(days_after(*from, -1), number)
                   : shift > 0 ? weekday_at_or_after(days_after(*from, 1), number)
                               : weekday_at_or_before(*from, number);
  return day_of_time(question, day, *question.anchor);
}

TimeAnswer weekday_of_week(const TimeQuestion& question) {
  if (!question.today) return untold(question);
  const auto number = static_cast<unsigned>(*question.number(TimeClass::kWeekday));
  const int weeks = question.number(TimeClass::kShift).value_or(0);
  const Date monday = weekday_at_or_before(*question.today, 1);
  const Date day = days_after(monday, 7 * weeks + static_cast<int>(number) - 1);
  return with_daypart(question, day_of_report(question, day));
}

TimeAnswer near_day(const TimeQuestion& question) {
  if (!question.today) return untold(question);
  const int days = *question.number(TimeClass::kNearDay);
  return with_daypart(question,
                      day_of_report(question, days_after(*question.today, days)));
}

TimeAnswer tonight(const TimeQuestion& question) {
  if (!question.today) return untold(question);
  TimeMeaning meaning = day_of_report(question, *question.today);
  *meaning.value += "TNI";
  return meaning;
}

TimeAnswer last_night(const TimeQuestion& question) {
  if (!question.today) return untold(question);
  TimeMeaning meaning = day_of_report(question, days_after(*question.today, -1));
  *meaning.value += "TNI";
  return meaning;
}

TimeAnswer shifted_daypart(const TimeQuestion& question) {
  const auto shift = question.number(TimeClass::kShift);
  const auto from = anchor_day(question);
  if (!shift && from) {
    return with_daypart(question, day_of_time(question, *from, *question.anchor));
  }
  if (!question.today) return untold(question);
  const Date day = days_after(*question.today, shift.value_or(0));
  return with_daypart(question, day_of_report(question, day));
}

TimeAnswer anchored_daypart(const TimeQuestion& question) {
  const auto from = anchor_day(question);
  if (!from) return untold(question);
  const Date day = days_after(*from, *question.number(TimeClass::kAnchorShift));
  return with_daypart(question, day_of_time(question, day, *question.anchor));
}

TimeAnswer shifted_unit(const TimeQuestion& question) {
  const auto unit = question.unit();
  if (!unit || *unit < TimeUnit::kDay) return std::nullopt;
  if (!question.today) return untold(question);
  const auto moment =
      moved(*question.today, *unit, question.number(TimeClass::kShift).value_or(0));
  return counted_from_report(question, moment);
}

TimeAnswer anchored_unit(const TimeQuestion& question) {
  const auto unit = question.unit();
  if (!unit || *unit < TimeUnit::kDay) return std::nullopt;
  // "that day" says nothing after "in 2024": what was named must be as narrow.
  if (!question.anchor || question.anchor->moment.unit > *unit) return untold(question);
  const auto moment = moved(question.anchor->moment.day, *unit,
                            *question.number(TimeClass::kAnchorShift));
  if (!moment) return untold(question);
  return counted_from_time(question, *moment, *question.anchor);
}

TimeAnswer this_unit(const TimeQuestion& question) {
  const TimeUnit unit = question.unit().value_or(TimeUnit::kYear);
  if (unit < TimeUnit::kDay) return std::nullopt;
  if (!question.today) return untold(question);
  const auto moment = moved(*question.today, unit, 0);
  return counted_from_report(question, moment);
}

TimeAnswer weekend(const TimeQuestion& question) {
  if (!question.today) return untold(question);
  const auto shift = question.number(TimeClass::kShift);
  const Date today = *question.today;
  const Date saturday = weekday_at_or_before(today, 6);
  const bool is_weekend = weekday_number(today) >= 6;
  const bool ahead = shift == 1 || (shift != -1 && question.lean() == Lean::kFuture);
  Date day = saturday;
  if (shift == -1 && is_weekend) day = days_after(saturday, -7);
  if (ahead && !(is_weekend && shift != 1)) day = days_after(saturday, 7);
  TimeMeaning meaning = written(question, weekend_value(day));
  meaning.counted_from = CountedFrom::kDocument;
  meaning.moment = Moment{TimeUnit::kWeek, day};
  return meaning;
}

TimeAnswer units_ago(const TimeQuestion& question) { return units_away(question, -1); }

TimeAnswer units_from_now(const TimeQuestion& question) {
  return units_away(question, 1);
}

TimeAnswer units_earlier(const TimeQuestion& question) {
  if (!question.anchor) return units_away(question, -1);
  const auto unit = question.unit();
  const TimeTerm* number = question.slot(TimeClass::kNumber);
  const auto count = number == nullptr ? 1 : question.number(TimeClass::kNumber);
  if (!unit || !count || question.anchor->moment.unit > *unit) return untold(question);
  const auto moment = moved(question.anchor->moment.day, *unit, -*count);
  if (!moment) return untold(question);
  return counted_from_time(question, *moment, *question.anchor);
}

}  // namespace hearsay
