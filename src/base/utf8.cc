#include "base/utf8.h"

#include <simdjson.h>

namespace hearsay {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

constexpr unsigned char byte_at(std::string_view text, std::size_t at) {
  return static_cast<unsigned char>(text[at]);
}

/// What one look at a sequence found: how far it is well-formed, and whether whole.
struct Sequence {
  std::size_t size = 1;
  bool whole = false;
};

/// The longest beginning of a code point at `at` (table 3-7 of the Unicode Standard).
Sequence read_sequence(std::string_view bytes, std::size_t at) {
  const unsigned char first = byte_at(bytes, at);
  if (first < 0x80) return {1, true};
  if (first < 0xC2 || first > 0xF4) return {1, false};
  const std::size_t size = utf8_size(bytes[at]);
  unsigned char low = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
  unsigned char high = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
  for (std::size_t i = 1; i < size; ++i) {
    if (at + i == bytes.size()) return {i, false};
    const unsigned char next = byte_at(bytes, at + i);
    if (next < low || next > high) return {i, false};
    low = 0x80;
    high = 0xBF;
  }
  return {size, true};
}

}  // namespace

bool is_utf8(std::string_view bytes) {
  return simdjson::validate_utf8(bytes.data(), bytes.size());
}

char32_t code_point_at(std::string_view text, std::size_t at) {
  const auto tail = [&](std::size_t i) {
    return static_cast<char32_t>(byte_at(text, at + i) & 0x3FU);
  };
  const char32_t first = byte_at(text, at);
  switch (utf8_size(text[at])) {
    case 1:
      return first;
    case 2:
      return (first & 0x1FU) << 6U | tail(1);
    case 3:
      return (first & 0x0FU) << 12U | tail(1) << 6U | tail(2);
    default:
      return (first & 0x07U) << 18U | tail(1) << 12U | tail(2) << 6U | tail(3);
  }
}

CodePoint read_code_point(std::string_view text, std::size_t at) {
  if (at >= text.size()) return {0, text.size()};
  return {code_point_at(text, at), at + utf8_size(text[at])};
}

std::size_t utf8_before(std::string_view text, std::size_t end) {
  std::size_t at = end - 1;
  while (at > 0 && (byte_at(text, at) & 0xC0U) == 0x80U) --at;
  return at;
}

void append_utf8(std::string& text, char32_t code_point) {
  const auto put = [&](char32_t byte) { text += static_cast<char>(byte); };
  if (code_point < 0x80) return put(code_point);
  if (code_point < 0x800) {
    put(0xC0U | code_point >> 6U);
  } else if (code_point < 0x10000) {
    put(0xE0U | code_point >> 12U);
    put(0x80U | (code_point >> 6U & 0x3FU));
  } else {
    put(0xF0U | code_point >> 18U);
    put(0x80U | (code_point >> 12U & 0x3FU));
    put(0x80U | (code_point >> 6U & 0x3FU));
  }
  put(0x80U | (code_point & 0x3FU));
}

RepairedText replace_invalid_utf8(std::string_view bytes) {
  RepairedText repaired;
  repaired.text.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size();) {
    const Sequence sequence = read_sequence(bytes, at);
    const auto begin = static_cast<std::uint32_t>(repaired.text.size());
    if (sequence.whole) {
      repaired.text += bytes.substr(at, sequence.size);
    } else {
      repaired.text += kReplacement;
      const Span span{begin, static_cast<std::uint32_t>(repaired.text.size())};
      if (!repaired.replaced.empty() && repaired.replaced.back().end == begin) {
        repaired.replaced.back().end = span.end;
      } else {
        repaired.replaced.push_back(span);
      }
    }
    at += sequence.size;
  }
  return repaired;
}

}  // namespace hearsay
