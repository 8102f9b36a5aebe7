#pragma once

#include "times/resolve_time.h"

namespace hearsay {

// Quarters and halves of years. Business news counts from the quarter it is about: "a
// year earlier" is then the same quarter of the year before.

TimeAnswer half_year(const TimeQuestion& question);  ///< "the first half of 2025"
TimeAnswer quarter(const TimeQuestion& question);    ///< "the third quarter"
/// "the year-earlier third quarter"
TimeAnswer quarter_year_earlier(const TimeQuestion& question);
/// "the latest quarter": the one the report is about, else the last that has ended.
TimeAnswer latest_quarter(const TimeQuestion& question);
/// "the 1988 period": the quarter the report is about, in that year.
TimeAnswer quarter_of_year(const TimeQuestion& question);
/// "a year earlier", "the year-ago quarter": before the quarter the report is about,
/// else before the year it named, else last year.
TimeAnswer year_earlier(const TimeQuestion& question);

}  // namespace hearsay
