#include "attribute/nesting.h"

#include <algorithm>

namespace hearsay {
namespace {

/// How many attributions away the one that holds another is looked for.
constexpr std::size_t kNestingReach = 32;

bool inside(const std::vector<TokenRange>& pieces, TokenRange range) {
  return std::ranges::any_of(pieces, [&](TokenRange piece) {
    return piece.first <= range.first && range.last <= piece.last;
  });
}

std::size_t length(const std::vector<TokenRange>& pieces) {
  std::size_t sum = 0;
  for (const TokenRange piece : pieces) sum += piece.last - piece.first;
  return sum;
}

std::optional<std::size_t> smallest_holder(const std::vector<Draft>& drafts,
                                           std::size_t d) {
  const Draft& child = drafts[d];
  if (!child.cue) return std::nullopt;
  std::optional<std::size_t> best;
  const std::size_t from = d > kNestingReach ? d - kNestingReach : 0;
  const std::size_t to = std::min(drafts.size(), d + kNestingReach);
  for (std::size_t p = from; p < to; ++p) {
    if (p == d || !inside(drafts[p].content, *child.cue)) continue;
    const bool mutual = drafts[p].cue && inside(child.content, *drafts[p].cue);
    if (mutual) continue;
    if (!best || length(drafts[p].content) < length(drafts[*best].content)) best = p;
  }
  return best;
}

}  // namespace

void give_back_pieces(std::vector<Draft>& drafts) {
  for (std::size_t d = 0; d < drafts.size(); ++d) {
    if (drafts[d].learned || drafts[d].content.empty()) continue;
    const std::size_t begin = drafts[d].content.front().first;
    const std::size_t from = d > kNestingReach ? d - kNestingReach : 0;
    const std::size_t to = std::min(drafts.size(), d + kNestingReach);
    for (std::size_t e = from; e < to; ++e) {
      auto& pieces = drafts[e].content;
      const bool elsewhere = drafts[e].sentence != drafts[d].sentence;
      if (!drafts[e].learned || !elsewhere || pieces.size() < 2) continue;
      std::erase_if(pieces, [&](TokenRange piece) { return piece.first == begin; });
    }
  }
}

void find_parents(std::vector<Draft>& drafts) {
  for (std::size_t d = 0; d < drafts.size(); ++d) {
    drafts[d].parent = smallest_holder(drafts, d);
  }
}

}  // namespace hearsay
