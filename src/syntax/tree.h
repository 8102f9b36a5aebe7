#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "news/token.h"
#include "syntax/words.h"

namespace hearsay {

/// The tree of one sentence, to be asked upwards and downwards. A view: the document's
/// analyses must outlive it. Tokens are named by their place in the document.
class Tree {
 public:
  /// Every token of `sentence` must have an analysis.
  Tree(std::span<const std::optional<Analysis>> analyses, TokenRange sentence);

  TokenRange sentence() const { return sentence_; }
  const Analysis& at(std::size_t i) const { return *analyses_[i]; }
  Deprel deprel(std::size_t i) const { return analyses_[i]->deprel; }
  std::optional<std::size_t> head(std::size_t i) const;
  /// In order.
  std::span<const std::size_t> children(std::size_t i) const {
    const std::size_t n = i - sentence_.first;
    return {children_.data() + first_[n], first_[n + 1] - first_[n]};
  }
  /// The first child with that relation.
  std::optional<std::size_t> child(std::size_t i, Deprel deprel) const;
  /// Does `i` stand under `above`, or is it the same?
  bool is_under(std::size_t i, std::size_t above) const;

 private:
  std::span<const std::optional<Analysis>> analyses_;
  TokenRange sentence_;
  std::vector<std::size_t> children_;
  std::vector<std::size_t> first_;  ///< of each token's children, and one past the last
};

}  // namespace hearsay
