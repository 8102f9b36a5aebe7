#pragma once

#include <cstdint>

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

}  // namespace hearsay
