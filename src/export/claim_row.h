#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/code_points.h"
#include "news/document.h"
#include "news/reading.h"

namespace hearsay {

/// Words of a report, and where they stand in its text.
struct PlacedWords {
  CodePointSpan at;
  std::string words;
};

/// The other claim that a claim answers, or by which it is answered.
struct RowAnswer {
  std::string claim;  ///< "c1"
  Stance relation = Stance::kDenies;
  AnswerPart part = AnswerPart::kOccurrence;
};

/// One claim with every id replaced by what it stands for: what a table, a CSV file or
/// a line of JSON shows of it, be it from one reading or from a ledger.
struct ClaimRow {
  std::string id;        ///< "c3", local to the reading, or the ledger's
  std::string document;  ///< the report's id, or the name it was read by; may be ""
  std::optional<std::string> title;  ///< of the report
  std::optional<Published> published;
  std::optional<std::string> speaker;  ///< name of the actor, else the words for it
  std::vector<std::string> via;        ///< outermost reporter first
  Voice voice = Voice::kSource;
  Stance stance = Stance::kAsserts;
  Modality modality = Modality::kAsserted;
  Polarity polarity = Polarity::kPositive;
  Commitment commitment = Commitment::kNeutral;
  std::vector<PlacedWords> pieces;  ///< of the content; none only for a silence
  std::string content;              ///< the pieces' words joined by " … "
  std::string evidence;             ///< the exact words
  CodePointSpan at;                 ///< of the evidence, in the report's text
  bool headline = false;
  std::optional<std::string> medium;
  std::optional<std::string> said;  ///< value of the time, else its words
  std::vector<RowAnswer> answers;
  std::vector<RowAnswer> answered_by;
  std::optional<std::string> repeats;
  double confidence = 0;
};

/// The claims of one reading, in their order.
std::vector<ClaimRow> claim_rows(const Document& document, const Reading& reading);

/// The words of the pieces, joined by " … ".
std::string joined(const std::vector<PlacedWords>& pieces);

}  // namespace hearsay
