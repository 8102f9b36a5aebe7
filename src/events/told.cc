#include "events/told.h"

namespace hearsay {
namespace {

/// So many heads up the words count that say how it is told.
constexpr int kSteps = 3;

class Reader {
 public:
  Reader(const Words& words, const Tree& tree) : words_(words), tree_(tree) {}

  Told read(std::size_t i) {
    look_at(i);
    std::size_t at = i;
    for (int step = 0; step < kSteps; ++step) {
      const auto head = tree_.head(at);
      if (!head || !goes_up(at)) break;
      look_at_governor(*head, at);
      at = *head;
      look_at(at);
    }
    return told_;
  }

 private:
  /// Is what is told of the head told of the event too?
  bool goes_up(std::size_t i) const {
    switch (tree_.deprel(i)) {
      case Deprel::kXcomp:
      case Deprel::kObj:
      case Deprel::kAcl:
      case Deprel::kNsubjPass:
      case Deprel::kConj:
        return true;
      default:
        return false;
    }
  }

  void set(EventModality modality) {
    if (told_.modality == EventModality::kHappened) told_.modality = modality;
  }

  void look_at(std::size_t i) {
    for (const std::size_t child : tree_.children(i)) {
      if (words_.any_of(child, {"not", "n't", "n’t", "never", "no", "without"}))
        told_.negative = true;
      if (tree_.deprel(child) == Deprel::kAux) look_at_auxiliary(child);
      if (words_.any_of(child, {"if", "unless"}) &&
          tree_.deprel(child) == Deprel::kMark) {
        told_.modality = EventModality::kConditional;
      }
      if (words_.any_of(child, {"allegedly", "reportedly", "alleged"}))
        set(EventModality::kAlleged);
      if (tree_.deprel(child) == Deprel::kAdvcl && holds_if(child))
        set(EventModality::kConditional);
    }
  }

  bool holds_if(std::size_t clause) const {
    for (const std::size_t child : tree_.children(clause)) {
      if (tree_.deprel(child) == Deprel::kMark &&
          words_.any_of(child, {"if", "unless"}))
        return true;
    }
    return false;
  }

  void look_at_auxiliary(std::size_t i) {
    if (words_.any_of(i, {"will", "would", "'ll", "’ll", "shall", "wo"}))
      set(EventModality::kPlanned);
    if (words_.any_of(i, {"may", "might", "could", "can"}))
      set(EventModality::kPossible);
    if (words_.any_of(i, {"should", "must"})) set(EventModality::kDemanded);
    const bool now = words_.any_of(i, {"is", "are", "'s", "’s", "'re", "’re"});
    if (now && told_.aspect == Aspect::kCompleted) told_.aspect = Aspect::kOngoing;
  }

  /// "plans to attack", "tried to", "failed to", "asked them to".
  void look_at_governor(std::size_t head, std::size_t i) {
    if (tree_.deprel(i) == Deprel::kConj || tree_.deprel(i) == Deprel::kNsubjPass)
      return;
    const std::string& lemma = tree_.at(head).lemma;
    const auto is = [&](std::initializer_list<std::string_view> lemmas) {
      for (const std::string_view one : lemmas) {
        if (lemma == one) return true;
      }
      return false;
    };
    if (is({"plan", "intend", "prepare", "pledge", "promise", "vow", "agree", "expect",
            "go", "want", "hope", "aim", "decide", "schedule", "set", "seek"}))
      set(EventModality::kPlanned);
    if (is({"threaten"})) set(EventModality::kThreatened);
    if (is({"order", "urge", "ask", "demand", "call", "tell", "request", "appeal"}))
      set(EventModality::kDemanded);
    if (is({"deny"})) set(EventModality::kDenied);
    if (is({"try", "attempt", "struggle"})) told_.aspect = Aspect::kAttempted;
    if (is({"fail"})) {
      told_.aspect = Aspect::kFailed;
      told_.negative = true;
    }
    if (is({"refuse", "decline"})) told_.negative = true;
    if (is({"continue", "keep", "resume"})) told_.aspect = Aspect::kOngoing;
  }

  const Words& words_;
  const Tree& tree_;
  Told told_;
};

}  // namespace

Told told_of(const Words& words, const Tree& tree, std::size_t i) {
  return Reader(words, tree).read(i);
}

}  // namespace hearsay
