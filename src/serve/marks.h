#pragma once

#include <cstdint>
#include <vector>

#include "base/span.h"

namespace hearsay {

/// Words to be marked, and the number of what they belong to.
struct Mark {
  Span span;  ///< not empty
  std::size_t owner = 0;
};

/// One step of writing marked words as elements that nest, as HTML wants them.
struct MarkStep {
  enum class Kind { kOpen, kWords, kClose };
  Kind kind = Kind::kWords;
  Span words = {};         ///< with kWords
  std::size_t owner = 0;   ///< with kOpen; with kWords the innermost owner
  bool continued = false;  ///< with kOpen: an earlier element began this mark
  bool marked = false;     ///< with kWords: some mark is open
};

/// Splits `within` at the ends of the marks that reach into it.
///
/// The words of all steps, one after the other, are those of `within`; each word is
/// inside an element of every mark that covers it. Marks that cross, as in [a (b] c),
/// are closed and opened again: [a (b)] (c). The outermost of marks that begin together
/// is the longest, then the one with the lowest owner.
std::vector<MarkStep> nest_marks(Span within, std::vector<Mark> marks);

}  // namespace hearsay
