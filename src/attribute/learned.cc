#include "attribute/learned.h"

#include <algorithm>

#include "news/claim.h"
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

bool is_sure_alone(const Words& words, const CueUse& use,
                   std::span<const TokenRange> content) {
  if (use.cue == nullptr || !is_often_done(use.stance)) return true;
  // "stood by its estimate": its row names the nouns.
  if (use.cue->takes_only(Takes::kAt) || use.cue->only_objects) return true;
  const bool describes = use.cue->can_take(Takes::kAs);  // "described it as a fake"
  const bool orders = use.stance == Stance::kDemands;    // "told the mayor to resign"
  return std::ranges::any_of(content, [&](TokenRange piece) {
    return words.is_quote_mark(piece.first) ||
           first_finite(words, piece) != piece.last ||
           (orders && has_infinitive(words, piece)) ||
           (describes && holds(words, piece, "as"));
  });
}

bool silence_at_time(const Words& words, const CueUse& use, const LearnedAt& learned) {
  const TokenRange content = learned.content.front();
  const std::size_t first = std::max(content.first, use.range.last);
  return is_non_statement(use.stance) && first < content.last &&
         words.any_of(first, {"while", "until", "because", "before", "after", "since",
                              "as", "during", "pending"});
}

bool can_report(const Words& words, const CueUse& use, const LearnedAt& learned) {
  if (use.cue == nullptr || use.cue->can_take(Takes::kClause) ||
      use.cue->can_take(Takes::kObject)) {
    return true;
  }
  const TokenRange content = learned.content.front();
  if (use.cue->can_take(Takes::kTo) && words.is(content.first, "to")) return true;
  if (!use.cue->can_take(Takes::kAs)) return !use.cue->can_take(Takes::kTo);
  return holds(words, content, "as") || words.is(learned.cue.last - 1, "as");
}

std::optional<TokenRange> better_source(const Words& words, TokenRange sentence,
                                        const CueWithSource& cue,
                                        const LearnedAt& learned) {
  if (!cue.source) return learned.source;
  if (!learned.source) return cue.source->range;
  const bool later = learned.source->first >= sentence.last;
  const bool elsewhere =
      later || (!cue.source->inherited && !sentence.contains(learned.source->first));
  if (elsewhere) return cue.source->range;
  TokenRange source = *learned.source;
  while (source.last > source.first + 1 && stands_for_a_day(words, source.last - 1))
    --source.last;
  return source;
}

bool only_points(const Words& words, TokenRange source) {
  return source.last == source.first + 1 &&
         words.any_of(source.first,
                      {"who", "which", "that", "its", "his", "her", "their"});
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
