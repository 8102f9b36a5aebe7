#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "events/kinds.h"

namespace hearsay {

/// Sets of classes of nouns, a bit each; the classes of data/events/things.tsv.
using ThingSet = std::uint64_t;

/// One word after the head of a predicate: "of", "control", "<place>".
struct PredicateWord {
  std::string_view word;  ///< empty for a class
  ThingSet things = 0;
};

/// One row of data/events/predicates.tsv: words that tell an event, and where its
/// parties stand.
struct Predicate {
  std::vector<PredicateWord> rest;  ///< after the head
  const EventKind* kind = nullptr;
  /// "subject", "object", "owner", or prepositions; best first.
  std::vector<std::string_view> agent;
  std::vector<std::string_view> target;
};

/// What an event becomes as the matter of another: "threatened to bomb".
struct Composition {
  std::string_view outer;  ///< kind of the one that speaks
  EventType inner = EventType::kAssault;
  const EventKind* kind = nullptr;
};

/// What words tell of events. Immutable once loaded; what it gives points into it, also
/// after it has moved.
class Predicates {
 public:
  Predicates(const Predicates&) = delete;
  Predicates& operator=(const Predicates&) = delete;
  Predicates(Predicates&&) = default;
  Predicates& operator=(Predicates&&) = default;

  /// Those whose head is `lemma`, the longest first; none where there is none.
  const std::vector<Predicate>* verbs(std::string_view lemma) const;
  const std::vector<Predicate>* nouns(std::string_view lemma) const;
  /// The classes of a noun, lower case.
  ThingSet things_of(std::string_view lemma) const;
  ThingSet thing(std::string_view name) const;
  /// "launch" of "launched an attack": says only that the noun happens.
  bool is_light_verb(std::string_view lemma) const {
    return light_verbs_.contains(lemma);
  }
  /// "wave" of "a wave of attacks".
  bool is_light_noun(std::string_view lemma) const {
    return light_nouns_.contains(lemma);
  }
  /// Do events of this kind speak of others?
  bool composes(std::string_view kind) const;
  const EventKind* composed(std::string_view outer, EventType inner) const;

 private:
  friend Predicates load_predicates();
  friend void load_things(Predicates& loaded);
  friend void load_rows(Predicates& loaded);
  friend void load_light_words(Predicates& loaded);
  friend void load_compositions(Predicates& loaded);
  Predicates() = default;
  using Rows = std::unordered_map<std::string_view, std::vector<Predicate>>;

  EventKinds kinds_;
  Rows verbs_;
  Rows nouns_;
  std::vector<std::string_view> classes_;
  std::unordered_map<std::string_view, ThingSet> things_;
  std::unordered_set<std::string_view> light_verbs_;
  std::unordered_set<std::string_view> light_nouns_;
  std::vector<Composition> compositions_;
};

/// The tables of data/events/.
Predicates load_predicates();

}  // namespace hearsay
