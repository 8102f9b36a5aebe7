#include "attribute/learned.h"

#include <algorithm>

namespace hearsay {

namespace {

/// A mark alone says nothing.
bool holds_word(const Words& words, TokenRange range) {
  for (std::size_t i = range.first; i < range.last; ++i) {
    if (words.upos(i) != Upos::kPunct) return true;
  }
  return false;
}

}  // namespace

LearnedCues::LearnedCues(const Words& words, std::span<const Attribution> learned) {
  for (const Attribution& one : learned) {
    if (!one.cue) continue;
    LearnedAt& at = all_.emplace_back();
    if (one.source) at.source = words.range(*one.source);
    at.cue = words.range(*one.cue);
    at.nested = one.parent.has_value();
    for (const Span piece : one.content) {
      const TokenRange range = words.range(piece);
      if (holds_word(words, range)) at.content.push_back(range);
    }
    if (at.content.empty()) all_.pop_back();
  }
  std::ranges::stable_sort(all_, {}, [](const LearnedAt& a) { return a.cue.first; });
}

LearnedAt* LearnedCues::find(std::size_t i) {
  const auto after = std::ranges::upper_bound(
      all_, i, {}, [](const LearnedAt& a) { return a.cue.first; });
  if (after == all_.begin() || !(after - 1)->cue.contains(i)) return nullptr;
  return &*(after - 1);
}

}  // namespace hearsay
