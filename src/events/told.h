#pragma once

#include "news/event.h"
#include "syntax/tree.h"
#include "syntax/words.h"

namespace hearsay {

/// How an event is told.
struct Told {
  bool negative = false;
  EventModality modality = EventModality::kHappened;
  Aspect aspect = Aspect::kCompleted;
};

/// Of the event whose word is `i`: by its own auxiliaries and marks, and those of the
/// clauses it hangs on up to the first that reports.
Told told_of(const Words& words, const Tree& tree, std::size_t i);

}  // namespace hearsay
