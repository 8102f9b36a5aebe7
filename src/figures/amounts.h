#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "figures/figure_sentence.h"

namespace hearsay {

/// A number with its sign, currency and unit: "$5m", "minus 3 degrees", "two-thirds".
struct Amount {
  std::int64_t first = 0;  ///< tokens [first, last)
  std::int64_t last = 0;
  double value = 0;  ///< in `unit`
  double scale = 1;  ///< "1.5 million": what its last word multiplied it by
  NumberForm form = NumberForm::kPlainDigits;
  std::optional<std::string_view> unit;
  std::optional<FigureRole> role;  ///< where the unit decides it
  std::optional<int> sign;         ///< 1 or -1, where it is written
  bool is_share = false;           ///< "half", "a third", "one in five"
  bool hyphened = false;           ///< "10-year": what follows it describes something

  bool is_plain() const { return form == NumberForm::kPlainDigits && !unit; }
};

/// The amount whose number begins at token `at`; the words before it may belong to it.
std::optional<Amount> read_amount(const FigureSentence& sentence, std::int64_t at);

}  // namespace hearsay
