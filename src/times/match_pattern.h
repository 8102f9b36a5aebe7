#pragma once

#include <cstdint>
#include <optional>

#include "times/time_sentence.h"

namespace hearsay {

/// The longest pattern that begins at `first` and whose check holds there; of equals
/// the first row.
std::optional<PatternMatch> match_pattern(const TimeSentence& sentence,
                                          std::uint32_t first, MatchContext context);

}  // namespace hearsay
