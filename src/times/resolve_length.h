#pragma once

#include "times/resolve_time.h"

namespace hearsay {

// Lengths of time, times that recur, and words like "now". Each takes the words its
// patterns name.

TimeAnswer reference(const TimeQuestion& question);          ///< "now", "recent months"
TimeAnswer duration(const TimeQuestion& question);           ///< "three years"
TimeAnswer vague_duration(const TimeQuestion& question);     ///< "several months"
TimeAnswer duration_and_half(const TimeQuestion& question);  ///< "a year and a half"
TimeAnswer half_duration(const TimeQuestion& question);      ///< "half an hour"
TimeAnswer double_duration(const TimeQuestion& question);  ///< "a year and two months"
TimeAnswer every(const TimeQuestion& question);            ///< "every Monday night"

}  // namespace hearsay
