#pragma once

#include <optional>
#include <string_view>

namespace hearsay {

/// Why bytes cannot be the text of a report, as the end of "PATH is ...", with the
/// remedy; none where they can.
std::optional<std::string_view> find_not_text(std::string_view bytes);

}  // namespace hearsay
