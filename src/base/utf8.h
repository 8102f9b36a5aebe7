#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace hearsay {

/// Whether `bytes` are UTF-8 as the standard has it: no surrogates, nothing overlong.
bool is_utf8(std::string_view bytes);

/// Bytes of the code point whose first byte this is; 1 for a byte that begins none.
constexpr std::size_t utf8_size(char first) {
  const auto byte = static_cast<unsigned char>(first);
  return byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

/// The code point that begins at `at`. `text` must be valid UTF-8, `at` inside it and
/// at the beginning of a code point.
char32_t code_point_at(std::string_view text, std::size_t at);

/// A code point and where it ends.
struct CodePoint {
  char32_t value = 0;
  std::size_t end = 0;
};

/// The code point at `at`; a NUL of no size at or behind the end of the text.
CodePoint read_code_point(std::string_view text, std::size_t at);

/// Where the code point that ends at `end` begins; `end` must be more than 0.
std::size_t utf8_before(std::string_view text, std::size_t end);

void append_utf8(std::string& text, char32_t code_point);

/// A text made valid, and where it was not.
struct RepairedText {
  std::string text;
  std::vector<Span> replaced;  ///< runs of U+FFFD that stand for invalid bytes
};

/// One U+FFFD for each maximal subpart of an ill-formed sequence (Unicode 15, section
/// 3.9, "U+FFFD Substitution of Maximal Subparts", which is also WHATWG's decoder).
RepairedText replace_invalid_utf8(std::string_view bytes);

}  // namespace hearsay
