#include "attribute/mends.h"

#include <algorithm>

#include "news/claim.h"
#include "news/time.h"
#include "syntax/phrases.h"

namespace hearsay {
namespace {

/// "told Orsk the fort had fallen": who is told is no part of what is said.
void leave_out_addressee(const CueUse& use, const Words& words,
                         std::vector<TokenRange>& content, const Content& by_rules) {
  TokenRange& first = content.front();
  // "protested with Tarn over the flight"
  const bool with = use.cue != nullptr && use.cue->can_take(Takes::kWith) &&
                    words.is(first.first, "with");
  if ((!by_rules.addressee && !with) || by_rules.pieces.empty()) return;
  const std::size_t begin = by_rules.pieces.front().first;
  if (first.first < begin && begin < first.last) first.first = begin;
}

/// "did not acknowledge the claim late on Monday": a content does not end inside a
/// time. The time of a silence is no part of what it is about.
void end_at_whole_time(const ContentContext& context, bool silence, TokenRange& last) {
  const Words& words = context.words;
  const Span end = words.token(last.last - 1).span;
  const auto after = std::ranges::upper_bound(
      context.times, end.begin, {}, [](const Time& t) { return t.span.begin; });
  if (after == context.times.begin() || !(after - 1)->span.contains(end)) return;
  const TokenRange whole = words.range((after - 1)->span);
  if (!silence) {
    last.last = std::max(last.last, whole.last);
  } else if (whole.first > last.first) {
    last.last = whole.first;
    // "the claim by Monday night"
    if (last.last > last.first + 1 && words.upos(last.last - 1) == Upos::kAdp)
      --last.last;
  }
}

/// "claimed A, and that B", "found A, with four dead": the rest is said too, where a
/// learned content stops at the comma.
void go_on_after_comma(const Words& words, const Content& by_rules, TokenRange& last) {
  for (const TokenRange piece : by_rules.pieces) {
    if (!piece.contains(last.first) || piece.last <= last.last) continue;
    std::size_t i = last.last;
    const bool comma = words.is(i, ",");
    if (comma) ++i;
    const bool that = i + 1 < piece.last && words.any_of(i, {"and", "but"}) &&
                      words.is(i + 1, "that");
    const bool with = comma && words.any_of(i, {"with", "including"});
    if (that || with) last.last = piece.last;
  }
}

/// "thanked the", "to deploy 45,000", "threatened to": cut off before its noun.
bool is_cut_off(const Words& words, TokenRange piece) {
  const Upos last = words.upos(piece.last - 1);
  const bool noun_follows =
      piece.last < words.size() && in_noun_phrase(words, piece.last);
  return last == Upos::kDet || words.is(piece.last - 1, "to") ||
         (last == Upos::kNum && noun_follows);
}

/// In another sentence than the cue, and no quotation: something else is told there.
bool stands_elsewhere(const ContentContext& context, TokenRange sentence,
                      TokenRange piece) {
  const bool outside = piece.first >= sentence.last || piece.last <= sentence.first;
  return outside && quotation_around(context.quotations, piece.first) == nullptr;
}

/// "Four people were treated for [smoke], said X": nothing sets the rest apart.
bool begins_late(const Words& words, const LearnedAt& learned,
                 const Content& by_rules) {
  const TokenRange piece = learned.content.front();
  const TokenRange whole = by_rules.pieces.front();
  return learned.content.size() == 1 && by_rules.pieces.size() == 1 &&
         whole.first < piece.first && whole.last == piece.last &&
         piece.last <= learned.cue.first &&
         words.upos(piece.first - 1) != Upos::kPunct &&
         words.upos(piece.first - 1) != Upos::kCconj &&
         !opens_clause(words, piece.first - 1);
}

/// "If the rain returns, X warned, [the river could rise]": the condition is said too.
bool lacks_condition(const LearnedAt& learned, const Content& by_rules) {
  return learned.content.size() == 1 && by_rules.pieces.size() == 2 &&
         by_rules.pieces.front().last <= learned.cue.first &&
         learned.cue.last <= by_rules.pieces.back().first &&
         by_rules.pieces.back().contains(learned.content.front().first);
}

/// "[The treasurer] was accused by shareholders [of hiding losses]", or with the
/// shareholders among what is said.
bool is_torn_by_source(const CueWithSource& cue, const LearnedAt& learned) {
  if (cue.use.voice != CueVoice::kPassive) return false;
  if (cue.use.cue->can_take(Takes::kOf) && learned.content.size() > 1) return true;
  return cue.source && std::ranges::any_of(learned.content, [&](TokenRange piece) {
           return piece.contains(cue.source->range.first);
         });
}

/// Contents that are plainly wrong, where the rules see one.
bool is_spoilt(const ContentContext& context, TokenRange sentence,
               const CueWithSource& cue, const LearnedAt& learned,
               const Content& by_rules) {
  const CueUse& use = cue.use;
  // "Asked about the navy, she declined to comment": what a silence is about.
  const bool only_cue = learned.content.back().last <= use.range.last;
  if (is_non_statement(use.stance) && only_cue) return true;
  if (is_swallowed(use, learned, by_rules)) return true;
  if (begins_late(context.words, learned, by_rules)) return true;
  if (lacks_condition(learned, by_rules)) return true;
  if (stands_elsewhere(context, sentence, learned.content.front())) return true;
  return is_cut_off(context.words, learned.content.back()) ||
         is_torn_by_source(cue, learned);
}

/// '"We tried." [Her team ruled out dust], the paper says': a quotation in sentences of
/// its own is not told on in somebody else's words.
void leave_out_earlier_quotation(const ContentContext& context, TokenRange sentence,
                                 std::vector<TokenRange>& content) {
  const auto quoted = [&](std::size_t i) {
    return quotation_around(context.quotations, i) != nullptr;
  };
  const TokenRange last = content.back();
  if (last.last <= sentence.first || !quoted(content.front().first)) return;
  if (quoted(std::max(last.first, sentence.first))) return;
  std::erase_if(content,
                [&](TokenRange piece) { return piece.last <= sentence.first; });
  content.front().first = std::max(content.front().first, sentence.first);
}

/// "the account [given by the guard]", "the town [of Orlen]": a few words that belong
/// to its last, up to the next mark.
void take_rest(const Words& words, const Content& by_rules, TokenRange& last) {
  constexpr std::size_t kFew = 8;
  if (last.last >= words.size()) return;
  const bool part = words.form(last.last) == VerbForm::kPart &&
                    words.upos(last.last - 1) == Upos::kNoun;
  if (!part && !words.any_of(last.last, {"of", "into", "onto", "than"})) return;
  for (const TokenRange piece : by_rules.pieces) {
    if (!piece.contains(last.first) || piece.last <= last.last) continue;
    std::size_t end = last.last;
    while (end < piece.last && words.upos(end) != Upos::kPunct && !words.finite(end))
      ++end;
    const bool whole = end == piece.last || words.upos(end) == Upos::kPunct;
    if (whole && end - last.last <= kFew) last.last = end;
  }
}

/// "[a claim] the ministry called [slander]": what is called so.
void take_in_antecedent(const CueWithSource& cue, std::vector<TokenRange>& content) {
  const bool names = cue.use.cue != nullptr && (cue.use.cue->can_take(Takes::kName) ||
                                                cue.use.cue->can_take(Takes::kAs));
  if (!names || !cue.source || !cue.source->antecedent) return;
  const TokenRange antecedent = *cue.source->antecedent;
  if (antecedent.last <= content.front().first)
    content.insert(content.begin(), antecedent);
}

/// "regretted [the decision] and that the offer stood": a thing and a clause are not
/// joined.
void end_before_clause(const Words& words, TokenRange& last) {
  for (std::size_t i = last.first + 1; i + 1 < last.last; ++i) {
    if (words.finite(i)) return;
    if (!words.is(i, "and") || !words.is(i + 1, "that")) continue;
    if (in_noun_phrase(words, i - 1) && in_noun_phrase(words, last.first))
      last.last = i;
    return;
  }
}

/// A place and an agency before the first words are no part of them.
void begin_after_dateline(const Words& words, TokenRange sentence, TokenRange& first) {
  const std::size_t begin = dateline_end(words, sentence);
  if (sentence.first <= first.first && first.first < begin && begin < first.last)
    first.first = begin;
}

/// What is told in other words than the speaker's ends with its sentence.
void end_with_sentence(const ContentContext& context, TokenRange sentence,
                       std::vector<TokenRange>& content) {
  while (content.size() > 1 && stands_elsewhere(context, sentence, content.back()))
    content.pop_back();
  TokenRange& last = content.back();
  const bool runs_on = last.first < sentence.last && sentence.last < last.last;
  if (runs_on && quotation_around(context.quotations, sentence.last) == nullptr &&
      quotation_around(context.quotations, last.first) == nullptr) {
    last.last = sentence.last;
    const Words& words = context.words;
    while (last.last > last.first + 1 && words.upos(last.last - 1) == Upos::kPunct)
      --last.last;
  }
}

}  // namespace

bool is_swallowed(const CueUse& use, const LearnedAt& learned,
                  const Content& by_rules) {
  if (use.cue == nullptr || use.cue->can_take(Takes::kClause) ||
      by_rules.pieces.empty()) {
    return false;
  }
  const TokenRange whole = by_rules.pieces.front();
  return use.range.last <= whole.first && whole.first < learned.cue.last &&
         whole.last >= learned.content.back().last;
}

std::vector<TokenRange> mended_content(const ContentContext& context,
                                       TokenRange sentence, const CueWithSource& cue,
                                       const LearnedAt& learned,
                                       const Content& by_rules) {
  const bool silence = is_non_statement(cue.use.stance);
  const bool by_table =
      !by_rules.pieces.empty() && is_spoilt(context, sentence, cue, learned, by_rules);
  std::vector<TokenRange> content = by_table ? by_rules.pieces : learned.content;
  take_in_antecedent(cue, content);
  leave_out_addressee(cue.use, context.words, content, by_rules);
  leave_out_earlier_quotation(context, sentence, content);
  begin_after_dateline(context.words, sentence, content.front());
  end_with_sentence(context, sentence, content);
  end_at_whole_time(context, silence, content.back());
  go_on_after_comma(context.words, by_rules, content.back());
  end_before_clause(context.words, content.back());
  if (!silence) take_rest(context.words, by_rules, content.back());
  return content;
}

}  // namespace hearsay
