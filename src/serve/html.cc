#include "serve/html.h"

namespace hearsay {
namespace {

/// What stands for this byte in HTML; empty when it stands for itself.
///
/// Control characters cannot be written in HTML at all (NUL would be lost, others are
/// errors), so their pictures U+2400... stand for them: what is in the text is seen.
constexpr std::string_view kPictures[32] = {
    "␀", "␁", "␂", "␃", "␄", "␅", "␆", "␇", "␈", "",  "",  "␋", "␌", "␍", "␎", "␏",
    "␐", "␑", "␒", "␓", "␔", "␕", "␖", "␗", "␘", "␙", "␚", "␛", "␜", "␝", "␞", "␟"};

constexpr std::string_view escape_of(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    case '\x7F':
      return "␡";
    default:
      break;
  }
  const auto byte = static_cast<unsigned char>(c);
  return byte < 32 ? kPictures[byte] : std::string_view{};
}

}  // namespace

void Html::put(std::string_view words) {
  std::size_t written = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view escape = escape_of(words[i]);
    if (escape.empty()) continue;
    bytes_ += words.substr(written, i - written);
    bytes_ += escape;
    written = i + 1;
  }
  bytes_ += words.substr(written);
}

}  // namespace hearsay
