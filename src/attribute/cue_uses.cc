#include "attribute/cue_uses.h"

#include "attribute/sources.h"
#include "syntax/phrases.h"

namespace hearsay {
namespace {

class Finder {
 public:
  Finder(const Words& words, TokenRange sentence, bool headline,
         const AttributionTables& tables)
      : words_(words), sentence_(sentence), headline_(headline), tables_(tables) {}

  std::vector<CueUse> find() {
    for (std::size_t i = sentence_.first; i < sentence_.last; ++i) {
      add_use(i);
      if (!uses_.empty() && uses_.back().range.last > i + 1)
        i = uses_.back().range.last - 1;
    }
    return std::move(uses_);
  }

 private:
  void add_use(std::size_t i) {
    if (words_.is(i, "according")) return add_phrase(i);
    if (is_alleged_thing(i)) return add_alleged_thing(i);
    if (words_.upos(i) == Upos::kVerb || words_.upos(i) == Upos::kAux)
      return add_verb(i);
    if (words_.upos(i) == Upos::kNoun) return add_noun(i);
    add_phrase(i);
  }

  /// "an alleged violation", whether tagged as adjective or as participle.
  bool is_alleged_thing(std::size_t i) const {
    if (!words_.is(i, "alleged") || i + 1 >= sentence_.last) return false;
    if (words_.upos(i) == Upos::kAdj) return true;
    const bool after_verb = i > sentence_.first && words_.upos(i - 1) == Upos::kAux;
    const Upos next = words_.upos(i + 1);
    return words_.form(i) == VerbForm::kPart && !after_verb &&
           (next == Upos::kNoun || next == Upos::kAdj || next == Upos::kPropn);
  }

  void add_alleged_thing(std::size_t i) {
    CueUse use;
    use.verb = i;
    use.voice = CueVoice::kAdjective;
    use.range = {i, i + 1};
    use.alleged = true;
    use.commitment = Commitment::kDistancing;
    uses_.push_back(use);
  }

  void add_verb(std::size_t i) {
    // "That said, ..."
    if (i == sentence_.first + 1 && words_.is(i, "said") && words_.is(i - 1, "that") &&
        i + 1 < sentence_.last && words_.is(i + 1, ",")) {
      return;
    }
    const auto base = base_of(i);
    if (!base) return;
    const auto at = tables_.cues.find(words_, i, *base, sentence_.last);
    if (!at) return;
    if (at->cue->takes_only(Takes::kNothing)) return;
    const TokenRange group = verb_group(words_, i, sentence_);
    CueUse use;
    use.cue = at->cue;
    use.verb = i;
    use.range = {group.first, at->range.last};
    use.commitment = at->cue->commitment;
    const auto voice = voice_of(i, group);
    if (!voice) return;
    use.voice = *voice;
    if (at->cue->takes_only(Takes::kHearsay) && *voice != CueVoice::kPassive) return;
    // "would not say" is a cue with a negation of its own.
    if (at->cue->can_take(Takes::kObject) && at->range.last < sentence_.last &&
        words_.is(at->range.last, "no")) {
      return;  // "approved no such thing"
    }
    const bool negated =
        is_negated(words_, {group.first, i}) || nobody_does(group.first);
    if (negated ? !at->cue->negated : at->cue->only_negated) return;
    use.stance = negated ? *at->cue->negated : at->cue->stance;
    if (use.stance == Stance::kAccuses && use.voice == CueVoice::kPassive)
      use.alleged = true;
    uses_.push_back(use);
  }

  /// "Neither claim could be verified", "nobody who was there would say".
  bool nobody_does(std::size_t group) const {
    std::size_t begin = clause_begin(words_, sentence_, group);
    if (begin >= sentence_.first + 2 && words_.any_of(begin - 1, {"who", "which"}))
      begin -= 2;
    return begin < group && words_.any_of(begin, {"neither", "none", "nobody", "no"});
  }

  /// "would" and "could" are their own.
  std::optional<std::string_view> base_of(std::size_t i) const {
    if (const auto base = tables_.lexicon.base_of(words_.low(i))) return base;
    if (words_.upos(i) == Upos::kAux) return words_.low(i);
    return std::nullopt;
  }

