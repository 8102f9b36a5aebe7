#pragma once

#include <span>

#include "news/document.h"
#include "news/sentence.h"
#include "news/time.h"
#include "times/time_words.h"

namespace hearsay {

/// Counts "today", "yesterday" and "tomorrow" inside direct quotes from the day on
/// which they were said, where the words after the quote name it: “We leave today,” he
/// said on Sunday. Elsewhere the report's day stays.
void count_from_quotes(const Document& document, std::span<const Sentence> sentences,
                       const TimeWords& words, std::span<Time> times);

}  // namespace hearsay
