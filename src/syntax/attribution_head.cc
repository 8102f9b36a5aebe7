#include "syntax/attribution_head.h"

#include <algorithm>
#include <string>
#include <utility>

#include "news/ids.h"
#include "syntax/encoder.h"

namespace hearsay {
namespace {

constexpr std::size_t kHidden = EncoderSizes::kHidden;
constexpr std::size_t kRoleWidth = 128;
constexpr std::size_t kLinkWidth = 64;

float product(const float* a, const float* b) {
  float sum = 0;
  for (std::size_t i = 0; i < kLinkWidth; ++i) sum += a[i] * b[i];
  return sum;
}

}  // namespace

Result<AttributionHead::Link> AttributionHead::load_link(const WeightsFile& file,
                                                         const std::string& name) {
  Link link;
  HEARSAY_TRY(link.asks, load_affine(file, name + ".asks", 2 * kRoleWidth, kLinkWidth));
  HEARSAY_TRY(link.meant,
              load_affine(file, name + ".meant", 2 * kRoleWidth, kLinkWidth));
  HEARSAY_TRY(link.none, file.floats(name + ".none", {kLinkWidth}));
  HEARSAY_TRY(const auto bias, file.floats(name + ".none.bias", {1}));
  link.none_bias = bias.front();
  return link;
}

Result<std::optional<AttributionHead>> AttributionHead::load(const WeightsFile& file) {
  if (!file.classes("roles")) return std::optional<AttributionHead>();
  AttributionHead head;
  HEARSAY_TRY(head.narrow_,
              load_affine(file, "attributions.narrow", kHidden, kRoleWidth));
  HEARSAY_TRY(head.roles_,
              TagPaths::load(file, "roles", "attributions.roles", kRoleWidth));
  HEARSAY_TRY(head.inner_,
              TagPaths::load(file, "roles", "attributions.inner", kRoleWidth));
  HEARSAY_TRY(head.link_narrow_,
              load_affine(file, "attributions.link_narrow", kHidden, kRoleWidth));
  HEARSAY_TRY(head.cue_of_content_, load_link(file, "attributions.cue_of_content"));
  HEARSAY_TRY(head.source_of_cue_, load_link(file, "attributions.source_of_cue"));
  return std::optional(std::move(head));
}

std::vector<AttributionHead::RoleSpan> AttributionHead::spans_of(
    std::span<const TagSpan> found) {
  std::vector<RoleSpan> spans;
  for (const TagSpan& one : found) {
    if (const auto role = value_in(kRoleNames, one.label))
      spans.push_back({*role, one.words});
  }
  return spans;
}

std::vector<std::optional<std::size_t>> AttributionHead::linked(
    const Link& link, std::span<const RoleSpan> spans, Role asking, Role meant,
    HeadsRoom& room) const {
  apply(link.asks, room.linked.data(), spans.size(), room.asks);
  relu(room.asks, spans.size() * kLinkWidth);
  apply(link.meant, room.linked.data(), spans.size(), room.meant);
  std::vector<std::optional<std::size_t>> to(spans.size());
  for (std::size_t i = 0; i < spans.size(); ++i) {
    if (spans[i].role != asking) continue;
    const float* const asks = room.asks.data() + i * kLinkWidth;
    float best = product(asks, link.none.data()) + link.none_bias;
    for (std::size_t j = 0; j < spans.size(); ++j) {
      if (spans[j].role != meant) continue;
      const float score = product(asks, room.meant.data() + j * kLinkWidth);
      if (score <= best) continue;
      best = score;
      to[i] = j;
    }
  }
  return to;
}

std::vector<AttributionHead::Joined> AttributionHead::join(
    std::span<const float> words, std::span<const RoleSpan> spans,
    HeadsRoom& room) const {
  // The first and the last word of each span, side by side once they are narrow.
  room.edges.clear();
  for (const RoleSpan& span : spans) {
    for (const std::size_t word : {span.words.first, span.words.last - 1}) {
      const auto row = words.subspan(word * kHidden, kHidden);
      room.edges.insert(room.edges.end(), row.begin(), row.end());
    }
  }
  apply(link_narrow_, room.edges.data(), 2 * spans.size(), room.linked);
  relu(room.linked, 2 * spans.size() * kRoleWidth);
  const auto cue = linked(cue_of_content_, spans, Role::kContent, Role::kCue, room);
  const auto source = linked(source_of_cue_, spans, Role::kCue, Role::kSource, room);

  std::vector<Joined> joined;
  std::vector<std::size_t> of_cue(spans.size());
  for (std::size_t i = 0; i < spans.size(); ++i) {
    if (spans[i].role != Role::kCue) continue;
    of_cue[i] = joined.size();
    joined.push_back({{}, spans[i].words, {}});
    if (source[i]) joined.back().source = spans[*source[i]].words;
  }
  for (std::size_t i = 0; i < spans.size(); ++i) {
    if (spans[i].role != Role::kContent) continue;
    if (cue[i]) {
      joined[of_cue[*cue[i]]].content.push_back(spans[i].words);
    } else {
      joined.push_back({{}, {}, {spans[i].words}});
    }
  }
  std::erase_if(joined, [](const Joined& one) { return one.content.empty(); });
  return joined;
}

void AttributionHead::find(std::span<const float> words, const HeadsInput& input,
                           std::span<const Token> tokens,
                           std::vector<Attribution>& found, HeadsRoom& room) const {
  const std::size_t n = input.tokens.size();
  const auto span_of = [&](WordRange range) {
    return Span{tokens[input.tokens[range.first]].span.begin,
                tokens[input.tokens[range.last - 1]].span.end};
  };
  const auto add = [&](const Joined& one, std::optional<AttributionId> parent) {
    Attribution& attribution = found.emplace_back();
    if (one.source) attribution.source = span_of(*one.source);
    if (one.cue) attribution.cue = span_of(*one.cue);
    for (const WordRange piece : one.content)
      attribution.content.push_back(span_of(piece));
    attribution.parent = parent;
  };
  apply(narrow_, words.data(), n, room.narrow);
  relu(room.narrow, n * narrow_.out);
  roles_.score(room.narrow, n, room);
  std::vector<Joined> outer;
  for (const WordRange window : input.windows) {
    const auto spans = spans_of(roles_.find(window, room));
    if (spans.empty()) continue;
    std::ranges::move(join(words, spans, room), std::back_inserter(outer));
  }
  if (outer.empty()) return;
  inner_.score(room.narrow, n, room);
  for (const Joined& one : outer) {
    const auto parent = id_at<AttributionId>(found.size());
    add(one, std::nullopt);
    for (const WordRange piece : one.content) {
      const auto spans = spans_of(inner_.find(piece, room));
      if (spans.empty()) continue;
      for (const Joined& inside : join(words, spans, room)) {
        if (inside.cue) add(inside, parent);
      }
    }
  }
}

}  // namespace hearsay
