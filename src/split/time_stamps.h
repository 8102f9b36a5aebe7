#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string_view>

#include "base/calendar.h"

namespace hearsay {

/// The time at the beginning of a live blog's post: "10.45am GMT", "14:05",
/// "2025-12-02 08:30".
struct TimeStamp {
  std::size_t size = 0;  ///< bytes of the paragraph it takes, with the dash behind it
  std::optional<Date> day;
  std::chrono::minutes clock{};
  std::optional<std::chrono::minutes> east;  ///< of Greenwich, where a zone is named
};

/// The time stamp that a paragraph begins with, which is all of it or stands before a
/// capital letter, a figure or a quote.
std::optional<TimeStamp> read_time_stamp(std::string_view paragraph);

/// When that was, in a report published on `report_day`. Without a day of its own and
/// of the report it is unknown; without a zone only the day is known.
std::optional<Published> resolve_time_stamp(const TimeStamp& stamp,
                                            std::optional<Date> report_day);

}  // namespace hearsay
