#pragma once

#include <span>
#include <vector>

#include "figures/figure_words.h"
#include "news/document.h"
#include "news/figure.h"
#include "news/sentence.h"
#include "news/time.h"
#include "news/token.h"

namespace hearsay {

/// The figures of a document, in order, none inside another.
///
/// A figure's span holds the words of its bound, the number and its unit: "around
/// 100,000", "nearly 90%", "$5m". Dates, clock times, ordinals and numbers that are
/// part of a name ("Boeing 737", "No. 10", "COVID-19") are no figures; lengths of time
/// are. `times` are the document's, in order; a figure's `time` is a place in them.
///
/// Nothing is invented: a number that cannot be read exactly ("1,2,3", 400 digits) is
/// left out. A plural that names no number is read as at least two of it: "dozens" has
/// low 24 and no high.
std::vector<Figure> find_figures(const Document& document,
                                 std::span<const Sentence> sentences,
                                 std::span<const Token> tokens,
                                 std::span<const Time> times, const FigureWords& words);

/// The numbers of more digits than can be kept exactly: they are in no figure, and a
/// reading says so.
std::vector<Unread> find_unreadable_numbers(const Document& document,
                                            std::span<const Token> tokens);

}  // namespace hearsay
