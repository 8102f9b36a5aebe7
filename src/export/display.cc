#include "export/display.h"

#include <unicode/uchar.h>

#include "base/characters.h"
#include "base/utf8.h"

namespace hearsay {
namespace {

constexpr std::string_view kEllipsis = "…";

std::size_t columns_of(char32_t c) {
  if (c < 0x300) return c == 0xAD ? 0 : 1;  // Latin; the soft hyphen is not shown
  const auto icu = static_cast<UChar32>(c);
  if ((U_GET_GC_MASK(icu) & (U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK)) != 0)
    return 0;
  const int width = u_getIntPropertyValue(icu, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

/// Controls (Cc), and the embeddings, overrides and isolates of Unicode Standard Annex
/// 9, which make words appear where they do not stand.
bool is_unsafe(char32_t c) {
  if (c < 0x20 || (c >= 0x7F && c < 0xA0)) return true;
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

}  // namespace

std::size_t display_width(std::string_view text) {
  std::size_t columns = 0;
  for (std::size_t at = 0; at < text.size(); at += utf8_size(text[at])) {
    columns += columns_of(code_point_at(text, at));
  }
  return columns;
}

std::string printable(std::string_view text) {
  std::string shown;
  shown.reserve(text.size());
  bool blank = false;  // white space is waiting to become one blank
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = code_point_at(text, at);
    const std::size_t size = utf8_size(text[at]);
    if (is_space(c)) {
      blank = !shown.empty();
    } else {
      if (blank) shown += ' ';
      blank = false;
      is_unsafe(c) ? append_utf8(shown, 0xFFFD) : void(shown.append(text, at, size));
    }
    at += size;
  }
  return shown;
}

std::string shortened(std::string_view text, std::size_t columns) {
  std::size_t fits = 0;  // bytes that leave a column for the ellipsis
  std::size_t used = 0;
  for (std::size_t at = 0; at < text.size(); at += utf8_size(text[at])) {
    used += columns_of(code_point_at(text, at));
    if (used > columns) return std::string(text.substr(0, fits)).append(kEllipsis);
    if (used < columns) fits = at + utf8_size(text[at]);
  }
  return std::string(text);
}

std::string padded(std::string_view text, std::size_t columns) {
  const std::size_t width = display_width(text);
  std::string filled(text);
  if (width < columns) filled.append(columns - width, ' ');
  return filled;
}

}  // namespace hearsay
