#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace hearsay {

/// Code points [start, end) of a text: what Python's text[start:end] gives.
struct CodePointSpan {
  std::uint32_t start = 0;
  std::uint32_t end = 0;
};

/// Turns byte offsets of one UTF-8 text into code-point offsets and back, exactly.
///
/// Costs one pass over the text and 4 bytes for every 64 bytes of it; each question
/// then counts at most 64 bytes. Keeps a view: the text must outlive it.
class CodePoints {
 public:
  /// `text` must be valid UTF-8.
  explicit CodePoints(std::string_view text);

  std::uint32_t count() const { return count_; }
  std::uint32_t from_byte(std::uint32_t byte) const;      ///< byte <= size of the text
  std::uint32_t to_byte(std::uint32_t code_point) const;  ///< code_point <= count()
  CodePointSpan from_bytes(Span span) const {
    return {from_byte(span.begin), from_byte(span.end)};
  }
  Span to_bytes(CodePointSpan span) const {
    return {to_byte(span.start), to_byte(span.end)};
  }

 private:
  std::string_view text_;
  std::vector<std::uint32_t> before_;  ///< code points before each block of 64 bytes
  std::uint32_t count_ = 0;
};

}  // namespace hearsay
