#pragma once

#include <optional>
#include <vector>

#include "attribute/attributions.h"
#include "syntax/words.h"

namespace hearsay {

/// One attribution as ranges of tokens.
struct Draft {
  Reported reported;
  std::optional<TokenRange> source;
  std::optional<TokenRange> speaker;  ///< whom the source points at; else the source
  std::optional<TokenRange> cue;
  std::vector<TokenRange> content;
  std::optional<std::size_t> addressee;
  std::optional<std::size_t> parent;  ///< known from the words; else found by nesting
  std::size_t sentence = 0;
  bool learned = false;  ///< its content was
};

}  // namespace hearsay
