#include "export/claim_row.h"

#include <fmt/format.h>

namespace hearsay {
namespace {

std::string claim_name(ClaimId id) { return fmt::format("c{}", index_of(id)); }

std::optional<std::string> words_at(const Document& document,
                                    std::optional<Span> span) {
  if (!span) return std::nullopt;
  return std::string(document.words(*span));
}

std::optional<std::string> speaker_of(const Claim& claim, const Document& document,
                                      const Reading& reading) {
  if (claim.speaker) return reading.actors[index_of(*claim.speaker)].name;
  return words_at(document, claim.speaker_words);
}

std::optional<std::string> when_said(const Claim& claim, const Document& document,
                                     const Reading& reading) {
  if (!claim.said) return std::nullopt;
  const Time& time = reading.times[index_of(*claim.said)];
  return time.value ? time.value : words_at(document, time.span);
}

std::string joined_content(const Claim& claim, const Document& document) {
  std::string content;
  for (const Span piece : claim.content) {
    if (!content.empty()) content += " ... ";
    content += document.words(piece);
  }
  return content;
}

ClaimRow row_of(const Claim& claim, const Document& document, const Reading& reading) {
  ClaimRow row;
  row.speaker = speaker_of(claim, document, reading);
  for (const ActorId id : claim.via) {
    row.via.push_back(reading.actors[index_of(id)].name);
  }
  row.voice = claim.voice;
  row.stance = claim.stance;
  row.modality = claim.modality;
  row.polarity = claim.polarity;
  row.commitment = claim.commitment;
  row.content = joined_content(claim, document);
  row.evidence = document.words(claim.evidence);
  row.headline = claim.headline;
  row.medium = words_at(document, claim.medium);
  row.said = when_said(claim, document, reading);
  for (const Answer& answer : claim.answers) {
    row.answers.push_back(
        fmt::format("{} {}", name_of(answer.relation), claim_name(answer.claim)));
  }
  if (claim.repeats) row.repeats = claim_name(*claim.repeats);
  row.confidence = claim.confidence;
  return row;
}

}  // namespace

std::vector<ClaimRow> claim_rows(const Document& document, const Reading& reading) {
  const CodePoints points(document.text());
  std::vector<ClaimRow> rows;
  rows.reserve(reading.claims.size());
  for (const Claim& claim : reading.claims) {
    ClaimRow& row = rows.emplace_back(row_of(claim, document, reading));
    row.id = claim_name(id_at<ClaimId>(rows.size() - 1));
    row.document = document.title().value_or("");
    row.published = document.info().published;
    row.at = points.from_bytes(claim.evidence);
  }
  return rows;
}

}  // namespace hearsay
