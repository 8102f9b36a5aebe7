#pragma once

#include <string_view>
#include <vector>

#include "base/span.h"

namespace hearsay {

/// The paragraphs of a text, without white space at either end; no space is left out
/// that holds anything else.
///
/// A blank line ends a paragraph. A line break does too, except in a text whose lines
/// were wrapped at some width: there it joins two lines of one paragraph.
std::vector<Span> split_paragraphs(std::string_view text);

}  // namespace hearsay
