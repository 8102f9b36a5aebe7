#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "figures/counted.h"
#include "figures/figure_sentence.h"
#include "news/figure.h"
#include "news/time.h"

namespace hearsay {

/// A figure of the sentence that is being read.
struct FoundFigure {
  Figure figure;
  TokenRange tokens;
  std::int64_t after_counted = 0;  ///< the first token after what it counts
};

/// Sets `part_of`: "6,000 incidents, including 1,945 deaths and 4,325 injuries", "12 of
/// the 30 soldiers". The first of `found` will be figure `first_id` of the document.
void link_totals(const FigureSentence& sentence, std::size_t first_id,
                 std::span<FoundFigure> found);

/// The time the sentence's figures are of: the only date in it, "since 2020" aside.
/// `times` begin at `first_id` of the document's.
std::optional<TimeId> time_of_sentence(const FigureSentence& sentence,
                                       std::span<const Time> times,
                                       std::size_t first_id);

}  // namespace hearsay
