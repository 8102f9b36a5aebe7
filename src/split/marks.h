#pragma once

#include <cstddef>
#include <string_view>

#include "split/spellings.h"

namespace hearsay {

/// A mark that can end a sentence.
constexpr bool ends_sentence(char32_t c) {
  return c == '.' || c == '!' || c == '?' || c == U'…';
}

constexpr bool is_apostrophe(char32_t c) { return c == '\'' || c == U'’'; }

constexpr bool is_quote(char32_t c) {
  return c == '"' || c == U'”' || c == U'“' || is_apostrophe(c) || c == U'‘' ||
         c == U'»' || c == U'«';
}

constexpr bool is_dash(char32_t c) { return c == '-' || c == U'–' || c == U'—'; }

/// Quotes and brackets that can close what a sentence ends with.
constexpr bool closes(char32_t c) {
  return c == '"' || c == '\'' || c == ')' || c == ']' || c == '}' || c == U'”' ||
         c == U'’' || c == U'»';
}

/// Quotes and brackets that a sentence can begin with.
constexpr bool opens(char32_t c) {
  return c == '"' || c == '\'' || c == '(' || c == '[' || c == '{' || c == U'“' ||
         c == U'‘' || c == U'«';
}

/// Where the mark at `begin` ends: "...", "--", "?!" and ":-)" are one mark each.
std::size_t mark_end(std::string_view words, std::size_t begin,
                     const Spellings& spellings);

}  // namespace hearsay
