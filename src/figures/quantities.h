#pragma once

#include <cstdint>
#include <optional>

#include "figures/amounts.h"
#include "figures/figure_sentence.h"

namespace hearsay {

/// One amount, or two that are a range, with the words that bound them: "at least
/// 1,000", "between 10 and 20", "5 to 7 per cent".
struct Quantity {
  std::int64_t first = 0;   ///< tokens [first, last), with the bound's words
  std::int64_t amount = 0;  ///< where the amount itself begins
  std::int64_t last = 0;
  double low = 0;
  double high = 0;
  Bound bound = Bound::kExact;
  Amount kind;  ///< of a range the second amount: it has the unit

  bool is_range() const { return bound == Bound::kBetween; }
};

/// The quantity whose first number is at token `at`. None where the number is the end
/// of a score or a code: "9-2", "555-1234".
std::optional<Quantity> read_quantity(const FigureSentence& sentence, std::int64_t at);

}  // namespace hearsay
