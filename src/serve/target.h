#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hearsay {

/// Where a request wants to go, decoded.
struct Target {
  std::vector<std::string> path;  ///< "/reports/d1" is {"reports", "d1"}; "/" is {}
  std::vector<std::pair<std::string, std::string>> query;

  /// The first value of this name; "" when there is none.
  std::string_view value(std::string_view name) const;
};

/// None for what no link or form of the desk makes: a broken %-sequence, bytes that are
/// not UTF-8, an empty or dotted path segment, a slash or control character hidden in
/// one, more than 32 parameters.
std::optional<Target> parse_target(std::string_view target);

/// The words as they may stand in a query, so that parse_target() gives them back.
std::string percent_encode(std::string_view words);

}  // namespace hearsay
