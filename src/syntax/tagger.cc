#include "syntax/tagger.h"

#include <algorithm>
#include <string_view>
#include <unordered_set>

namespace hearsay {
namespace {

using NameWords = std::unordered_set<std::string_view>;

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

/// A first byte above ASCII is taken for a letter whose case we do not look up: names
/// such as "Élysée" are found by the capitals around them.
bool looks_capital(std::string_view word) {
  if (word.empty()) return false;
  if (is_capital(word[0])) return true;
  // Latin capitals with accents: U+00C0 to U+00DE are C3 80 to C3 9E in UTF-8.
  return word.size() > 1 && static_cast<unsigned char>(word[0]) == 0xC3 &&
         static_cast<unsigned char>(word[1]) >= 0x80 &&
         static_cast<unsigned char>(word[1]) <= 0x9E;
}

bool all_capitals(std::string_view word) {
  return word.size() > 1 && std::ranges::none_of(word, is_lower) &&
         std::ranges::any_of(word, is_capital);
}

bool is_nominal(Upos upos) {
  return upos == Upos::kNoun || upos == Upos::kPropn || upos == Upos::kPron;
}

/// One sentence while it is being tagged.
class SentenceTagger {
 public:
  SentenceTagger(const Document& document, const Sentence& sentence,
                 std::vector<Token>& tokens, const Lexicon& lexicon,
                 const NameWords& names, const NameWords& small)
      : document_(document),
        lexicon_(lexicon),
        names_(names),
        small_(small),
        tokens_(tokens),
        first_(sentence.first_token),
        last_(sentence.last_token),
        title_case_(sentence.headline && mostly_capitals()) {}

  void tag() {
    for (std::size_t i = first_; i < last_; ++i) {
      if (tokens_[i].upos == Upos::kX) tag_one(i);
    }
    settle_nouns_that_may_be_verbs();
    settle_two_finite_verbs();
  }

 private:
  std::string_view folded(std::size_t i) const {
    return document_.folded(tokens_[i].span);
  }
  std::string_view word(std::size_t i) const {
    return document_.words(tokens_[i].span);
  }
  Upos upos(std::size_t i) const { return tokens_[i].upos; }
  bool has(std::size_t i) const { return i >= first_ && i < last_; }

  bool mostly_capitals() const {
    std::size_t words = 0;
    std::size_t capitals = 0;
    for (std::size_t i = first_; i < last_; ++i) {
      if (tokens_[i].upos != Upos::kX || word(i).size() < 4) continue;
      ++words;
      capitals += looks_capital(word(i)) ? 1U : 0U;
    }
    return words >= 4 && capitals * 10 >= words * 8;
  }

  /// The token before `i` that is no adverb and no quote mark; last_ when there is
  /// none.
  std::size_t before(std::size_t i) const {
    while (i > first_) {
      --i;
      const bool skipped = upos(i) == Upos::kAdv || word(i) == "\"" || word(i) == "“" ||
                           word(i) == "'" || word(i) == "‘";
      if (!skipped) return i;
    }
    return last_;
  }

  bool begins_sentence(std::size_t i) const {
    for (std::size_t j = i; j-- > first_;) {
      if (upos(j) == Upos::kPunct && word(j) != ":" && word(j) != ".") continue;
      return upos(j) == Upos::kPunct;
    }
    return true;
  }

  void set(std::size_t i, Upos upos, std::optional<VerbForm> form = std::nullopt) {
    tokens_[i].upos = upos;
    tokens_[i].verb_form = form;
  }

  void tag_one(std::size_t i) {
    const bool capital = looks_capital(word(i));
    if (capital && is_name(i)) return set(i, Upos::kPropn);
    if (const auto closed = lexicon_.word(folded(i))) return tag_closed(i, *closed);
    if (folded(i) == "’s" || folded(i) == "'s") return tag_apostrophe_s(i);
    if (folded(i) == "’" || folded(i) == "'") return set(i, Upos::kPart);
    if (const VerbUse* use = lexicon_.verb(folded(i))) return tag_verb_form(i, *use);
    tag_by_ending(i, capital);
  }

