#include "attribute/sources.h"

#include "syntax/phrases.h"

namespace hearsay {
namespace {

/// An apposition longer than this is not taken for one.
constexpr std::size_t kLongestApposition = 25;

bool is_relative(const Words& words, std::size_t i) {
  return words.any_of(i,
                      {"who", "which", "what", "how", "why", "where", "when", "that"});
}

bool ends_noun_phrase(const Words& words, std::size_t i) {
  if (words.upos(i) == Upos::kPron) {
    // "one of them said"
    if (words.is(i, "them")) return i > 0 && words.is(i - 1, "of");
    return !words.any_of(i, {"him", "her", "me", "us", "whom"});
  }
  return words.upos(i) == Upos::kNoun || words.upos(i) == Upos::kPropn ||
         words.upos(i) == Upos::kNum || words.upos(i) == Upos::kDet ||
         words.upos(i) == Upos::kAdj;
}

/// Does this conjunction join clauses, not names?
bool joins_clauses(const Words& words, TokenRange sentence, std::size_t i) {
  if (i + 1 < sentence.last && (words.finite(i + 1) || words.is(i + 1, "that")))
    return true;
  for (std::size_t j = i; j-- > sentence.first;) {
    if (words.finite(j)) return true;
    if (words.upos(j) == Upos::kPunct && !words.is(j, "-"))
      return words.is(j, ",") && j + 1 == i;
  }
  return false;
}

bool begins_clause(const Words& words, TokenRange sentence, std::size_t i) {
  const Upos tag = words.upos(i);
  if (tag == Upos::kSconj || is_relative(words, i) || is_dash(words, i)) return true;
  if (tag == Upos::kCconj) return joins_clauses(words, sentence, i);
  if (tag != Upos::kPunct) return false;
  return !words.is(i, "-") && !words.any_of(i, {"'", "’", "‘", "(", ")"});
}

bool has_finite(const Words& words, TokenRange range) {
  return first_finite(words, range) != range.last;
}

/// The subject in [begin, end): all of it when it opens with a noun phrase, else the
/// noun phrase at its end ("On Monday Macron").
TokenRange subject_in(const Words& words, std::size_t begin, std::size_t end) {
  // "The mayor on Wednesday called on ..."
  if (end > begin + 2 && is_weekday(words, end - 1) && words.is(end - 2, "on"))
    end -= 2;
  const bool opens_with_noun =
      in_noun_phrase(words, begin) || words.upos(begin) == Upos::kPron;
  if (opens_with_noun && !has_finite(words, {begin, end})) return {begin, end};
  if (words.upos(end - 1) == Upos::kPron) return {end - 1, end};
  return {noun_phrase_begin(words, end - 1, begin), end};
}

/// "Valery Orlov, commander of the group, told": the comma at `close` ends an
/// apposition.
std::optional<TokenRange> subject_with_apposition(const Words& words,
                                                  TokenRange sentence,
                                                  std::size_t close) {
  for (std::size_t open = close; open-- > sentence.first;) {
    if (close - open > kLongestApposition) return std::nullopt;
    if (words.is_quote_mark(open)) return std::nullopt;
    if (!words.is(open, ",")) continue;
    const TokenRange inside{open + 1, close};
    if (inside.empty() || open == sentence.first) return std::nullopt;
    const bool described = in_noun_phrase(words, inside.first) ||
                           words.any_of(inside.first, {"who", "which", "whose"});
    const bool clause =
        has_finite(words, inside) &&
        !words.any_of(inside.first, {"who", "which", "whose", "a", "an", "the"});
    if (!described || clause || !ends_noun_phrase(words, open - 1)) return std::nullopt;
    const std::size_t begin = clause_begin(words, sentence, open);
    if (begin >= open) return std::nullopt;
    return TokenRange{subject_in(words, begin, open).first, close};
  }
  return std::nullopt;
}

/// "said Anna Brandt, a spokeswoman for the port": one past the description.
std::size_t apposition_end(const Words& words, TokenRange sentence, std::size_t end) {
  if (end + 2 >= sentence.last || !words.is(end, ",")) return end;
  if (!words.any_of(end + 1, {"a", "an", "the"})) return end;
  std::size_t i = end + 1;
  while (i < sentence.last && !words.any_of(i, {",", "."}) && !words.is_quote_mark(i)) {
    if (words.finite(i) || i - end > kLongestApposition) return end;
    ++i;
  }
  return i;
}

/// "said X": a noun phrase or pronoun right behind the cue, with an apposition.
std::optional<TokenRange> phrase_after(const Words& words, TokenRange sentence,
                                       std::size_t begin) {
  if (begin >= sentence.last) return std::nullopt;
  if (words.upos(begin) == Upos::kPron && !in_noun_phrase(words, begin)) {
    return TokenRange{begin, begin + 1};
  }
  const std::size_t end = long_noun_phrase_end(words, begin, sentence.last);
  if (end == begin) return std::nullopt;
  return TokenRange{begin, apposition_end(words, sentence, end)};
}

/// Does a statement stand right before token `i` ("...", X / ..., said X)?
bool after_statement(const Words& words, TokenRange sentence, std::size_t i) {
  if (i <= sentence.first) return false;
  return words.is(i - 1, ",") || closes_quotation(words, i - 1) ||
         words.any_of(i - 1, {"?", "!"}) || is_dash(words, i - 1);
}

/// The subject of the sentence's first finite verb.
std::optional<TokenRange> sentence_subject(const Words& words, TokenRange sentence,
                                           std::size_t before) {
  const std::size_t verb = first_finite(words, {sentence.first, before});
  if (verb == before || verb == sentence.first) return std::nullopt;
  const TokenRange group = verb_group(words, verb, sentence);
  if (group.first == sentence.first || !ends_noun_phrase(words, group.first - 1)) {
    return std::nullopt;
  }
  const std::size_t begin = clause_begin(words, sentence, group.first);
  if (begin >= group.first) return std::nullopt;
  return subject_in(words, begin, group.first);
}

std::optional<SourceAt> inherited_source(const Words& words, TokenRange sentence,
                                         const CueUse& use,
                                         std::optional<TokenRange> earlier) {
  if (earlier) return SourceAt{*earlier, false, true, std::nullopt};
  if (const auto subject = sentence_subject(words, sentence, use.range.first)) {
    return SourceAt{*subject, false, true, std::nullopt};
  }
  return std::nullopt;
}

/// "by Russian media" anywhere after the cue, before the clause ends.
std::optional<SourceAt> agent_after(const Words& words, TokenRange sentence,
                                    const CueUse& use) {
  for (std::size_t i = use.range.last; i < sentence.last; ++i) {
    if (words.is(i, "by")) {
      if (const auto phrase = phrase_after(words, sentence, i + 1)) {
        return SourceAt{*phrase, true, false, std::nullopt};
      }
      return std::nullopt;
    }
    if (words.finite(i) || words.upos(i) == Upos::kSconj) return std::nullopt;
  }
  return std::nullopt;
}

/// Stances on what somebody else has said.
bool takes_a_stand(Stance stance) {
  switch (stance) {
    case Stance::kDenies:
    case Stance::kConfirms:
    case Stance::kAdmits:
    case Stance::kDisputes:
    case Stance::kDoesNotAcknowledge:
    case Stance::kCannotVerify:
    case Stance::kAccepts:
    case Stance::kRejects:
      return true;
    default:
      return false;
  }
}

/// "a claim Ukraine has not acknowledged": two noun phrases side by side.
void find_antecedent(const Words& words, TokenRange sentence, const CueUse& use,
                     SourceAt& source) {
  const std::size_t after = use.range.last;
  // Two phrases side by side need an article to be two: "a claim Ukraine", not "defence
  // minister Orlov".
  const bool nothing_after =
      after >= sentence.last || words.upos(after) == Upos::kPunct;
  if (use.cue == nullptr) return;
  const bool calls =
      use.cue->can_take(Takes::kName);  // "a claim the army called a lie"
  const bool denies =
      nothing_after && use.cue->can_take(Takes::kObject) && takes_a_stand(use.stance);
  if (!calls && !denies) return;
  const std::size_t last =
      noun_phrase_begin(words, source.range.last - 1, source.range.first);
  if (last > source.range.first && words.upos(last) == Upos::kDet &&
      words.upos(last - 1) == Upos::kNoun) {
    source.antecedent = TokenRange{source.range.first, last};
    source.range.first = last;
    return;
  }
  std::size_t split = source.range.last - 1;
  while (split > source.range.first && words.upos(split - 1) == Upos::kPropn) --split;
  // "a claim Sarim's customs service"
  for (std::size_t i = source.range.first + 2; i + 1 < source.range.last; ++i) {
    if (words.upos(i) != Upos::kPropn || !words.any_of(i + 1, {"'s", "’s"})) continue;
    split = i;
    break;
  }
  if (split > source.range.first && words.upos(split) == Upos::kPropn &&
      words.upos(split - 1) == Upos::kNoun &&
      words.upos(source.range.first) == Upos::kDet) {
    source.antecedent = TokenRange{source.range.first, split};
    source.range.first = split;
    return;
  }
  if (calls) return;
  // "..., which Ukraine has not acknowledged"
  const std::size_t begin = source.range.first;
  if (begin < sentence.first + 2 || !words.any_of(begin - 1, {"which", "that"})) return;
  std::size_t head = begin - 2;
  if (words.is(head, ",") && head > sentence.first) --head;
  if (words.upos(head) != Upos::kNoun && words.upos(head) != Upos::kPropn) return;
  source.antecedent =
      TokenRange{noun_phrase_begin(words, head, sentence.first), head + 1};
}

/// Where what "who" or "which" at `relative` stands for begins, which ends with `head`:
/// "the director of the fund, who", "a model from 2019, which", but "a spokesman for
/// the Red Cross, which".
std::size_t antecedent_begin(const Words& words, TokenRange sentence, std::size_t head,
                             std::size_t relative) {
  const std::size_t begin = noun_phrase_begin(words, head, sentence.first);
  if (begin < sentence.first + 2 || words.upos(begin - 1) != Upos::kAdp) return begin;
  const bool thing = words.is(relative, "which") && words.upos(head) != Upos::kNum;
  if (thing || !ends_noun_phrase(words, begin - 2)) return begin;
  return noun_phrase_begin(words, begin - 2, sentence.first);
}

std::optional<SourceAt> active_source(const Words& words, TokenRange sentence,
                                      const CueUse& use,
                                      std::optional<TokenRange> earlier) {
  const std::size_t first = use.range.first;
  // "..., said X", never "..., has said X" nor "..., urged X".
  const bool turns =
      first == use.verb && (use.cue == nullptr || use.cue->can_take(Takes::kClause));
  const auto following = [&]() -> std::optional<SourceAt> {
    if (!turns) return std::nullopt;
    const auto phrase = phrase_after(words, sentence, use.range.last);
    if (!phrase) return std::nullopt;
    return SourceAt{*phrase, true, false, std::nullopt};
  };
  if (first == sentence.first) return following();
  std::size_t p = first - 1;
  while (p > sentence.first &&
         (words.upos(p) == Upos::kAdv || stands_for_a_day(words, p))) {
    --p;
  }
  if (after_statement(words, sentence, first)) {
    if (words.is(p, ",")) {
      if (const auto subject = subject_with_apposition(words, sentence, p)) {
        return SourceAt{*subject, false, false, std::nullopt};
      }
    }
    if (const auto source = following()) return source;
    return inherited_source(words, sentence, use, earlier);
  }
  if (words.any_of(p, {"who", "which"}) && p > sentence.first) {
    std::size_t head = p - 1;
    if (words.is(head, ",") && head > sentence.first) --head;
    if (!ends_noun_phrase(words, head)) return std::nullopt;
    const std::size_t begin = antecedent_begin(words, sentence, head, p);
    return SourceAt{{begin, head + 1}, false, false, std::nullopt};
  }
  if (words.upos(p) == Upos::kCconj)
    return inherited_source(words, sentence, use, earlier);
  const std::size_t begin = clause_begin(words, sentence, p + 1);
  if (begin > p) return inherited_source(words, sentence, use, earlier);
  SourceAt source{subject_in(words, begin, p + 1), false, false, std::nullopt};
  if (!ends_noun_phrase(words, p) && words.form(p) != VerbForm::kPart)
    return std::nullopt;
  find_antecedent(words, sentence, use, source);
  return source;
}

/// "Moscow's claim that": the owner of the noun.
std::optional<SourceAt> owner_of_noun(const Words& words, const CueUse& use) {
  for (std::size_t i = use.verb; i-- > use.range.first;) {
    if (!words.any_of(i, {"'s", "’s", "'", "’"}) || i == use.range.first) continue;
    return SourceAt{{use.range.first, i}, false, false, std::nullopt};
  }
  if (words.any_of(use.range.first, {"his", "her", "its", "their"})) {
    return SourceAt{{use.range.first, use.range.first + 1}, false, false, std::nullopt};
  }
  return std::nullopt;
}

}  // namespace

bool closes_quotation(const Words& words, std::size_t i) {
  if (words.is_quote_mark(i)) {
    const bool opens =
        words.any_of(i, {"“", "„", "«"}) ||
        (words.space_before(i) && i + 1 < words.size() && !words.space_before(i + 1));
    return !opens;
  }
  return words.any_of(i, {"'", "’"}) && i > 0 && words.upos(i - 1) == Upos::kPunct;
}

std::size_t clause_begin(const Words& words, TokenRange sentence, std::size_t i) {
  std::size_t begin = i;
  while (begin > sentence.first && !begins_clause(words, sentence, begin - 1)) --begin;
  while (begin < i && words.upos(begin) == Upos::kAdv) ++begin;
  return begin;
}

bool in_condition(const Words& words, TokenRange sentence, std::size_t i) {
  const std::size_t begin = clause_begin(words, sentence, i);
  return begin > sentence.first &&
         words.any_of(begin - 1, {"if", "unless", "whether", "should"});
}

std::optional<SourceAt> find_source(const Words& words, TokenRange sentence,
                                    const CueUse& use,
                                    std::optional<TokenRange> earlier) {
  switch (use.voice) {
    case CueVoice::kActive:
      return active_source(words, sentence, use, earlier);
    case CueVoice::kParticiple:
      return inherited_source(words, sentence, use, earlier);
    case CueVoice::kPassive:
      return agent_after(words, sentence, use);
    case CueVoice::kColon:
      return SourceAt{{sentence.first, use.range.first}, false, false, std::nullopt};
    case CueVoice::kPhrase: {
      const auto phrase = phrase_after(words, sentence, use.range.last);
      if (!phrase) return std::nullopt;
      return SourceAt{*phrase, true, false, std::nullopt};
    }
    case CueVoice::kNoun:
      return owner_of_noun(words, use);
    case CueVoice::kAdjective:
      return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace hearsay
