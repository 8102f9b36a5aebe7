#include "attribute/learned.h"

#include <algorithm>

namespace hearsay {

LearnedCues::LearnedCues(const Words& words, std::span<const Attribution> learned) {
  for (const Attribution& one : learned) {
    if (!one.cue) continue;
    LearnedAt& at = all_.emplace_back();
    if (one.source) at.source = words.range(*one.source);
    at.cue = words.range(*one.cue);
    for (const Span piece : one.content) at.content.push_back(words.range(piece));
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
