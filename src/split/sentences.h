#pragma once

#include <span>
#include <vector>

#include "news/document.h"
#include "news/post.h"
#include "news/sentence.h"
#include "split/boundary_classifier.h"
#include "split/spellings.h"

namespace hearsay {

/// The sentences of a document, as Universal Dependencies draws their bounds: closing
/// quotes and brackets belong to the sentence they close, "...", he said stays one.
///
/// Every paragraph ends a sentence. The title and each post's heading are sentences of
/// their own with `headline` set; so is what stands on the title's line before it (a
/// date). None is longer than 10,000 bytes: see boundaries.h. `first_token` and
/// `last_token` are left for split_tokens().
std::vector<Sentence> split_sentences(const Document& document,
                                      std::span<const Post> posts,
                                      const Spellings& spellings,
                                      const BoundaryClassifier* learned = nullptr);

/// Those of a text that was split beforehand: DocumentInfo::words_given.
std::vector<Sentence> given_sentences(const Document& document,
                                      std::span<const Post> posts);

}  // namespace hearsay
