#pragma once

#include <cstddef>
#include <string_view>

#include "base/utf8.h"
#include "split/spellings.h"

namespace hearsay {

/// One sentence on its way into tokens. Positions are bytes of `words`.
struct SentenceWords {
  std::string_view words;
  std::string_view folded;
  std::size_t final_stop;  ///< the stop that ends it; without one: size()
  const Spellings& spellings;

  std::size_t size() const { return words.size(); }
  /// The code point at `at`; 0 behind the end.
  char32_t at(std::size_t at) const { return read_code_point(words, at).value; }
  std::size_t after(std::size_t at) const { return at + utf8_size(words[at]); }
};

/// The stop behind which only closing marks stand; the size of `words` without one. It
/// is a token of its own even behind an abbreviation: "p.m" and "." at the end.
std::size_t find_final_stop(std::string_view words);

/// Where the letters, marks and digits end that stand together from `at` on.
std::size_t letters_end(const SentenceWords& s, std::size_t at);

/// Where the number ends whose first digit is at `begin`: behind "1,945", "10.45",
/// "14:05", "9/11", "2025-12-02", "20th", but behind "50" of "50km".
std::size_t number_end(const SentenceWords& s, std::size_t begin);

/// Where the word ends that begins at `begin`: behind "U.S.", "AT&T", "re-elected",
/// "O'Brien", "US$", but behind "drone" of "drone-strike".
std::size_t word_end(const SentenceWords& s, std::size_t begin);

/// Where "n't", "'s", "'re", ... begins in the word [begin, end); `end` without one.
std::size_t clitic_begin(const SentenceWords& s, std::size_t begin, std::size_t end);

/// Where a clitic ends that stands apart from its word, with its apostrophe at `at`, as
/// in text whose words were parted already ("Mali 's"); `at` if there is none.
std::size_t lone_clitic_end(const SentenceWords& s, std::size_t at);

}  // namespace hearsay
