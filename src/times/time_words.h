#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/names.h"
#include "base/word_map.h"
#include "news/numbers.h"
#include "news/time.h"

namespace hearsay {

/// What a word or a number can be in a pattern; data/times/ explains them.
enum class TimeClass : std::uint8_t {
  kWeekday,
  kShortWeekday,
  kWeekdays,
  kMonth,
  kUnit,
  kUnits,
  kSeason,
  kDaypart,
  kDayparts,
  kClockName,
  kAmPm,
  kZone,
  kShift,
  kAnchorShift,
  kNearDay,
  kOrdinal,
  kSpan,
  kRecent,
  kVague,
  kEvery,
  kAdverb,
  kReference,
  kDecadeName,
  kHoliday,
  kApproximate,
  kNear,
  kNearClock,
  kPart,
  kNumber,
  kDay,
  kYear,
  kHour,
  kClock,
  kFullClock,
  kWrittenDate,
  kDecade,
  kShortDecade,
  kLiteral  ///< a word that patterns name as it stands
};
inline constexpr Names<TimeClass, 37> kTimeClassNames{
    {{TimeClass::kWeekday, "weekday"},
     {TimeClass::kShortWeekday, "short-weekday"},
     {TimeClass::kWeekdays, "weekdays"},
     {TimeClass::kMonth, "month"},
     {TimeClass::kUnit, "unit"},
     {TimeClass::kUnits, "units"},
     {TimeClass::kSeason, "season"},
     {TimeClass::kDaypart, "daypart"},
     {TimeClass::kDayparts, "dayparts"},
     {TimeClass::kClockName, "clock-name"},
     {TimeClass::kAmPm, "am-pm"},
     {TimeClass::kZone, "zone"},
     {TimeClass::kShift, "shift"},
     {TimeClass::kAnchorShift, "anchor-shift"},
     {TimeClass::kNearDay, "near-day"},
     {TimeClass::kOrdinal, "ordinal"},
     {TimeClass::kSpan, "span"},
     {TimeClass::kRecent, "recent"},
     {TimeClass::kVague, "vague"},
     {TimeClass::kEvery, "every"},
     {TimeClass::kAdverb, "adverb"},
     {TimeClass::kReference, "reference"},
     {TimeClass::kDecadeName, "decade-name"},
     {TimeClass::kHoliday, "holiday"},
     {TimeClass::kApproximate, "approximate"},
     {TimeClass::kNear, "near"},
     {TimeClass::kNearClock, "near-clock"},
     {TimeClass::kPart, "part"},
     {TimeClass::kNumber, "number"},
     {TimeClass::kDay, "day"},
     {TimeClass::kYear, "year"},
     {TimeClass::kHour, "hour"},
     {TimeClass::kClock, "clock"},
     {TimeClass::kFullClock, "full-clock"},
     {TimeClass::kWrittenDate, "written-date"},
     {TimeClass::kDecade, "decade"},
     {TimeClass::kShortDecade, "short-decade"}}};

/// How a pattern's value is found; resolve_time.h says each.
enum class TimeRule {
  kWrittenDate,
  kDate,
  kShiftedMonth,
  kHoliday,
  kQuarterOfYear,
  kDecade,
  kCentury,
  kSeason,
  kWeekday,
  kAnchoredWeekday,
  kWeekdayOfWeek,
  kNearDay,
  kTonight,
  kLastNight,
  kShiftedDaypart,
  kAnchoredDaypart,
  kShiftedUnit,
  kAnchoredUnit,
  kThisUnit,
  kWeekend,
  kAgo,
  kFromNow,
  kEarlier,
  kYearEarlier,
  kQuarter,
  kQuarterYearEarlier,
  kLatestQuarter,
  kHalfYear,
  kReference,
  kDuration,
  kVagueDuration,
  kDurationAndHalf,
  kDoubleDuration,
  kHalfDuration,
  kEvery,
  kClock
};
inline constexpr Names<TimeRule, 36> kTimeRuleNames{
    {{TimeRule::kWrittenDate, "written-date"},
     {TimeRule::kDate, "date"},
     {TimeRule::kShiftedMonth, "shifted-month"},
     {TimeRule::kHoliday, "holiday"},
     {TimeRule::kQuarterOfYear, "quarter-of-year"},
     {TimeRule::kDecade, "decade"},
     {TimeRule::kCentury, "century"},
     {TimeRule::kSeason, "season"},
     {TimeRule::kWeekday, "weekday"},
     {TimeRule::kAnchoredWeekday, "anchored-weekday"},
     {TimeRule::kWeekdayOfWeek, "weekday-of-week"},
     {TimeRule::kNearDay, "near-day"},
     {TimeRule::kTonight, "tonight"},
     {TimeRule::kLastNight, "last-night"},
     {TimeRule::kShiftedDaypart, "shifted-daypart"},
     {TimeRule::kAnchoredDaypart, "anchored-daypart"},
     {TimeRule::kShiftedUnit, "shifted-unit"},
     {TimeRule::kAnchoredUnit, "anchored-unit"},
     {TimeRule::kThisUnit, "this-unit"},
     {TimeRule::kWeekend, "weekend"},
     {TimeRule::kAgo, "ago"},
     {TimeRule::kFromNow, "from-now"},
     {TimeRule::kEarlier, "earlier"},
     {TimeRule::kYearEarlier, "year-earlier"},
     {TimeRule::kQuarter, "quarter"},
     {TimeRule::kQuarterYearEarlier, "quarter-year-earlier"},
     {TimeRule::kLatestQuarter, "latest-quarter"},
     {TimeRule::kHalfYear, "half-year"},
     {TimeRule::kReference, "reference"},
     {TimeRule::kDuration, "duration"},
     {TimeRule::kVagueDuration, "vague-duration"},
     {TimeRule::kDurationAndHalf, "duration-and-half"},
     {TimeRule::kDoubleDuration, "double-duration"},
     {TimeRule::kHalfDuration, "half-duration"},
     {TimeRule::kEvery, "every"},
     {TimeRule::kClock, "clock"}}};

/// What must hold around the words of a pattern; time_context.h says each.
enum class TimeCheck {
  kNothing,
  kMonthAlone,
  kYearAlone,
  kClockAlone,
  kAfterPreposition,
  kAfterIn,
  kAfterPart,
  kUnitAlone,
  kUnitsAlone,
  kPerUnit,
  kBeforeEnded,
  kQuarterKnown
};
inline constexpr Names<TimeCheck, 12> kTimeCheckNames{
    {{TimeCheck::kNothing, ""},
     {TimeCheck::kMonthAlone, "month-alone"},
     {TimeCheck::kYearAlone, "year-alone"},
     {TimeCheck::kClockAlone, "clock-alone"},
     {TimeCheck::kAfterPreposition, "after-preposition"},
     {TimeCheck::kAfterIn, "after-in"},
     {TimeCheck::kAfterPart, "after-part"},
     {TimeCheck::kUnitAlone, "unit-alone"},
     {TimeCheck::kUnitsAlone, "units-alone"},
     {TimeCheck::kPerUnit, "per-unit"},
     {TimeCheck::kBeforeEnded, "before-ended"},
     {TimeCheck::kQuarterKnown, "quarter-known"}}};

/// Which way from the report's day a day or month is sought.
enum class Lean { kPast, kFuture };
inline constexpr Names<Lean, 2> kLeanNames{
    {{Lean::kPast, "past"}, {Lean::kFuture, "future"}}};

struct LeanWord {
  Lean lean = Lean::kPast;
  bool only_next = false;  ///< counts only right before the time: "by Friday"
};

/// What a word beside an expression makes sure of; data/times/neighbours.tsv.
enum class Neighbour {
  kMonth,
  kYear,
  kCertainYear,
  kClock,
  kSeason,
  kDaypart,
  kUnits,
  kUnitsAfter,
  kEnded
};
inline constexpr Names<Neighbour, 9> kNeighbourNames{
    {{Neighbour::kMonth, "month"},
     {Neighbour::kYear, "year"},
     {Neighbour::kCertainYear, "certain-year"},
     {Neighbour::kClock, "clock"},
     {Neighbour::kSeason, "season"},
     {Neighbour::kDaypart, "daypart"},
     {Neighbour::kUnits, "units"},
     {Neighbour::kUnitsAfter, "units-after"},
     {Neighbour::kEnded, "ended"}}};

/// A class below kLiteral, or the number of a word that patterns name.
using TimeSymbol = std::uint8_t;
constexpr TimeSymbol symbol_of(TimeClass c) { return static_cast<TimeSymbol>(c); }

/// One way to read a word, or a few words that follow each other.
struct TimeWord {
  TimeSymbol symbol = 0;
  double value = 0;
  std::string_view code;               ///< the value as TIMEX3 writes it: "W", "MO"
  std::vector<std::string_view> rest;  ///< the words after the first
  bool title = false;                  ///< counts only with a capital letter
};

struct TimePattern {
  std::optional<TimeType> type;  ///< none: the words are no time
  TimeRule rule = TimeRule::kWrittenDate;
  TimeCheck check = TimeCheck::kNothing;
};

/// All patterns as one tree: from the root, each symbol read leads to the next node.
struct PatternNode {
  struct Edge {
    TimeSymbol symbol = 0;
    std::uint32_t to = 0;
  };
  std::vector<Edge> edges;
  std::vector<std::uint32_t> patterns;  ///< those complete here, in order of rows
};

/// The tables of data/times. Only read: any number of threads may share them.
struct TimeWords {
  WordMap<std::vector<TimeWord>> words;
  std::vector<TimePattern> patterns;
  std::vector<PatternNode> nodes;  ///< the first is the root
  std::array<bool, 256> begins{};  ///< symbols that lead away from the root
  WordMap<LeanWord> leans;
  WordMap<std::uint32_t> neighbours;  ///< a bit for each Neighbour
  NumberWords numbers;
};

/// The tables built into the program.
TimeWords load_time_words();

}  // namespace hearsay
