#pragma once

#include <vector>

#include "attribute/contents.h"
#include "attribute/learned.h"

namespace hearsay {

/// "took back his remark about" was learned as one cue: the words after the cue of the
/// table belong to the content.
bool is_swallowed(const CueUse& use, const LearnedAt& learned, const Content& by_rules);

/// The learned content, mended at its ends by what the rules see of the same cue:
/// without who is told, with whole times, with what ", and that" and ", with" add. At
/// least one piece.
std::vector<TokenRange> mended_content(const ContentContext& context,
                                       TokenRange sentence, const CueWithSource& cue,
                                       const LearnedAt& learned,
                                       const Content& by_rules);

}  // namespace hearsay
