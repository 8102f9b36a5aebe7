#include "base/characters.h"

#include <unicode/uchar.h>

#include <cstdint>

#include "base/utf8.h"

namespace hearsay {
namespace {

constexpr UChar32 icu(char32_t c) { return static_cast<UChar32>(c); }
constexpr bool between(char32_t c, char32_t low, char32_t high) {
  return c >= low && c <= high;
}

}  // namespace

// Nearly every character of a report is ASCII: those are answered without a table.

bool is_space(char32_t c) {
  if (c < 0x80) return c == ' ' || between(c, '\t', '\r');
  return u_isUWhiteSpace(icu(c)) != 0;
}

bool is_letter(char32_t c) {
  if (c < 0x80) return between(c | 0x20U, 'a', 'z');
  return u_isUAlphabetic(icu(c)) != 0 || (U_GET_GC_MASK(icu(c)) & U_GC_M_MASK) != 0;
}

bool is_upper(char32_t c) {
  if (c < 0x80) return between(c, 'A', 'Z');
  return u_isUUppercase(icu(c)) != 0 || u_istitle(icu(c)) != 0;
}

bool is_lower(char32_t c) {
  if (c < 0x80) return between(c, 'a', 'z');
  return u_isULowercase(icu(c)) != 0;
}

bool is_digit(char32_t c) {
  if (c < 0x80) return between(c, '0', '9');
  return u_isdigit(icu(c)) != 0;
}

bool is_word_character(char32_t c) {
  if (c < 0x80) return between(c | 0x20U, 'a', 'z') || between(c, '0', '9');
  constexpr std::uint32_t kWord =
      U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK | U_GC_CF_MASK;
  return (U_GET_GC_MASK(icu(c)) & kWord) != 0;
}

bool extends_character(char32_t c) {
  if (c < 0x80) return false;
  constexpr std::uint32_t kExtends = U_GC_M_MASK | U_GC_CF_MASK;
  return (U_GET_GC_MASK(icu(c)) & kExtends) != 0 ||
         u_hasBinaryProperty(icu(c), UCHAR_EMOJI_MODIFIER) != 0;
}

bool is_symbol(char32_t c) {
  return (U_GET_GC_MASK(icu(c)) & (U_GC_S_MASK | U_GC_C_MASK)) != 0;
}

bool is_currency(char32_t c) {
  if (c < 0x80) return c == '$';
  return u_charType(icu(c)) == U_CURRENCY_SYMBOL;
}

Span without_space(std::string_view text, Span span) {
  while (!span.empty() && is_space(code_point_at(text, span.begin))) {
    span.begin += static_cast<std::uint32_t>(utf8_size(text[span.begin]));
  }
  while (!span.empty()) {
    const auto last = static_cast<std::uint32_t>(utf8_before(text, span.end));
    if (!is_space(code_point_at(text, last))) break;
    span.end = last;
  }
  return span;
}

}  // namespace hearsay
