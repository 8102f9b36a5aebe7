#pragma once

#include <string>
#include <string_view>

#include "base/calendar.h"
#include "news/claim.h"
#include "news/document.h"
#include "serve/html.h"

namespace hearsay {

// How the closed lists and dates are written for people.

/// Stances that a reader tells apart at a glance; each has a colour in web/desk.css.
/// The stance's own word always stands beside the colour.
std::string_view family_of(Stance stance);

/// "does not acknowledge"
std::string in_words(std::string_view name);

/// "2 December 2025"
std::string in_words(Date day);

/// "2 December 2025", or with a clock time "2 December 2025, 09:42 UTC".
std::string in_words(const Published& published);

/// The same as a <time>.
Html time_element(const Published& published);

/// "Windows-1252"
std::string_view in_words(Encoding encoding);

/// "too long"; what a reader is told of words that were not read.
std::string_view in_words(UnreadReason reason);

}  // namespace hearsay
