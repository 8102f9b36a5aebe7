#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "times/resolve_time.h"
#include "times/time_sentence.h"

namespace hearsay {

/// A time of the sentence that is being read: tokens [first, last) of it.
struct FoundTime {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  TimeRule rule = TimeRule::kDate;
  TimeMeaning meaning;
};

/// What joining did to the times of one sentence.
struct JoinedTimes {
  std::vector<FoundTime> times;
  std::vector<std::size_t> place;  ///< where each of the times given is now
};

/// Gives each clock time its day, and makes "10 p.m. Wednesday" one expression: a day
/// right beside it is its own, else the nearest day named before it in the sentence,
/// else after it, else the report's. `first_id` is the document's number of the first.
JoinedTimes join_clocks(const TimeSentence& sentence, std::vector<FoundTime> found,
                        std::size_t first_id, std::optional<Date> today);

}  // namespace hearsay
