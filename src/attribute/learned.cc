#include "attribute/learned.h"

#include <algorithm>

#include "news/claim.h"
#include "news/time.h"
#include "syntax/phrases.h"

namespace hearsay {

namespace {

/// A mark alone says nothing.
bool holds_word(const Words& words, TokenRange range) {
  for (std::size_t i = range.first; i < range.last; ++i) {
    if (words.upos(i) != Upos::kPunct) return true;
  }
  return false;
}

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

}  // namespace

LearnedCues::LearnedCues(const Words& words, const LearnedAttributions& learned)
    : looked_(learned.has_value()), in_content_(words.size(), false) {
  if (!looked_) return;
  for (const Attribution& one : *learned) {
    LearnedAt at;
    for (const Span piece : one.content) {
      const TokenRange range = words.range(piece);
      for (std::size_t i = range.first; i < range.last; ++i) in_content_[i] = true;
      if (holds_word(words, range)) at.content.push_back(range);
    }
    if (at.content.empty()) continue;
    at.nested = one.parent.has_value();
    if (one.source) at.source = words.range(*one.source);
    if (one.cue) {
      at.cue = words.range(*one.cue);
      all_.push_back(std::move(at));
    } else if (!at.nested) {
      without_cue_.push_back(at.content.front());
    }
  }
  std::ranges::sort(without_cue_, {}, &TokenRange::first);
  std::ranges::stable_sort(all_, {}, [](const LearnedAt& a) { return a.cue.first; });
}

LearnedAt* LearnedCues::find(std::size_t i) {
  const auto after = std::ranges::upper_bound(
      all_, i, {}, [](const LearnedAt& a) { return a.cue.first; });
  if (after == all_.begin() || !(after - 1)->cue.contains(i)) return nullptr;
  return &*(after - 1);
}

bool LearnedCues::in_content(std::size_t i) const {
  return i < in_content_.size() && in_content_[i];
}

bool LearnedCues::is_without_cue(TokenRange outer) const {
  return std::ranges::binary_search(without_cue_, outer.first, {}, &TokenRange::first);
}

bool LearnedCues::holds_cue(std::span<const TokenRange> content) const {
  return std::ranges::any_of(content, [&](TokenRange piece) {
    auto at = std::ranges::lower_bound(
        all_, piece.first, {}, [](const LearnedAt& one) { return one.cue.first; });
    for (; at != all_.end() && at->cue.first < piece.last; ++at) {
      if (!at->nested) return true;
    }
    return false;
  });
}

namespace {

/// Supporting, offering, announcing a thing are deeds as often as words.
bool is_often_done(Stance stance) {
  switch (stance) {
    case Stance::kAsserts:
    case Stance::kSupports:
    case Stance::kProposes:
    case Stance::kAccepts:
    case Stance::kAnnounces:
    case Stance::kDemands:
      return true;
    default:
      return false;
  }
}

}  // namespace

bool is_sure_alone(const Words& words, const CueUse& use,
                   std::span<const TokenRange> content) {
  if (use.cue == nullptr || !is_often_done(use.stance)) return true;
  if (use.cue->takes_only(Takes::kAt)) return true;
  return std::ranges::any_of(content, [&](TokenRange piece) {
    return words.is_quote_mark(piece.first) || first_finite(words, piece) != piece.last;
  });
}

bool can_report(const Words& words, const CueUse& use, const LearnedAt& learned) {
  if (use.cue == nullptr || use.cue->can_take(Takes::kClause) ||
      use.cue->can_take(Takes::kObject)) {
    return true;
  }
  const TokenRange content = learned.content.front();
  if (use.cue->can_take(Takes::kTo) && words.is(content.first, "to")) return true;
  if (!use.cue->can_take(Takes::kAs)) return !use.cue->can_take(Takes::kTo);
  for (std::size_t i = content.first; i < content.last; ++i) {
    if (words.is(i, "as")) return true;
  }
  return words.is(learned.cue.last - 1, "as");
}

std::optional<TokenRange> better_source(TokenRange sentence, const CueWithSource& cue,
                                        const LearnedAt& learned) {
  if (!cue.source) return learned.source;
  if (!learned.source) return cue.source->range;
  const bool later = learned.source->first >= sentence.last;
  const bool elsewhere =
      later || (!cue.source->inherited && !sentence.contains(learned.source->first));
  return elsewhere ? cue.source->range : learned.source;
}

bool only_points(const Words& words, TokenRange source) {
  return source.last == source.first + 1 &&
         words.any_of(source.first,
                      {"who", "which", "that", "its", "his", "her", "their"});
}

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

namespace {

/// "thanked the": cut off before its noun.
bool is_cut_off(const Words& words, TokenRange piece) {
  return words.upos(piece.last - 1) == Upos::kDet;
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

/// Contents that are plainly wrong, where the rules see one.
bool is_spoilt(const ContentContext& context, const CueWithSource& cue,
               const LearnedAt& learned, const Content& by_rules) {
  const CueUse& use = cue.use;
  // "Asked about the navy, she declined to comment": what a silence is about.
  const bool only_cue = learned.content.back().last <= use.range.last;
  if (is_non_statement(use.stance) && only_cue) return true;
  if (is_swallowed(use, learned, by_rules)) return true;
  // "was accused by X of ..."
  if (use.voice == CueVoice::kPassive && use.cue->can_take(Takes::kOf) &&
      learned.content.size() > 1)
    return true;
  if (begins_late(context.words, learned, by_rules)) return true;
  if (lacks_condition(learned, by_rules)) return true;
  // "was accused by shareholders of ..."
  const auto holds_source = [&](TokenRange piece) {
    return use.voice == CueVoice::kPassive && cue.source &&
           piece.contains(cue.source->range.first);
  };
  return is_cut_off(context.words, learned.content.back()) ||
         std::ranges::any_of(learned.content, holds_source);
}

}  // namespace

namespace {

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

/// What is told in other words than the speaker's ends with its sentence.
void end_with_sentence(const ContentContext& context, TokenRange sentence,
                       TokenRange& last) {
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

std::vector<TokenRange> mended_content(const ContentContext& context,
                                       TokenRange sentence, const CueWithSource& cue,
                                       const LearnedAt& learned,
                                       const Content& by_rules) {
  const bool silence = is_non_statement(cue.use.stance);
  const bool by_table =
      !by_rules.pieces.empty() && is_spoilt(context, cue, learned, by_rules);
  std::vector<TokenRange> content = by_table ? by_rules.pieces : learned.content;
  leave_out_addressee(cue.use, context.words, content, by_rules);
  leave_out_earlier_quotation(context, sentence, content);
  end_with_sentence(context, sentence, content.back());
  end_at_whole_time(context, silence, content.back());
  go_on_after_comma(context.words, by_rules, content.back());
  if (!silence) take_rest(context.words, by_rules, content.back());
  return content;
}

bool orders(const Words& words, const CueUse& use, TokenRange content) {
  if (use.cue == nullptr || use.stance != Stance::kAsserts ||
      !use.cue->can_take(Takes::kPerson)) {
    return false;
  }
  std::size_t i = content.first;
  if (!words.is(i, "to")) i = noun_phrase_end(words, i, content.last);
  return i + 1 < content.last && words.is(i, "to") &&
         words.form(i + 1) == VerbForm::kInf;
}

}  // namespace hearsay
