#include "base/code_points.h"

#include <algorithm>

namespace hearsay {
namespace {

constexpr std::uint32_t kBlock = 64;

/// A code point begins at every byte that is not a continuation (10xxxxxx).
constexpr bool begins_code_point(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
}

}  // namespace

CodePoints::CodePoints(std::string_view text) : text_(text) {
  before_.reserve(text.size() / kBlock + 1);
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i % kBlock == 0) before_.push_back(count_);
    count_ += begins_code_point(text[i]) ? 1U : 0U;
  }
  if (text.size() % kBlock == 0) before_.push_back(count_);
}

std::uint32_t CodePoints::from_byte(std::uint32_t byte) const {
  const std::size_t block = byte / kBlock;
  const auto first = text_.begin() + static_cast<std::ptrdiff_t>(block * kBlock);
  return before_[block] + static_cast<std::uint32_t>(std::count_if(
                              first, text_.begin() + byte, begins_code_point));
}

std::uint32_t CodePoints::to_byte(std::uint32_t code_point) const {
  if (code_point == count_) return static_cast<std::uint32_t>(text_.size());
  // The last block that begins with at most `code_point` code points before it.
  const auto after = std::upper_bound(before_.begin(), before_.end(), code_point);
  const auto block = static_cast<std::uint32_t>(after - before_.begin()) - 1;
  std::uint32_t seen = before_[block];
  std::uint32_t byte = block * kBlock;
  for (;; ++byte) {
    if (!begins_code_point(text_[byte])) continue;
    if (seen == code_point) return byte;
    ++seen;
  }
}

}  // namespace hearsay
