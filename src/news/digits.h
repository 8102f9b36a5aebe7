#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace hearsay {

/// A number in digits and where it ends. Nothing is invented: "1,2,3", "007", "1.2.3"
/// and anything of more than 15 digits have no value.
struct Digits {
  std::optional<double> value;
  std::uint32_t end = 0;
  bool plain = false;  ///< nothing but digits: it may be a year or a part of a name
};

/// Reads ASCII digits with "," between groups and "." before decimals, from `begin`.
Digits read_digits(std::string_view text, std::uint32_t begin);

}  // namespace hearsay