  bool is_name(std::size_t i) const {
    if (all_capitals(word(i)) && word(i) != "I")
      return !title_case_ || word(i).size() < 5;
    const bool known = lexicon_.word(folded(i)) || lexicon_.verb(folded(i)) != nullptr;
    if (title_case_) return !known;
    if (!begins_sentence(i)) return word(i) != "I";
    const bool next_capital = has(i + 1) && looks_capital(word(i + 1));
    const auto closed = lexicon_.word(folded(i));
    if (closed) return closed == Upos::kAdj && next_capital && names_.contains(word(i));
    if (names_.contains(word(i))) return true;
    // "Video posted ..." against "Witkoff and ...": a capital next to it says name.
    if (known) return false;
    if (next_capital) return true;
    // A common noun where it is written small elsewhere, or where one follows.
    return !small_.contains(folded(i)) && !common_noun_follows(i) &&
           !has_noun_ending(i);
  }

  /// Endings that names do not have.
  bool has_noun_ending(std::size_t i) const {
    for (const auto end :
         {"tion", "tions", "ment", "ments", "ness", "ings", "ities", "ships"}) {
      if (folded(i).ends_with(end)) return true;
    }
    return false;
  }

  /// "News agencies", against "Peskov said", "Peskov, who", "Peskov's".
  bool common_noun_follows(std::size_t i) const {
    if (!has(i + 1) || upos(i + 1) != Upos::kX) return false;
    const std::string_view next = folded(i + 1);
    return word(i + 1).front() >= 'a' && !lexicon_.word(next) &&
           lexicon_.verb(next) == nullptr;
  }

  void tag_closed(std::size_t i, Upos closed) {
    if (closed == Upos::kAux) return tag_auxiliary(i);
    if (folded(i) == "to") {
      const VerbUse* next = has(i + 1) ? lexicon_.verb(folded(i + 1)) : nullptr;
      return set(i, next != nullptr && next->base && !looks_capital(word(i + 1))
                        ? Upos::kPart
                        : Upos::kAdp);
    }
    if (folded(i) == "that") {
      const std::size_t p = before(i);
      const bool after_verb = has(p) && (upos(p) == Upos::kVerb || is_nominal(upos(p)));
      return set(i, after_verb ? Upos::kSconj : Upos::kDet);
    }
    // "an official said", "the military has": an adjective without its noun is one
    // itself.
    if (folded(i) == "long" && i > first_ && upos(i - 1) == Upos::kAux)
      return set(i, Upos::kAdv);
    const bool heads = closed == Upos::kAdj && i > first_ && ends_phrase(i + 1);
    set(i, heads ? Upos::kNoun : closed);
  }

  bool ends_phrase(std::size_t i) const {
    if (!has(i) || upos(i) == Upos::kPunct) return false;
    const auto closed = lexicon_.word(folded(i));
    if (closed == Upos::kAux) return before_noun_phrase(i - 1);
    const VerbUse* use = lexicon_.verb(folded(i));
    return !closed && use != nullptr && (use->past || use->third) && !use->base &&
           before_noun_phrase(i - 1);
  }

  /// Does something before token `i` open a noun phrase that `i` could head?
  bool before_noun_phrase(std::size_t i) const {
    if (i == first_) return false;
    const Upos tag = upos(i - 1);
    return tag == Upos::kDet || tag == Upos::kAdj || tag == Upos::kNoun ||
           tag == Upos::kPropn;
  }

  void tag_auxiliary(std::size_t i) {
    const std::string_view low = folded(i);
    if (low == "be") return set(i, Upos::kAux, VerbForm::kInf);
    if (low == "been") return set(i, Upos::kAux, VerbForm::kPart);
    if (low == "being" || low == "having" || low == "doing") {
      return set(i, Upos::kAux, VerbForm::kGer);
    }
    // "can", "will", "might" after an article are nouns.
    const std::size_t p = before(i);
    if (has(p) && (upos(p) == Upos::kDet || upos(p) == Upos::kAdj)) {
      return set(i, Upos::kNoun);
    }
    if (low == "have" && has(p) && (folded(p) == "to" || is_modal(p))) {
      return set(i, Upos::kAux, VerbForm::kInf);
    }
    set(i, Upos::kAux, VerbForm::kFin);
  }

  bool is_modal(std::size_t i) const {
    const std::string_view low = folded(i);
    for (const auto modal : {"will", "would", "shall", "should", "can", "could", "may",
                             "might", "must", "'ll", "’ll", "'d", "’d", "ca", "wo"}) {
      if (low == modal) return true;
    }
    return false;
  }

