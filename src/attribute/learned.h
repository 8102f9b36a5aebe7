#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "news/attribution.h"
#include "syntax/words.h"

namespace hearsay {

/// An attribution as the analyser saw it, in tokens.
struct LearnedAt {
  std::optional<TokenRange> source;
  TokenRange cue;
  std::vector<TokenRange> content;  ///< at least one piece, in order
  bool nested = false;              ///< inside another's content
  bool used = false;                ///< a table knows its cue
};

/// What was learned of a document, found by cue.
class LearnedCues {
 public:
  /// Those without cue are left out: whose they are is for the quotations to tell.
  LearnedCues(const Words& words, std::span<const Attribution> learned);

  /// The one whose cue holds token `i`; null if there is none.
  LearnedAt* find(std::size_t i);

  std::span<const LearnedAt> all() const { return all_; }

 private:
  std::vector<LearnedAt> all_;  ///< in order of their cues, which do not overlap
};

}  // namespace hearsay
