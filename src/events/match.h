#pragma once

#include <optional>

#include "actors/named.h"
#include "events/arguments.h"
#include "events/predicates.h"
#include "syntax/lexicon.h"

namespace hearsay {

/// What events are found with.
struct EventTables {
  const Predicates& predicates;
  const Labels& labels;
  const Lexicon& lexicon;
};

/// A predicate with the tokens it was found in.
struct Match {
  const Predicate* predicate = nullptr;
  std::size_t head = 0;
  std::size_t last = 0;  ///< the word of the pattern that stands last in it
};

/// Finds the predicates of one sentence.
class Matcher {
 public:
  Matcher(const Words& words, const Tree& tree, const EventTables& tables,
          const MergedNames& names)
      : words_(words),
        tree_(tree),
        predicates_(tables.predicates),
        lexicon_(tables.lexicon),
        names_(names),
        arguments_(words, tree, tables.predicates) {}

  /// The longest row whose head is the word at `i`.
  std::optional<Match> at(std::size_t i) const;

 private:
  std::optional<Match> match(const Predicate& predicate, std::size_t head) const;
  /// The word after those matched up to `last`; `phrase` is what the last preposition
  /// opened.
  bool take(const PredicateWord& word, std::size_t head, std::size_t& last,
            std::optional<std::size_t>& phrase) const;
  bool is_thing(std::size_t i, ThingSet things) const;

  const Words& words_;
  const Tree& tree_;
  const Predicates& predicates_;
  const Lexicon& lexicon_;
  const MergedNames& names_;
  Arguments arguments_;
};

}  // namespace hearsay
