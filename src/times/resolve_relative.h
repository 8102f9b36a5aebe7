#pragma once

#include "times/resolve_time.h"

namespace hearsay {

// Times that are counted from the report's day or from a time named before. Each takes
// the words its patterns name.

TimeAnswer weekday(const TimeQuestion& question);           ///< "Friday", "next Monday"
TimeAnswer anchored_weekday(const TimeQuestion& question);  ///< "the following Monday"
TimeAnswer weekday_of_week(const TimeQuestion& question);   ///< "Monday last week"
TimeAnswer near_day(const TimeQuestion& question);          ///< "yesterday evening"
TimeAnswer tonight(const TimeQuestion& question);
TimeAnswer last_night(const TimeQuestion& question);        ///< "overnight"
TimeAnswer shifted_daypart(const TimeQuestion& question);   ///< "this morning"
TimeAnswer anchored_daypart(const TimeQuestion& question);  ///< "the next morning"
TimeAnswer shifted_unit(const TimeQuestion& question);      ///< "last week"
TimeAnswer anchored_unit(const TimeQuestion& question);     ///< "the following year"
TimeAnswer this_unit(const TimeQuestion& question);         ///< "the end of the month"
TimeAnswer weekend(const TimeQuestion& question);           ///< "this weekend"
TimeAnswer units_ago(const TimeQuestion& question);         ///< "two years ago"
TimeAnswer units_from_now(const TimeQuestion& question);    ///< "two weeks from now"
TimeAnswer units_earlier(const TimeQuestion& question);     ///< "three days earlier"

}  // namespace hearsay
