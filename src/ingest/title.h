#pragma once

#include <optional>
#include <string_view>

#include "base/calendar.h"
#include "base/span.h"

namespace hearsay {

/// What the first lines of a report say of it.
struct TitleLine {
  std::optional<Span> title;  ///< the title's words, without a date before them
  std::optional<Date> date;
};

/// The title and date at the top of a report: "date 2025-12-02 TITLE", or a line that
/// reads as a title with more below it, or neither. A date that is no real day is taken
/// as part of the title.
TitleLine find_title(std::string_view text);

/// Where the first line that is not blank says `title`, with or without a final stop.
std::optional<Span> find_title_words(std::string_view text, std::string_view title);

}  // namespace hearsay
