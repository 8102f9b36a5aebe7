#pragma once

#include <string_view>

#include "base/span.h"

namespace hearsay {

// What kind of character a code point is, by Unicode's properties: the same on every
// machine, whatever its locale.

constexpr bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }

bool is_space(char32_t c);   ///< White_Space: also no-break and ideographic spaces
bool is_letter(char32_t c);  ///< Alphabetic, or a mark that belongs to a letter
bool is_upper(char32_t c);   ///< upper or title case
bool is_lower(char32_t c);
bool is_digit(char32_t c);           ///< a decimal digit of any script
bool is_word_character(char32_t c);  ///< letters, marks, numbers ("½" too), joiners
bool is_symbol(char32_t c);          ///< neither word, nor space, nor punctuation
bool is_currency(char32_t c);        ///< "$", "€", ...

/// Marks, joiners and emoji modifiers: part of the character before them.
bool extends_character(char32_t c);

/// What is left of `span` without white space at either end; `text` is valid UTF-8.
Span without_space(std::string_view text, Span span);

}  // namespace hearsay
