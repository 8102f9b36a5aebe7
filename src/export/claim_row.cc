#include "export/claim_row.h"

#include <fmt/format.h>

namespace hearsay {
namespace {

std::string claim_name(std::size_t index) { return fmt::format("c{}", index); }

/// Turns the claims of one reading into rows.
class Rows {
 public:
  Rows(const Document& document, const Reading& reading)
      : document_(document), reading_(reading), points_(document.text()) {}

  ClaimRow row_of(const Claim& claim) const {
    ClaimRow row;
    row.document = document_.info().id.value_or("");
    if (const auto title = document_.title()) row.title = std::string(*title);
    row.published = document_.info().published;
    row.speaker = speaker_of(claim);
    for (const ActorId id : claim.via) {
      row.via.push_back(reading_.actors[index_of(id)].name);
    }
    row.voice = claim.voice;
    row.stance = claim.stance;
    row.modality = claim.modality;
    row.polarity = claim.polarity;
    row.commitment = claim.commitment;
    add_words(claim, row);
    row.said = when_said(claim);
    for (const Answer& answer : claim.answers) {
      row.answers.push_back(
          {claim_name(index_of(answer.claim)), answer.relation, answer.part});
    }
    if (claim.repeats) row.repeats = claim_name(index_of(*claim.repeats));
    row.confidence = claim.confidence;
    return row;
  }

 private:
  void add_words(const Claim& claim, ClaimRow& row) const {
    for (const Span piece : claim.content) {
      row.pieces.push_back(
          {points_.from_bytes(piece), std::string(document_.words(piece))});
    }
    row.content = joined(row.pieces);
    row.evidence = document_.words(claim.evidence);
    row.at = points_.from_bytes(claim.evidence);
    row.headline = claim.headline;
    row.medium = words_at(claim.medium);
  }

  std::optional<std::string> words_at(std::optional<Span> span) const {
    if (!span) return std::nullopt;
    return std::string(document_.words(*span));
  }

  std::optional<std::string> speaker_of(const Claim& claim) const {
    if (claim.speaker) return reading_.actors[index_of(*claim.speaker)].name;
    return words_at(claim.speaker_words);
  }

  std::optional<std::string> when_said(const Claim& claim) const {
    if (!claim.said) return std::nullopt;
    const Time& time = reading_.times[index_of(*claim.said)];
    return time.value ? time.value : words_at(time.span);
  }

  const Document& document_;
  const Reading& reading_;
  CodePoints points_;
};

void add_answered_by(const Reading& reading, std::vector<ClaimRow>& rows) {
  for (std::size_t i = 0; i < reading.claims.size(); ++i) {
    for (const Answer& answer : reading.claims[i].answers) {
      rows[index_of(answer.claim)].answered_by.push_back(
          {claim_name(i), answer.relation, answer.part});
    }
  }
}

}  // namespace

std::vector<ClaimRow> claim_rows(const Document& document, const Reading& reading) {
  const Rows claims(document, reading);
  std::vector<ClaimRow> rows;
  rows.reserve(reading.claims.size());
  for (const Claim& claim : reading.claims) {
    rows.push_back(claims.row_of(claim));
    rows.back().id = claim_name(rows.size() - 1);
  }
  add_answered_by(reading, rows);
  return rows;
}

std::string joined(const std::vector<PlacedWords>& pieces) {
  std::string words;
  for (const PlacedWords& piece : pieces) {
    if (!words.empty()) words += " … ";
    words += piece.words;
  }
  return words;
}

}  // namespace hearsay
