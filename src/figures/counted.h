#pragma once

#include <cstdint>
#include <optional>

#include "figures/figure_sentence.h"
#include "figures/quantities.h"

namespace hearsay {

/// Tokens [first, last) of a sentence.
struct TokenRange {
  std::int64_t first = 0;
  std::int64_t last = 0;
};

/// What the quantity counts: "Russian troops" after "100,000"; "civilians" after "90%
/// were"; "ice" after "127 tonnes of". None where no noun follows.
std::optional<TokenRange> find_counted(const FigureSentence& sentence,
                                       const Quantity& quantity);

}  // namespace hearsay
