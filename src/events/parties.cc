#include "events/parties.h"

#include <algorithm>

namespace hearsay {
namespace {

constexpr int kSteps = 3;

}  // namespace

Parties::Parties(const Words& words, const Tree& tree,
                 std::span<const Mention> mentions)
    : words_(words), tree_(tree), mentions_(mentions) {
  const TokenRange sentence = tree.sentence();
  headed_.resize(sentence.last - sentence.first);
  inside_.resize(headed_.size());
  const Span span = words.span(sentence);
  auto at = std::ranges::lower_bound(mentions, span.begin, {},
                                     [](const Mention& m) { return m.span.begin; });
  for (; at != mentions.end() && at->span.begin < span.end; ++at) {
    if (!at->actor) continue;
    const Party party{
        *at->actor, id_at<MentionId>(static_cast<std::size_t>(at - mentions.begin()))};
    const TokenRange range = words.range(at->span);
    bool found = false;
    for (std::size_t i = range.first; i < std::min(range.last, sentence.last); ++i) {
      auto& inside = inside_[i - sentence.first];
      if (!inside) inside = party;
      const auto head = tree.head(i);
      if (found || (head && range.contains(*head))) continue;
      found = true;
      auto& headed = headed_[i - sentence.first];
      if (!headed) headed = party;
    }
  }
}

std::optional<Party> Parties::mention_at(std::size_t i) const {
  const std::size_t n = i - tree_.sentence().first;
  return headed_[n] ? headed_[n] : inside_[n];
}

bool Parties::is_document(const Party& party) const {
  return mentions_[index_of(party.mention)].kind == ActorKind::kDocument;
}

std::vector<Party> Parties::of(std::size_t i) const {
  std::vector<Party> parties;
  add(i, kSteps, parties);
  return parties;
}

void Parties::add(std::size_t i, int steps, std::vector<Party>& parties) const {
  const auto push = [&](const Party& party) {
    const auto same = [&](const Party& p) { return p.actor == party.actor; };
    if (std::ranges::none_of(parties, same)) parties.push_back(party);
  };
  const auto party = mention_at(i);
  const bool thing = party && is_document(*party);
  if (party && !thing) {
    push(*party);
  } else if (steps > 0) {
    for (const std::size_t child : tree_.children(i)) {
      const Deprel deprel = tree_.deprel(child);
      const bool owns = deprel == Deprel::kNmodPoss || deprel == Deprel::kAmod ||
                        deprel == Deprel::kCompound || deprel == Deprel::kNmodDesc;
      const bool of = deprel == Deprel::kNmod &&
                      std::ranges::any_of(tree_.children(child), [&](std::size_t mark) {
                        return words_.any_of(mark, {"of", "by", "from"});
                      });
      if (owns || of) add(child, steps - 1, parties);
      if (!parties.empty()) break;
    }
  }
  // Of a plan or a report those have a part whose it is; else it speaks itself.
  if (thing && parties.empty()) push(*party);
  if (steps == 0) return;
  for (const std::size_t child : tree_.children(i)) {
    if (tree_.deprel(child) == Deprel::kConj) add(child, steps - 1, parties);
  }
}

}  // namespace hearsay
