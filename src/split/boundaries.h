#pragma once

#include <string_view>
#include <vector>

#include "base/span.h"
#include "split/spellings.h"

namespace hearsay {

/// The sentences of one paragraph, in bytes of `words`, without white space at either
/// end. `words` must not be empty, nor begin or end with white space.
std::vector<Span> find_sentence_spans(std::string_view words,
                                      const Spellings& spellings);

}  // namespace hearsay
