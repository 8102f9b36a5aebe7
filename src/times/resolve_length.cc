#include "times/resolve_length.h"

#include <fmt/format.h>

namespace hearsay {
namespace {

/// The number in the match; "a year" and "every day" have one of them.
double count_of(const TimeQuestion& question, std::size_t nth = 0) {
  const TimeTerm* number = question.slot(TimeClass::kNumber, nth);
  return number == nullptr ? 1 : number->value;
}

TimeAnswer length(const TimeQuestion& question, double count) {
  const auto unit = question.unit();
  if (!unit) return std::nullopt;
  auto value = duration_value(count, *unit);
  if (!value) return untold(question);
  return written(question, std::move(*value));
}

}  // namespace

TimeAnswer reference(const TimeQuestion& question) {
  for (const TimeClass c :
       {TimeClass::kReference, TimeClass::kRecent, TimeClass::kAdverb}) {
    if (const TimeTerm* term = question.slot(c)) {
      return written(question, std::string(term->code));
    }
  }
  return std::nullopt;
}

TimeAnswer duration(const TimeQuestion& question) {
  return length(question, count_of(question));
}

TimeAnswer vague_duration(const TimeQuestion& question) {
  const auto unit = question.unit();
  if (!unit) return untold(question);
  return written(question, vague_duration_value(*unit));
}

TimeAnswer duration_and_half(const TimeQuestion& question) {
  return length(question, count_of(question) + .5);
}

TimeAnswer half_duration(const TimeQuestion& question) { return length(question, .5); }

TimeAnswer double_duration(const TimeQuestion& question) {
  const auto first_unit = question.unit(0);
  const auto second_unit = question.unit(1);
  if (!first_unit || !second_unit || *second_unit >= *first_unit) {
    return untold(question);
  }
  const auto first = duration_value(count_of(question, 0), *first_unit);
  const auto second = duration_value(count_of(question, 1), *second_unit);
  if (!first || !second) return untold(question);
  const bool both_clock = *first_unit <= TimeUnit::kHour;
  return written(question, *first + second->substr(both_clock ? 2 : 1));
}

TimeAnswer every(const TimeQuestion& question) {
  auto day = question.number(TimeClass::kWeekday);
  if (!day) day = question.number(TimeClass::kWeekdays);
  const TimeTerm* part = question.slot(TimeClass::kDaypart);
  if (part == nullptr) part = question.slot(TimeClass::kDayparts);
  std::string value = "XXXX-XX-XX";
  if (day) value = fmt::format("XXXX-WXX-{}", *day);
  if (const auto month = question.number(TimeClass::kMonth)) {
    value = fmt::format("XXXX-{:02}", *month);
  }
  if (part != nullptr) value += fmt::format("T{}", part->code);
  return written(question, std::move(value));
}

}  // namespace hearsay
