#pragma once

#include "times/resolve_time.h"

namespace hearsay {

// Times that a calendar has a name for. Each takes the words its patterns name.

TimeAnswer named_date(const TimeQuestion& question);     ///< "30 November", "2024"
TimeAnswer written_date(const TimeQuestion& question);   ///< "2025-12-02", "31/12/2025"
TimeAnswer shifted_month(const TimeQuestion& question);  ///< "last May"
TimeAnswer holiday(const TimeQuestion& question);        ///< "Christmas Eve"
TimeAnswer decade(const TimeQuestion& question);         ///< "the 1990s", "the '80s"
TimeAnswer century(const TimeQuestion& question);        ///< "the 20th century"
TimeAnswer season(const TimeQuestion& question);         ///< "the summer of 2024"

}  // namespace hearsay
