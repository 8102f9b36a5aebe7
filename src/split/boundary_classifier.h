#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/span.h"
#include "base/weights_file.h"

namespace hearsay {

/// What was learned about where sentences begin: whole-number weights of hashed
/// features of the words around a white space, which say yes when their sum is
/// positive. training/sentences.py learns them and computes the same features.
class BoundaryClassifier {
 public:
  static Result<BoundaryClassifier> load(const WeightsFile& file);

  /// The sentences of one paragraph, given those that the rules see: it may join them
  /// and divide them, always at white space.
  std::vector<Span> find_sentence_spans(std::string_view words,
                                        std::span<const Span> ruled) const;

 private:
  explicit BoundaryClassifier(std::vector<std::int8_t> weights)
      : weights_(std::move(weights)) {}

  std::vector<std::int8_t> weights_;
};

}  // namespace hearsay
