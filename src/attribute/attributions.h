#pragma once

#include <optional>
#include <span>
#include <vector>

#include "attribute/cues.h"
#include "news/actor.h"
#include "news/attribution.h"
#include "news/claim.h"
#include "news/document.h"
#include "news/sentence.h"
#include "news/time.h"
#include "news/token.h"
#include "syntax/lexicon.h"

namespace hearsay {

/// An attribution with what its cue tells of it.
struct Reported {
  Attribution attribution;
  Stance stance = Stance::kAsserts;
  Commitment commitment = Commitment::kNeutral;
  Modality modality = Modality::kAsserted;  ///< what the cue makes of a clause
  /// The source, or what its "who" or "which" stands for.
  std::optional<Span> speaker_words;
  /// The cue by its table, where it reaches into the content: "declined to comment".
  std::optional<Span> whole_cue;
  /// A table knows the cue; else no more is known than that it is one.
  bool known = true;
  bool content_is_object = false;  ///< "criticised the decision": a thing, not a clause
  bool clause_with_that = false;   ///< "said that ..."
  bool alleged = false;            ///< "were accused of", "allegedly", "alleged"
  bool inferred = false;    ///< ", suggesting ...": the publication's own inference
  double confidence = 0.5;  ///< that source, cue and content are right
};

/// The tables that find_attributions() reads.
struct AttributionTables {
  const Lexicon& lexicon;
  const Cues& cues;
};

/// Who said what: as it was `learned`, and by cue tables and patterns over tags: "X
/// said (that) ...", "..., said X", "according to X", "Moscow claims ...", "X was
/// quoted as saying", "accused X of", and quotations over several sentences. Where both
/// see one cue, the learned one says whose and what, the tables say which stance; what
/// only the tables see counts when it is a clause, a quotation or a silence. In order
/// of their first words; a parent's place in the list is its AttributionId. `times` are
/// looked at so that "said on Monday that" keeps the day out of the content.
std::vector<Reported> find_attributions(const Document& document,
                                        std::span<const Sentence> sentences,
                                        std::span<const Token> tokens,
                                        std::span<const Mention> mentions,
                                        std::span<const Time> times,
                                        const LearnedAttributions& learned,
                                        const AttributionTables& tables);

}  // namespace hearsay