  std::optional<CueVoice> voice_of(std::size_t i, TokenRange group) const {
    switch (words_.form(i).value_or(VerbForm::kInf)) {
      case VerbForm::kFin:
        return CueVoice::kActive;
      case VerbForm::kGer:
        if (group.first < i) return CueVoice::kActive;  // "is saying"
        return opens_participle(i) ? std::optional(CueVoice::kParticiple)
                                   : std::nullopt;
      case VerbForm::kInf:
        return group.first < i ? std::optional(CueVoice::kActive) : std::nullopt;
      case VerbForm::kPart:
        break;
    }
    for (std::size_t j = group.first; j < i; ++j) {
      if (words_.any_of(j, {"is", "are", "was", "were", "be", "been", "being"})) {
        return CueVoice::kPassive;
      }
    }
    return group.first < i ? CueVoice::kActive : CueVoice::kPassive;
  }

  /// ", saying ...", "began by saying ...": "deter X from continuing" is no report.
  bool opens_participle(std::size_t i) const {
    if (i == sentence_.first) return false;
    return words_.upos(i - 1) == Upos::kPunct || words_.upos(i - 1) == Upos::kCconj ||
           words_.is(i - 1, "by");
  }

  /// "Moscow's claim that", "allegations Russia has been ...".
  void add_noun(std::size_t i) {
    const CueNoun* noun = tables_.cues.noun(words_.low(i));
    if (noun == nullptr || i + 1 >= sentence_.last) return;
    const bool that = words_.is(i + 1, "that");
    const bool clause = noun->bare && bare_clause_follows(i + 1);
    if (!that && !clause) return;
    CueUse use;
    use.voice = CueVoice::kNoun;
    use.verb = i;
    use.range = {noun_phrase_begin(words_, i, sentence_.first), i + 1};
    use.stance = noun->stance;
    use.alleged = noun->stance == Stance::kAccuses;
    use.commitment = use.alleged ? Commitment::kDistancing : Commitment::kNeutral;
    uses_.push_back(use);
  }

  /// A noun phrase with a finite verb right behind it.
  bool bare_clause_follows(std::size_t i) const {
    if (words_.upos(i) == Upos::kPron && !words_.any_of(i, {"who", "which"}))
      return true;
    if (words_.upos(i) != Upos::kPropn && words_.upos(i) != Upos::kDet) return false;
    const std::size_t end = noun_phrase_end(words_, i, sentence_.last);
    return end > i && end < sentence_.last && words_.finite(end);
  }

  /// A short name, a colon, and a quotation: who says it.
  bool is_speaker_before(std::size_t colon) const {
    constexpr std::size_t kLongestName = 6;
    const std::size_t first = sentence_.first;
    if (colon == first || colon - first > kLongestName || colon + 1 >= sentence_.last)
      return false;
    const bool quoted =
        words_.is_quote_mark(colon + 1) || words_.any_of(colon + 1, {"'", "‘"});
    const bool name =
        words_.upos(colon - 1) == Upos::kPropn || words_.upos(colon - 1) == Upos::kNoun;
    const TokenRange rest{colon + 1, sentence_.last};
    const bool tells = headline_ && first_finite(words_, rest) != rest.last;
    return (quoted || tells) && name && noun_phrase_end(words_, first, colon) == colon;
  }

  void add_phrase(std::size_t i) {
    CueUse use;
    use.verb = i;
    if (words_.is(i, ":") && is_speaker_before(i)) {
      use.voice = CueVoice::kColon;
      use.range = {i, i + 1};
      uses_.push_back(use);
    } else if (words_.is(i, "according") && i + 1 < sentence_.last &&
               words_.is(i + 1, "to")) {
      // "according to plan" names nobody who could say anything: find_source() sees to
      // it.
      use.voice = CueVoice::kPhrase;
      use.range = {i, i + 2};
      uses_.push_back(use);
    }
  }

  const Words& words_;
  TokenRange sentence_;
  bool headline_;
  const AttributionTables& tables_;
  std::vector<CueUse> uses_;
};

}  // namespace

std::vector<CueUse> find_cue_uses(const Words& words, TokenRange sentence,
                                  bool headline, const AttributionTables& tables) {
  return Finder(words, sentence, headline, tables).find();
}

}  // namespace hearsay
