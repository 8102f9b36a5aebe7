#pragma once

#include <span>
#include <vector>

#include "news/document.h"
#include "news/sentence.h"
#include "news/time.h"
#include "news/token.h"
#include "times/time_words.h"

namespace hearsay {

/// The time expressions of a document, in order, none inside another.
///
/// What belongs to an expression, its type and its value follow TIMEX3 (TimeML 1.2.1):
/// "on" stays outside, "late Monday" and "nearly two years" are whole. Relative words
/// are counted from the report's day ("yesterday"), or from a time named before ("the
/// following year"); without a day to count from they have no value. Words for no real
/// day ("30 February") are no time.
std::vector<Time> find_times(const Document& document,
                             std::span<const Sentence> sentences,
                             std::span<const Token> tokens, const TimeWords& words);

}  // namespace hearsay
