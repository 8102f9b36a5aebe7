#pragma once

#include <cstdint>
#include <optional>

#include "figures/amounts.h"

namespace hearsay {

/// The part of a whole that begins at token `at`, in percent: "half", "two-thirds of",
/// "one in five". Percent, so that all shares can be compared.
std::optional<Amount> read_share(const FigureSentence& sentence, std::int64_t at);

}  // namespace hearsay
