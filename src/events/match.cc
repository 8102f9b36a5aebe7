#include "events/match.h"

#include <string>

namespace hearsay {

std::optional<Match> Matcher::at(std::size_t i) const {
  const Upos upos = words_.upos(i);
  const std::string& lemma = tree_.at(i).lemma;
  const std::vector<Predicate>* rows = nullptr;
  if (upos == Upos::kVerb) {
    // The table of verbs knows better than what was learned: "shot", "freed".
    const auto base = lexicon_.base_of(words_.low(i));
    rows = predicates_.verbs(base.value_or(lemma));
  }
  if (upos == Upos::kNoun || upos == Upos::kPropn) rows = predicates_.nouns(lemma);
  if (rows == nullptr) return std::nullopt;
  for (const Predicate& row : *rows) {
    if (const auto found = match(row, i)) return found;
  }
  return std::nullopt;
}

std::optional<Match> Matcher::match(const Predicate& predicate,
                                    std::size_t head) const {
  Match found{&predicate, head, head};
  std::optional<std::size_t> phrase;
  for (const PredicateWord& word : predicate.rest) {
    if (!take(word, head, found.last, phrase)) return std::nullopt;
  }
  return found;
}

bool Matcher::take(const PredicateWord& word, std::size_t head, std::size_t& last,
                   std::optional<std::size_t>& phrase) const {
  if (word.word.empty()) {
    const auto noun = phrase ? phrase : arguments_.object(head);
    if (!noun || !is_thing(*noun, word.things)) return false;
    last = *noun;
    phrase.reset();
    return true;
  }
  // "pull out", "take aim": a particle, an adverb, or a word before the noun's head.
  for (const std::size_t child : tree_.children(head)) {
    const Deprel deprel = tree_.deprel(child);
    const bool beside = deprel == Deprel::kCompoundPrt || deprel == Deprel::kAdvmod ||
                        deprel == Deprel::kCompound || deprel == Deprel::kAmod ||
                        deprel == Deprel::kXcomp;
    if (beside && words_.is(child, word.word)) {
      last = child;
      return true;
    }
  }
  for (const std::size_t from : {last, head}) {
    if (const auto opened = arguments_.by_preposition(from, word.word)) {
      phrase = opened;
      return true;
    }
  }
  // "the prisoner exchange" is one "of prisoners".
  if (word.word == "of" && words_.upos(head) != Upos::kVerb) {
    if (const auto compound = tree_.child(head, Deprel::kCompound)) {
      phrase = compound;
      return true;
    }
  }
  const auto noun = phrase ? phrase : arguments_.object(head);
  if (!noun || tree_.at(*noun).lemma != word.word) return false;
  last = *noun;
  phrase.reset();
  return true;
}

bool Matcher::is_thing(std::size_t i, ThingSet things) const {
  if ((predicates_.things_of(tree_.at(i).lemma) & things) != 0) return true;
  // "nearly 25,000 tons of flour", "part of the town"
  if (predicates_.is_light_noun(tree_.at(i).lemma)) {
    if (const auto measured = arguments_.by_preposition(i, "of"))
      return is_thing(*measured, things);
  }
  const MergedNames::One* const name = names_.at(i);
  if (name == nullptr) return false;
  switch (name->named) {
    case Named::kPlace:
      return (things & predicates_.thing("place")) != 0;
    case Named::kPerson:
      return (things & predicates_.thing("person")) != 0;
    case Named::kOrganisation:
    case Named::kGroup:
      return (things & predicates_.thing("group")) != 0;
    default:
      return false;
  }
}

}  // namespace hearsay