  /// "it's done" against "Russia's claim".
  void tag_apostrophe_s(std::size_t i) {
    if (i > first_) {
      const std::string_view p = folded(i - 1);
      for (const auto pronoun :
           {"it", "he", "she", "that", "there", "what", "who", "here"}) {
        if (p == pronoun) return set(i, Upos::kAux, VerbForm::kFin);
      }
    }
    set(i, Upos::kPart);
  }

  void tag_verb_form(std::size_t i, const VerbUse& use) {
    const std::size_t p = before(i);
    const bool start = !has(p) || upos(p) == Upos::kPunct;
    const bool after_aux = !start && upos(p) == Upos::kAux;
    if (!start && !after_aux && makes_noun_phrase(p))
      return tag_inside_noun_phrase(i, use);
    if (after_aux) return tag_after_auxiliary(i, use, p);
    if (!start && (folded(p) == "to" || folded(p) == "not") && use.base) {
      return set(i, Upos::kVerb, VerbForm::kInf);
    }
    if (use.ing) return set(i, Upos::kVerb, VerbForm::kGer);
    if (use.past && !use.base) {
      const bool finite = !start && (is_nominal(upos(p)) || upos(p) == Upos::kCconj ||
                                     upos(p) == Upos::kNum || upos(p) == Upos::kSym ||
                                     upos(p) == Upos::kDet);
      const bool quoted = start && has(p) && follows_statement(i, p);  // "...," said X
      const bool only_past = use.past && !use.participle;
      return set(i, Upos::kVerb,
                 finite || quoted || only_past ? VerbForm::kFin : VerbForm::kPart);
    }
    if (use.participle && !use.base) return set(i, Upos::kVerb, VerbForm::kPart);
    const bool after_pronoun = !start && upos(p) == Upos::kPron && p + 1 == i;
    if (use.noun && use.third && after_pronoun)
      return set(i, Upos::kVerb, VerbForm::kFin);
    if (use.noun) return set(i, Upos::kNoun);  // settled when the sentence is known
    const bool has_subject = !start && (is_nominal(upos(p)) || upos(p) == Upos::kCconj);
    set(i, has_subject || use.third ? Upos::kVerb : Upos::kNoun,
        has_subject || use.third ? std::optional(VerbForm::kFin) : std::nullopt);
    if (start && use.base && i == first_) set(i, Upos::kVerb, VerbForm::kInf);
    // "will advance and take": the second verb is as bare as the first.
    const bool coordinated = !start && upos(p) == Upos::kCconj && use.base;
    if (coordinated && last_verb_form(i) == VerbForm::kInf) {
      set(i, Upos::kVerb, VerbForm::kInf);
    }
  }

  /// "..., said X" and "Orlov, the commander, told Y" against "the city, dubbed a
  /// gateway by the press": without "by" in its clause, a past form behind a mark is
  /// finite.
  bool follows_statement(std::size_t i, std::size_t p) const {
    if (!has(i + 1) || word(p) == "(") return false;
    if (p + 1 != i) return true;  // a quote mark stands between
    for (std::size_t j = i + 1; j < last_ && word(j) != ","; ++j) {
      if (folded(j) == "by") return false;
    }
    return true;
  }

  std::optional<VerbForm> last_verb_form(std::size_t i) const {
    for (std::size_t j = i; j-- > first_;) {
      if (upos(j) == Upos::kVerb) return tokens_[j].verb_form;
    }
    return std::nullopt;
  }

  /// Is the next word one that a noun phrase could go on with?
  bool noun_may_follow(std::size_t i) const {
    if (!has(i + 1) || upos(i + 1) != Upos::kX || lexicon_.word(folded(i + 1)))
      return false;
    const VerbUse* use = lexicon_.verb(folded(i + 1));
    const bool verb =
        use != nullptr && !use->noun && (use->past || use->third) && !use->base;
    return !verb;
  }

  bool makes_noun_phrase(std::size_t p) const {
    const Upos tag = upos(p);
    const bool possessive = tag == Upos::kPart && folded(p) != "to" &&
                            folded(p) != "not" && folded(p) != "n't" &&
                            folded(p) != "n’t";
    const bool owner = tag == Upos::kPron && is_possessive_pronoun(folded(p));
    return tag == Upos::kDet || tag == Upos::kAdj || tag == Upos::kNum || possessive ||
           owner || (tag == Upos::kAdp && folded(p) != "to");
  }

  static bool is_possessive_pronoun(std::string_view low) {
    return low == "his" || low == "its" || low == "their" || low == "our" ||
           low == "my" || low == "your";
  }

