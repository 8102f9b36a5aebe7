#pragma once

#include <optional>

#include "figures/counted.h"
#include "figures/figure_sentence.h"
#include "figures/quantities.h"

namespace hearsay {

/// What the figure is a number of: by its unit, by words like "killed" around it, by
/// the noun it counts.
std::optional<FigureRole> role_of(const FigureSentence& sentence,
                                  const Quantity& quantity,
                                  const std::optional<TokenRange>& counted);

/// "rose by 12", "fell to 40", "up 3%".
std::optional<Change> change_of(const FigureSentence& sentence,
                                const Quantity& quantity);

}  // namespace hearsay
