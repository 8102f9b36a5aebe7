#include "syntax/words.h"

#include <algorithm>

namespace hearsay {

TokenRange Words::range(Span span) const {
  const auto at = [&](std::uint32_t byte) {
    return static_cast<std::size_t>(
        std::ranges::lower_bound(tokens_, byte, {},
                                 [](const Token& t) { return t.span.begin; }) -
        tokens_.begin());
  };
  return {at(span.begin), at(span.end)};
}

}  // namespace hearsay