  void tag_inside_noun_phrase(std::size_t i, const VerbUse& use) {
    const bool noun_follows = noun_may_follow(i);
    const std::size_t p = before(i);
    if (use.ing && upos(p) == Upos::kAdp) return set(i, Upos::kVerb, VerbForm::kGer);
    if (use.ing) return set(i, noun_follows ? Upos::kAdj : Upos::kNoun);
    if ((use.participle || use.past) && !use.base) {
      // "some said", "all left": the determiner is the whole phrase.
      if (upos(p) == Upos::kDet && !noun_follows)
        return set(i, Upos::kVerb, VerbForm::kFin);
      return set(i, Upos::kAdj);
    }
    if (use.third && !use.noun && upos(p) == Upos::kDet) {
      return set(i, Upos::kVerb, VerbForm::kFin);
    }
    set(i, Upos::kNoun);
  }

  void tag_after_auxiliary(std::size_t i, const VerbUse& use, std::size_t p) {
    const bool modal = is_modal(p) || folded(p).starts_with("d");
    if (use.ing) return set(i, Upos::kVerb, VerbForm::kGer);
    if (modal && use.base) return set(i, Upos::kVerb, VerbForm::kInf);
    if (use.participle) return set(i, Upos::kVerb, VerbForm::kPart);
    if (use.noun || use.third) return set(i, Upos::kNoun);
    set(i, Upos::kVerb, VerbForm::kInf);
  }

  void tag_by_ending(std::size_t i, bool capital) {
    const std::string_view low = folded(i);
    if (low.size() > 4 && low.ends_with("ly")) return set(i, Upos::kAdv);
    for (const auto end : {"ous", "ful", "ive", "able", "ible", "ic", "less", "ish"}) {
      if (low.size() > 5 && low.ends_with(end)) return set(i, Upos::kAdj);
    }
    const bool noun_follows = noun_may_follow(i);
    if (low.size() > 4 && low.ends_with("al") && noun_follows)
      return set(i, Upos::kAdj);
    if (low.size() > 4 && low.ends_with("ed")) {
      const std::size_t p = before(i);
      if (has(p) && upos(p) == Upos::kAux) return set(i, Upos::kVerb, VerbForm::kPart);
      if (has(p) && makes_noun_phrase(p)) return set(i, Upos::kAdj);
      const bool finite = has(p) && is_nominal(upos(p));
      return set(i, Upos::kVerb, finite ? VerbForm::kFin : VerbForm::kPart);
    }
    set(i, capital && !begins_sentence(i) ? Upos::kPropn : Upos::kNoun);
  }

  /// "..., Iceland claims, ..." and "..., the records show.": nothing but a subject
  /// stands between the mark and the verb, and a mark or nothing behind it.
  bool is_parenthetic(std::size_t i, std::size_t p) const {
    if (has(i + 1) && upos(i + 1) != Upos::kPunct) return false;
    std::size_t j = p;
    while (j > first_ && upos(j) != Upos::kPunct && upos(j) != Upos::kVerb && p - j < 8)
      --j;
    return j > first_ && (word(j) == "," || word(j) == "\"" || word(j) == "”");
  }

  bool finite_before(std::size_t i) const {
    for (std::size_t j = i; j-- > first_;) {
      if (upos(j) == Upos::kSconj || upos(j) == Upos::kCconj || upos(j) == Upos::kPunct)
        return false;
      if (tokens_[j].verb_form == VerbForm::kFin) return true;
    }
    return false;
  }

  /// Is there a finite verb in the clause around `i`?
  bool clause_has_finite_verb(std::size_t i) const {
    const auto ends_clause = [&](std::size_t j) {
      return upos(j) == Upos::kSconj || word(j) == ":" || word(j) == ";";
    };
    const auto finite = [&](std::size_t j) {
      return tokens_[j].verb_form == VerbForm::kFin;
    };
    for (std::size_t j = i; j-- > first_ && !ends_clause(j);) {
      if (finite(j)) return true;
    }
    for (std::size_t j = i + 1; j < last_ && !ends_clause(j); ++j) {
      if (finite(j)) return true;
    }
    return false;
  }

