#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "base/calendar.h"
#include "news/time.h"
#include "times/time_sentence.h"
#include "times/time_values.h"

namespace hearsay {

/// A stretch of the calendar that the report has named.
struct NamedMoment {
  Moment moment;
  std::size_t time = 0;  ///< which of its times named it
};

/// What the words of a match are to be resolved against.
struct TimeQuestion {
  const TimeSentence& sentence;
  const PatternMatch& match;
  TimeType type = TimeType::kDate;
  std::optional<Date> today;           ///< the report's day
  std::optional<NamedMoment> anchor;   ///< what "the following year" follows
  std::optional<NamedMoment> quarter;  ///< the quarter the report is about

  const TimeTerm* slot(TimeClass c, std::size_t nth = 0) const {
    return match.slots.find(c, nth);
  }
  /// The value of such a word, where it is whole.
  std::optional<int> number(TimeClass c) const;
  /// The first unit named, or the second.
  std::optional<TimeUnit> unit(std::size_t nth = 0) const;
  /// The year said or, of "June last year", counted.
  std::optional<int> said_year() const;
  /// Whether it has passed or is to come, by the words around.
  std::optional<Lean> lean() const;
  /// Whether the match holds this word.
  bool holds(std::string_view word) const;
};

/// What the words of a match mean.
struct TimeMeaning {
  TimeType type = TimeType::kDate;
  std::optional<std::string> value;
  std::optional<CountedFrom> counted_from;
  std::optional<std::size_t> anchor;  ///< the time it was counted from
  std::optional<Moment> moment;       ///< what later words can be counted from
};

/// None where there is no such time ("30 February"). A meaning without value is a time
/// that cannot be told: "yesterday" in a report without a date.
using TimeAnswer = std::optional<TimeMeaning>;

/// Finds the value as the pattern's rule says: the other
/// resolve_ headers have the rules.
TimeAnswer resolve_time(TimeRule rule, const TimeQuestion& question);

// How the rules write their answers.

TimeMeaning untold(const TimeQuestion& question);
TimeMeaning written(const TimeQuestion& question, std::string value);
TimeMeaning told(const TimeQuestion& question, Moment moment);
/// Without a moment the time stays untold.
TimeMeaning counted_from_report(const TimeQuestion& question,
                                std::optional<Moment> moment);
TimeMeaning counted_from_time(const TimeQuestion& question, Moment moment,
                              NamedMoment from);
/// Adds the part of the day, if the match names one: "2025-11-30TNI".
TimeMeaning with_daypart(const TimeQuestion& question, TimeMeaning meaning);

}  // namespace hearsay
