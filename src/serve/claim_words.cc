#include "serve/claim_words.h"

#include <algorithm>

namespace hearsay {
namespace {

std::string lowered(std::string_view words) {
  std::string lower(words);
  std::ranges::transform(lower, lower.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return lower;
}

std::string searched_words(const StoredClaim& claim) {
  std::string words(speaker_label(claim));
  for (const std::string& name : claim.via) words += ' ' + name;
  return lowered(words + ' ' + words_of(claim));
}

bool holds_each_word(std::string_view words, std::string_view searched) {
  while (true) {
    words.remove_prefix(std::min(words.find_first_not_of(' '), words.size()));
    if (words.empty()) return true;
    const std::string_view word = words.substr(0, words.find(' '));
    if (searched.find(word) == std::string_view::npos) return false;
    words.remove_prefix(word.size());
  }
}

}  // namespace

std::string_view speaker_label(const std::optional<std::string>& speaker, Voice voice) {
  if (speaker) return *speaker;
  return voice == Voice::kPublication ? "The report itself" : "Somebody unnamed";
}

std::string words_of(const StoredClaim& claim) {
  if (claim.content.empty()) return claim.evidence.words;
  std::string words = claim.content.front().words;
  for (std::size_t i = 1; i < claim.content.size(); ++i) {
    words += " … " + claim.content[i].words;
  }
  return words;
}

bool matches(const ClaimFilter& filter, const StoredClaim& claim) {
  if (!filter.speaker.empty() && filter.speaker != speaker_label(claim)) return false;
  if (!filter.stance.empty() && filter.stance != name_of(claim.stance)) return false;
  return filter.words.empty() ||
         holds_each_word(lowered(filter.words), searched_words(claim));
}

}  // namespace hearsay
