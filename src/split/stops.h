#pragma once

#include <cstddef>
#include <string_view>

namespace hearsay {

/// The stops that perhaps end a sentence: "?!", "...", and what they close.
struct Stops {
  std::size_t begin = 0;
  std::size_t end = 0;       ///< behind closing quotes, brackets and references
  bool single_stop = false;  ///< one "." alone
  bool in_quote = false;     ///< a quote closes behind them
};

/// The stops at `begin`, where one must stand. Quotes, brackets and references to notes
/// behind them belong to them, also set apart by a space: 'he said. [17]'.
Stops read_stops(std::string_view words, std::size_t begin);

/// The first character at or behind `at` that is not white space.
std::size_t skip_space(std::string_view words, std::size_t at);

}  // namespace hearsay
