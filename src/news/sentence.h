#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>

#include "base/span.h"
#include "news/ids.h"

namespace hearsay {

/// Sentences come in order, do not overlap, and hold every character of the text that
/// is not white space.
struct Sentence {
  Span span;  ///< without white space at either end
  PostId post{};
  std::uint32_t paragraph = 0;    ///< counted through the whole document
  std::uint32_t first_token = 0;  ///< its tokens are [first_token, last_token)
  std::uint32_t last_token = 0;
  bool headline = false;  ///< a title or a post's heading
  friend bool operator==(const Sentence&, const Sentence&) = default;
};

/// A "sentence" of more tokens is no prose but a table or a list that nobody put a stop
/// to. It is kept and reported as unread, and no stage looks into it: patterns may then
/// cost the square of a sentence's length without anybody noticing.
inline constexpr std::uint32_t kLongestSentence = 600;

constexpr bool is_readable(const Sentence& sentence) {
  return sentence.last_token - sentence.first_token <= kLongestSentence;
}

/// The place in `sentences`, all of a document, of the one that holds token `i`.
inline std::size_t sentence_at(std::span<const Sentence> sentences, std::size_t i) {
  const auto after = std::ranges::upper_bound(sentences, i, {}, &Sentence::first_token);
  return static_cast<std::size_t>(after - sentences.begin()) - 1;
}

}  // namespace hearsay
