#pragma once

#include <string_view>
#include <vector>

#include "base/span.h"
#include "split/boundary_classifier.h"
#include "split/spellings.h"

namespace hearsay {

/// The sentences of one paragraph, by rules and, where there is one, by what was
/// `learned`, in bytes of `words`, without white space at either
/// end. `words` must not be empty, nor begin or end with white space.
///
/// What runs on for more than 10,000 bytes without an end is no sentence that anybody
/// wrote; it is cut into pieces, so that what comes later never meets a longer one.
std::vector<Span> find_sentence_spans(std::string_view words,
                                      const Spellings& spellings,
                                      const BoundaryClassifier* learned = nullptr);

}  // namespace hearsay
