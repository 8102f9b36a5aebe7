#include "serve/claim_view.h"

#include <algorithm>
#include <utility>

namespace hearsay {
namespace {

bool is_direct(const Reading& reading, const Claim& claim) {
  return claim.attribution &&
         reading.attributions[index_of(*claim.attribution)].quote == Quote::kDirect;
}

AnswerView view_answer(const Answer& answer, const ClaimView& other) {
  return {.claim = other.number,
          .relation = answer.relation,
          .part = answer.part,
          .who = std::string(speaker_label(other)),
          .words = words_of(other)};
}

std::string lowered(std::string_view words) {
  std::string lower(words);
  std::ranges::transform(lower, lower.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return lower;
}

/// The words a search looks at; web/desk.js looks at the same ones.
std::string searched_words(const ClaimView& claim) {
  std::string words(speaker_label(claim));
  for (const std::string& name : claim.row.via) words += ' ' + name;
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

std::vector<ClaimView> view_claims(const Document& document, const Reading& reading,
                                   const std::vector<std::uint64_t>& numbers) {
  std::vector<ClaimView> views;
  views.reserve(reading.claims.size());
  for (ClaimRow& row : claim_rows(document, reading)) {
    const std::size_t i = views.size();
    views.push_back({.number = numbers[i],
                     .row = std::move(row),
                     .direct = is_direct(reading, reading.claims[i])});
  }
  for (std::size_t i = 0; i < reading.claims.size(); ++i) {
    const Claim& claim = reading.claims[i];
    if (claim.repeats) views[i].repeats = numbers[index_of(*claim.repeats)];
    for (const Answer& answer : claim.answers) {
      ClaimView& answered = views[index_of(answer.claim)];
      views[i].answers.push_back(view_answer(answer, answered));
      answered.answered_by.push_back(view_answer(answer, views[i]));
    }
  }
  return views;
}

std::string_view speaker_label(const ClaimView& claim) {
  if (claim.row.speaker) return *claim.row.speaker;
  return claim.row.voice == Voice::kPublication ? "The report itself"
                                                : "Somebody unnamed";
}

const std::string& words_of(const ClaimView& claim) {
  return claim.row.content.empty() ? claim.row.evidence : claim.row.content;
}

bool matches(const ClaimFilter& filter, const ClaimView& claim) {
  if (!filter.speaker.empty() && filter.speaker != speaker_label(claim)) return false;
  if (!filter.stance.empty() && filter.stance != name_of(claim.row.stance)) return false;
  return filter.words.empty() ||
         holds_each_word(lowered(filter.words), searched_words(claim));
}

}  // namespace hearsay
