#pragma once

#include <cstddef>
#include <string_view>

namespace hearsay {

/// Where the web or e-mail address that begins at `begin` ends; `begin` when none does.
/// Stops, commas and closing marks behind it are no part of it.
std::size_t find_address_end(std::string_view folded, std::size_t begin);

}  // namespace hearsay
