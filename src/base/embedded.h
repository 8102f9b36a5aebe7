#pragma once

#include <optional>
#include <string_view>

namespace hearsay {

/// The file of data/ or web/ at this path ("data/cues.tsv"), as it was when the program
/// was built. The bytes live as long as the program.
std::optional<std::string_view> embedded_file(std::string_view path);

}  // namespace hearsay
