#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace hearsay {

// How words of a report are shown on a terminal. All texts are valid UTF-8.

/// Columns that a terminal needs for `text`: 2 for East Asian wide characters, 0 for
/// combining marks (Unicode Standard Annex 11, general categories Mn, Me, Cf).
std::size_t display_width(std::string_view text);

/// `text` on one line: each run of white space becomes one blank. Control characters,
/// with which a report could move the cursor or colour the terminal, and those that
/// turn the direction of writing become U+FFFD.
std::string printable(std::string_view text);

/// As much of `text` as fits `columns`, with "…" at the end where words are missing.
std::string shortened(std::string_view text, std::size_t columns);

/// `text` with blanks behind it up to `columns`.
std::string padded(std::string_view text, std::size_t columns);

}  // namespace hearsay
