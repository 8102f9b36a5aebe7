#pragma once

#include <span>
#include <vector>

#include "attribute/contents.h"
#include "attribute/drafts.h"
#include "attribute/learned.h"
#include "news/sentence.h"

namespace hearsay {

/// Quotations that no attribution holds. A name after a dash signs one; "..." he
/// said. "..." goes on with the speaker of its paragraph, or, where a paragraph has
/// no other, of the paragraph before.
/// `drafts` are in order of their sentences; what is added stands at their end.
void add_loose_quotations(const ContentContext& context,
                          std::span<const Sentence> sentences,
                          const LearnedCues& learned, std::vector<Draft>& drafts);

}  // namespace hearsay
