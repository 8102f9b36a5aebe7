#pragma once

#include <string>
#include <string_view>

namespace hearsay {

/// SHA-256 of the bytes, as 64 lower-case hexadecimal digits: the name of a document.
std::string sha256_hex(std::string_view bytes);

}  // namespace hearsay