  /// "Moscow claims biggest victory": "claims" is the verb when the clause has no
  /// other.
  void settle_nouns_that_may_be_verbs() {
    for (std::size_t i = first_; i < last_; ++i) {
      if (upos(i) != Upos::kNoun || looks_capital(word(i)) != title_case_) continue;
      const VerbUse* use = lexicon_.verb(folded(i));
      if (use == nullptr || !use->noun || !(use->third || use->base)) continue;
      const std::size_t p = before(i);
      if (!has(p) || !is_nominal(upos(p)) || upos(p) == Upos::kPart) continue;
      const bool fits = use->third || use->past || plural_or_pronoun(p);
      if (!fits || !has(i + 1)) continue;
      if (is_parenthetic(i, p)) {
        set(i, Upos::kVerb, VerbForm::kFin);
        continue;
      }
      const bool clause_follows =
          upos(i + 1) == Upos::kPron || upos(i + 1) == Upos::kSconj;
      const bool taken = clause_follows ? finite_before(i) : clause_has_finite_verb(i);
      if (!taken && complement_follows(i + 1, use->third))
        set(i, Upos::kVerb, VerbForm::kFin);
    }
  }

  bool plural_or_pronoun(std::size_t p) const {
    const std::string_view low = folded(p);
    if (upos(p) == Upos::kPron)
      return low == "they" || low == "we" || low == "i" || low == "you";
    return upos(p) == Upos::kNoun && low.ends_with('s');
  }

  bool complement_follows(std::size_t i, bool third) const {
    if (upos(i) == Upos::kPunct)
      return word(i) == "“" || word(i) == "\"" || word(i) == "‘" || word(i) == "'";
    if (upos(i) == Upos::kAux) return false;
    return third || upos(i) == Upos::kDet || upos(i) == Upos::kSconj ||
           upos(i) == Upos::kPron;
  }

  /// "Video posted on the channel showed": of two finite verbs in one clause the first,
  /// if it can be a participle, is one.
  void settle_two_finite_verbs() {
    std::size_t earlier = last_;
    for (std::size_t i = first_; i < last_; ++i) {
      const bool separates =
          upos(i) == Upos::kCconj || upos(i) == Upos::kSconj ||
          upos(i) == Upos::kPunct || is_relative(i) ||
          (upos(i) == Upos::kPron && !is_possessive_pronoun(folded(i)));
      if (separates) {
        earlier = last_;
        continue;
      }
      if (tokens_[i].verb_form != VerbForm::kFin) continue;
      if (earlier != last_ && upos(earlier) == Upos::kVerb) {
        const VerbUse* use = lexicon_.verb(folded(earlier));
        const bool may_be_participle = use == nullptr || use->participle;
        const bool says = earlier + 1 < i && upos(earlier + 1) != Upos::kAdp;
        if (may_be_participle && !says) tokens_[earlier].verb_form = VerbForm::kPart;
      }
      earlier = i;
    }
  }

  bool is_relative(std::size_t i) const {
    const std::string_view low = folded(i);
    return low == "who" || low == "which" || low == "that" || low == "what" ||
           low == "when" || low == "where" || low == "how" || low == "why";
  }

  const Document& document_;
  const Lexicon& lexicon_;
  const NameWords& names_;
  const NameWords& small_;
  std::vector<Token>& tokens_;
  std::size_t first_;
  std::size_t last_;
  bool title_case_;
};

/// Words that stand with a capital where no sentence begins: names wherever they stand.
NameWords capitalised_inside(const Document& document,
                             std::span<const Sentence> sentences,
                             const std::vector<Token>& tokens) {
  NameWords names;
  for (const Sentence& sentence : sentences) {
    if (sentence.headline) continue;
    for (std::size_t i = sentence.first_token + 1U; i < sentence.last_token; ++i) {
      if (tokens[i].upos != Upos::kX || tokens[i - 1].upos == Upos::kPunct) continue;
      const std::string_view word = document.words(tokens[i].span);
      if (looks_capital(word)) names.insert(word);
    }
  }
  return names;
}

/// Words that stand without a capital somewhere.
NameWords written_small(const Document& document, const std::vector<Token>& tokens) {
  NameWords small;
  for (const Token& token : tokens) {
    const std::string_view word = document.words(token.span);
    if (is_lower(word.front())) small.insert(word);
  }
  return small;
}

}  // namespace

void tag_tokens(const Document& document, std::span<const Sentence> sentences,
                std::vector<Token>& tokens, const Lexicon& lexicon) {
  const NameWords names = capitalised_inside(document, sentences, tokens);
  const NameWords small = written_small(document, tokens);
  for (const Sentence& sentence : sentences) {
    SentenceTagger(document, sentence, tokens, lexicon, names, small).tag();
  }
}

}  // namespace hearsay
