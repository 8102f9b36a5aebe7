#pragma once

#include <cstdint>
#include <optional>

#include "times/time_sentence.h"

namespace hearsay {

/// Whether a pattern's check holds around the match:
///
/// month-alone    a preposition before, or a capital and no surname after: "in May"
/// year-alone     a likely year, and not a count: "in 2024", not "2024 people"
/// clock-alone    a preposition before: "at 7:15", not "won 7:15"
/// after-preposition, after-in, after-part   such words before: "in the morning"
/// unit-alone     no rate: "for a year", not "$30 a year"; per-unit is its opposite
/// units-alone    words around that speak of lasting: "for months", "years of war"
/// before-ended   "the year ended March 31"
/// quarter-known  the report has named a quarter before
bool fits_context(TimeCheck check, const TimeSentence& sentence,
                  const PatternMatch& match, MatchContext context);

/// Whether what happens at this time has passed, as the nearest telling word has it;
/// none where there is no such word.
std::optional<Lean> lean_at(const TimeSentence& sentence, std::uint32_t first,
                            std::uint32_t last);

}  // namespace hearsay
