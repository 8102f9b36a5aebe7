#pragma once

#include <optional>
#include <string>

#include "base/names.h"
#include "base/span.h"
#include "news/ids.h"

namespace hearsay {

enum class TimeType { kDate, kTime, kDuration, kSet };
inline constexpr Names<TimeType, 4> kTimeTypeNames{{{TimeType::kDate, "DATE"},
                                                    {TimeType::kTime, "TIME"},
                                                    {TimeType::kDuration, "DURATION"},
                                                    {TimeType::kSet, "SET"}}};
constexpr std::string_view name_of(TimeType t) { return name_in(kTimeTypeNames, t); }

/// What the value of a relative time was counted from.
enum class CountedFrom { kDocument, kQuote, kTime };
inline constexpr Names<CountedFrom, 3> kCountedFromNames{
    {{CountedFrom::kDocument, "document"},
     {CountedFrom::kQuote, "quote"},
     {CountedFrom::kTime, "time"}}};
constexpr std::string_view name_of(CountedFrom c) {
  return name_in(kCountedFromNames, c);
}

/// A time expression (TIMEX3): its words, and what they mean.
struct Time {
  Span span;
  TimeType type = TimeType::kDate;
  std::optional<std::string> value;         ///< "2025-11-30", "P3Y"; none: left open
  std::optional<CountedFrom> counted_from;  ///< none: the words say it all
  std::optional<TimeId> anchor;             ///< with CountedFrom::kTime
  friend bool operator==(const Time&, const Time&) = default;
};

}  // namespace hearsay
