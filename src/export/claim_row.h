#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/code_points.h"
#include "news/document.h"
#include "news/reading.h"

namespace hearsay {

/// One claim with every id replaced by what it stands for: what a table or a CSV file
/// shows of it, be it from one reading or from a ledger.
struct ClaimRow {
  std::string id;        ///< "c3", or the ledger's
  std::string document;  ///< which report: its title, file name or ledger id; may be ""
  std::optional<Published> published;
  std::optional<std::string> speaker;  ///< name of the actor, else the words for it
  std::vector<std::string> via;        ///< outermost reporter first
  Voice voice = Voice::kSource;
  Stance stance = Stance::kAsserts;
  Modality modality = Modality::kAsserted;
  Polarity polarity = Polarity::kPositive;
  Commitment commitment = Commitment::kNeutral;
  std::string content;   ///< pieces joined by " ... "; "" only for a silence
  std::string evidence;  ///< the exact words
  CodePointSpan at;      ///< of the evidence, in the report's text
  bool headline = false;
  std::optional<std::string> medium;
  std::optional<std::string> said;   ///< value of the time, or its words
  std::vector<std::string> answers;  ///< "denies c1"
  std::optional<std::string> repeats;
  double confidence = 0;
};

/// The claims of one reading, in their order.
std::vector<ClaimRow> claim_rows(const Document& document, const Reading& reading);

}  // namespace hearsay
