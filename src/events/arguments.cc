#include "events/arguments.h"

namespace hearsay {
namespace {

/// So many clauses up a subject is looked for.
constexpr int kSteps = 4;

bool is_relative(const Words& words, std::size_t i) {
  return words.any_of(i, {"who", "which", "that", "whom"}) &&
         words.upos(i) == Upos::kPron;
}

}  // namespace

bool Arguments::is_passive(std::size_t verb) const {
  if (tree_.child(verb, Deprel::kNsubjPass) || tree_.child(verb, Deprel::kAuxPass))
    return true;
  const bool participle = tree_.at(verb).xpos == Xpos::kVbn;
  if (!participle || tree_.child(verb, Deprel::kAux)) return false;
  switch (tree_.deprel(verb)) {
    case Deprel::kAmod:
    case Deprel::kAcl:
      return true;
    case Deprel::kConj: {
      const auto head = tree_.head(verb);
      return head && words_.upos(*head) == Upos::kVerb && is_passive(*head);
    }
    case Deprel::kRoot:
    case Deprel::kParataxis:
      // Headlines: "Two killed in raid".
      return !tree_.child(verb, Deprel::kObj);
    default:
      return false;
  }
}

std::size_t Arguments::meant(std::size_t i, std::size_t verb) const {
  if (!is_relative(words_, i)) return i;
  const auto head = tree_.head(verb);
  return tree_.deprel(verb) == Deprel::kAclRelcl && head ? *head : i;
}

std::optional<std::size_t> Arguments::agent_of_passive(std::size_t verb) const {
  if (const auto agent = tree_.child(verb, Deprel::kOblAgent)) return agent;
  return by_preposition(verb, "by");
}

std::optional<std::size_t> Arguments::subject(std::size_t verb) const {
  return subject(verb, kSteps);
}

std::optional<std::size_t> Arguments::subject(std::size_t verb, int steps) const {
  if (is_passive(verb)) return agent_of_passive(verb);
  for (const Deprel deprel : {Deprel::kNsubj, Deprel::kNsubjOuter}) {
    if (const auto found = tree_.child(verb, deprel)) return meant(*found, verb);
  }
  const auto head = tree_.head(verb);
  if (!head || steps == 0) return std::nullopt;
  const bool verbal =
      words_.upos(*head) == Upos::kVerb || words_.upos(*head) == Upos::kAux;
  switch (tree_.deprel(verb)) {
    case Deprel::kXcomp:
      // "ordered them to leave", "were ordered to leave", "wants to leave"
      if (is_passive(*head)) return object(*head, steps - 1);
      if (const auto told = tree_.child(*head, Deprel::kObj)) return told;
      return subject(*head, steps - 1);
    case Deprel::kConj:
    case Deprel::kAdvcl:
    case Deprel::kCcomp:
    case Deprel::kParataxis:
      if (is_passive(*head)) return object(*head, steps - 1);
      return subject(*head, steps - 1);
    case Deprel::kAcl: {
      if (verbal) return std::nullopt;
      if (tree_.at(verb).xpos == Xpos::kVbg) return *head;
      const auto candidates = owners(*head);  // "Tarn's plan to leave"
      return candidates.empty() ? std::nullopt : std::optional(candidates.front());
    }
    case Deprel::kAmod:
      return *head;
    default:
      return std::nullopt;
  }
}

std::optional<std::size_t> Arguments::object(std::size_t verb) const {
  return object(verb, kSteps);
}

std::optional<std::size_t> Arguments::object(std::size_t verb, int steps) const {
  const auto head = tree_.head(verb);
  if (is_passive(verb)) {
    for (const Deprel deprel : {Deprel::kNsubjPass, Deprel::kNsubj}) {
      if (const auto found = tree_.child(verb, deprel)) return meant(*found, verb);
    }
    if (!head || steps == 0) return std::nullopt;
    if (tree_.deprel(verb) == Deprel::kAmod || tree_.deprel(verb) == Deprel::kAcl)
      return *head;
    if (tree_.deprel(verb) == Deprel::kConj) return object(*head, steps - 1);
    if (tree_.deprel(verb) == Deprel::kXcomp) return subject(*head, steps - 1);
    return std::nullopt;
  }
  for (const Deprel deprel : {Deprel::kObj, Deprel::kIobj}) {
    if (const auto found = tree_.child(verb, deprel)) return meant(*found, verb);
  }
  // "the town they captured"
  const bool gap = tree_.deprel(verb) == Deprel::kAclRelcl && head &&
                   tree_.child(verb, Deprel::kNsubj) &&
                   !is_relative(words_, *tree_.child(verb, Deprel::kNsubj));
  return gap ? head : std::nullopt;
}

std::optional<std::size_t> Arguments::by_preposition(
    std::size_t i, std::string_view preposition) const {
  for (const std::size_t child : tree_.children(i)) {
    for (const std::size_t mark : tree_.children(child)) {
      const bool marks =
          tree_.deprel(mark) == Deprel::kCase || tree_.deprel(mark) == Deprel::kMark;
      if (marks && words_.is(mark, preposition)) return child;
    }
  }
  return std::nullopt;
}

std::optional<std::size_t> Arguments::light_verb(std::size_t noun) const {
  // "launched a wave of attacks", "a mediation effort"
  for (int step = 0; step < kSteps; ++step) {
    const auto head = tree_.head(noun);
    const Deprel deprel = tree_.deprel(noun);
    const bool framed = deprel == Deprel::kCompound || deprel == Deprel::kNmod;
    if (!head || !framed || !predicates_.is_light_noun(tree_.at(*head).lemma)) break;
    noun = *head;
  }
  const auto head = tree_.head(noun);
  if (!head || words_.upos(*head) != Upos::kVerb ||
      !predicates_.is_light_verb(tree_.at(*head).lemma)) {
    return std::nullopt;
  }
  const Deprel deprel = tree_.deprel(noun);
  const bool done =
      deprel == Deprel::kObj || deprel == Deprel::kNsubjPass || deprel == Deprel::kObl;
  return done ? head : std::nullopt;
}

std::vector<std::size_t> Arguments::owners(std::size_t noun) const {
  std::vector<std::size_t> found;
  if (const auto owner = tree_.child(noun, Deprel::kNmodPoss)) found.push_back(*owner);
  if (const auto by = by_preposition(noun, "by")) found.push_back(*by);
  if (const auto verb = light_verb(noun)) {
    if (const auto subject = this->subject(*verb); subject && *subject != noun)
      found.push_back(*subject);
  }
  for (const std::size_t child : tree_.children(noun)) {
    const Deprel deprel = tree_.deprel(child);
    if (deprel == Deprel::kAmod || deprel == Deprel::kCompound ||
        deprel == Deprel::kNmodDesc) {
      found.push_back(child);
    }
  }
  return found;
}

}  // namespace hearsay
