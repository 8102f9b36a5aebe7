#pragma once

#include <optional>
#include <span>
#include <vector>

#include "news/actor.h"
#include "news/event.h"
#include "syntax/tree.h"
#include "syntax/words.h"

namespace hearsay {

/// Which actors the head of a phrase stands for.
class Parties {
 public:
  /// `mentions` are those of the document, in order.
  Parties(const Words& words, const Tree& tree, std::span<const Mention> mentions);

  /// Of the phrase whose head is `i` and of those joined to it by "and"; of a thing
  /// whose it is ("Tarnish positions", "the outskirts of Orlen"); none where no actor
  /// is named.
  std::vector<Party> of(std::size_t i) const;

 private:
  void add(std::size_t i, int steps, std::vector<Party>& parties) const;
  std::optional<Party> mention_at(std::size_t i) const;
  bool is_document(const Party& party) const;

  const Words& words_;
  const Tree& tree_;
  std::span<const Mention> mentions_;
  std::vector<std::optional<Party>> headed_;  ///< by token of the sentence
  std::vector<std::optional<Party>> inside_;  ///< the widest mention that holds it
};

}  // namespace hearsay
