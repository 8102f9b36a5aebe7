#include "ledger/claim_row_of.h"

#include <vector>

namespace hearsay {
namespace {

std::vector<RowAnswer> answers_of(const std::vector<StoredAnswer>& stored) {
  std::vector<RowAnswer> answers;
  answers.reserve(stored.size());
  for (const StoredAnswer& answer : stored) {
    answers.push_back({format_id(answer.claim), answer.relation, answer.part});
  }
  return answers;
}

void copy_words(const StoredClaim& claim, ClaimRow& row) {
  for (const StoredWords& piece : claim.content) {
    row.pieces.push_back({piece.at, piece.words});
  }
  row.content = joined(row.pieces);
  row.evidence = claim.evidence.words;
  row.at = claim.evidence.at;
  row.headline = claim.headline;
}

}  // namespace

ClaimRow row_of(const StoredClaim& claim) {
  ClaimRow row;
  row.id = format_id(claim.id);
  row.document = format_id(claim.document);
  row.title = claim.document_title;
  row.published = claim.published;
  row.speaker = claim.speaker;
  row.via = claim.via;
  row.voice = claim.voice;
  row.stance = claim.stance;
  row.modality = claim.modality;
  row.polarity = claim.polarity;
  row.commitment = claim.commitment;
  copy_words(claim, row);
  row.medium = claim.medium;
  row.said = claim.said_value ? claim.said_value : claim.said;
  row.answers = answers_of(claim.answers);
  row.answered_by = answers_of(claim.answered_by);
  if (claim.repeats) row.repeats = format_id(*claim.repeats);
  row.confidence = claim.confidence;
  return row;
}

}  // namespace hearsay
