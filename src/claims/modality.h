#pragma once

#include <string_view>
#include <vector>

#include "claims/verdicts.h"
#include "news/claim.h"
#include "syntax/words.h"

namespace hearsay {

/// The tables data/claims/*.tsv.
struct ClaimWords {
  struct Row {
    std::vector<std::string_view> words;
    bool main_only = true;
    Modality modality = Modality::kAsserted;
  };
  std::vector<Row> modality;  ///< in order of weight
  std::vector<Row> negation;
  std::vector<Row> media;
  Verdicts verdicts;
};

ClaimWords load_claim_words();

/// Whose words a content is: "would" in reported speech tells of the future ("said he
/// would come"), in the publication's own voice of what might be.
enum class Speech {
  kReported,
  kOwn,
  kHeadline,  ///< the publication's, in telegraph style: "X and Y to meet Z"
  kObject     ///< no clause but a thing: "criticised the decision"
};

/// How the content is meant, by the first row of the table that fits.
Modality modality_of(const Words& words, TokenRange content, Speech speech,
                     const ClaimWords& table);

/// Whether the content says that something is not so.
Polarity polarity_of(const Words& words, TokenRange content, const ClaimWords& table);

/// The first words of the range that name where something was said; empty for none.
TokenRange medium_in(const Words& words, TokenRange range, const ClaimWords& table);

}  // namespace hearsay
