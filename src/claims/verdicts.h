#pragma once

#include <optional>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "news/claim.h"
#include "syntax/words.h"

namespace hearsay {

/// The tables data/claims/verdicts.tsv, statements.tsv and parts.tsv.
struct Verdicts {
  std::unordered_map<std::string_view, Stance> words;      ///< "baseless": denies
  std::unordered_set<std::string_view> statements;         ///< "allegation"
  std::unordered_map<std::string_view, AnswerPart> parts;  ///< "toll": figure
};

Verdicts load_verdicts();

/// How a claim stands to a statement of somebody else that it names and judges: "the
/// allegation is baseless", "such remarks are irresponsible". None: it does not do
/// both.
std::optional<Stance> verdict_of(const Words& words, const Claim& claim,
                                 const Verdicts& table);

}  // namespace hearsay
