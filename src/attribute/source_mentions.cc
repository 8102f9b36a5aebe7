#include "attribute/source_mentions.h"

#include <algorithm>

#include "syntax/phrases.h"

namespace hearsay {
namespace {

/// "One of the authors, Lin Wei,": the name that ends the range behind its comma.
std::optional<MentionId> name_after_description(const Words& words,
                                                std::span<const Mention> mentions,
                                                TokenRange range) {
  if (words.is(range.last - 1, ",")) --range.last;
  std::size_t comma = range.first;
  while (comma < range.last && !words.is(comma, ",")) ++comma;
  if (comma + 1 >= range.last || words.upos(range.first) == Upos::kPropn)
    return std::nullopt;
  const Span whole = words.span(range);
  auto at = std::ranges::lower_bound(mentions, whole.begin, {},
                                     [](const Mention& m) { return m.span.begin; });
  for (; at != mentions.end() && at->span.begin < whole.end; ++at) {
    if (at->span.end != whole.end || at->form != MentionForm::kName) continue;
    // "the minister, like Obama" is the minister, "its spokesman, known as Idris"
    // Idris.
    const std::size_t first = words.range(at->span).first;
    if (first <= comma) continue;
    const std::size_t before = first - 1;
    if (words.upos(before) != Upos::kAdp || words.is(before, "as"))
      return id_at<MentionId>(static_cast<std::size_t>(at - mentions.begin()));
  }
  return std::nullopt;
}

bool ends_plural(const Words& words, std::size_t i) {
  return words.upos(i) == Upos::kNoun && words.low(i).ends_with('s');
}

/// "police and witnesses": no one of them is the speaker.
bool are_several(const Words& words, TokenRange range) {
  for (std::size_t i = range.first + 1; i + 1 < range.last; ++i) {
    const Upos tag = words.upos(i);
    if (tag == Upos::kAdp || tag == Upos::kPunct || tag == Upos::kVerb) return false;
    if (words.any_of(i, {"and", "or"}) && words.space_before(i)) {
      // "defence and foreign minister" is one.
      const std::size_t end = noun_phrase_end(words, i + 1, range.last);
      return words.upos(i - 1) == Upos::kPropn || ends_plural(words, i - 1) ||
             (end > i + 1 && ends_plural(words, end - 1));
    }
  }
  return false;
}

/// "British" of "British campaigners": not they.
bool only_tells_whose(const Words& words, const Mention& mention, TokenRange range) {
  if (mention.kind != ActorKind::kCountry || mention.form != MentionForm::kName)
    return false;
  const std::size_t next = words.range(mention.span).last;
  return next < range.last && words.upos(next) == Upos::kNoun;
}

std::uint32_t head_end(const Words& words, TokenRange range) {
  for (std::size_t i = range.first + 1; i < range.last; ++i) {
    const bool name = words.begins_upper(i);  // "United" is no participle
    const bool verb = words.form(i) == VerbForm::kPart && !name;
    const bool ends = words.is(i, ",") || words.is(i, "to") || verb ||
                      words.upos(i) == Upos::kAdp || words.upos(i) == Upos::kSconj;
    if (ends) return words.token(i - 1).span.end;
  }
  return words.token(range.last - 1).span.end;
}

}  // namespace

std::optional<MentionId> mention_of_source(const Words& words,
                                           std::span<const Mention> mentions,
                                           TokenRange range) {
  const Span span = words.span(range);
  if (const auto named = name_after_description(words, mentions, range)) return named;
  if (are_several(words, range)) return std::nullopt;
  std::optional<std::size_t> best;
  std::uint32_t best_end = 0;
  // The head of a noun phrase ends it: the last name before a comma or preposition.
  const std::uint32_t stop = head_end(words, range);
  auto at = std::ranges::lower_bound(mentions, span.begin, {},
                                     [](const Mention& m) { return m.span.begin; });
  for (; at != mentions.end() && at->span.begin < stop; ++at) {
    const std::uint32_t end = std::min(at->span.end, stop);
    const bool wider =
        best && end == best_end && mentions[*best].span.contains(at->span);
    if (at->span.end > span.end || wider || end < best_end) continue;
    if (only_tells_whose(words, *at, range)) continue;
    best = static_cast<std::size_t>(at - mentions.begin());
    best_end = end;
  }
  if (!best) return std::nullopt;
  return id_at<MentionId>(*best);
}

}  // namespace hearsay
