#pragma once

#include <optional>
#include <vector>

#include "attribute/attributions.h"
#include "attribute/cues.h"
#include "syntax/words.h"

namespace hearsay {

/// How a cue stands in its clause.
enum class CueVoice {
  kActive,      ///< "X said": the subject is the source
  kParticiple,  ///< ", saying ...": the source is taken over from before
  kPassive,     ///< "were accused of", "dubbed ... by X"
  kPhrase,      ///< "according to X": the source follows
  kNoun,        ///< "X's claim that ..."
  kAdjective,   ///< "an alleged violation"
  kColon        ///< "Brandsson: 'We will be there'"
};

/// A cue as it is used in one sentence.
struct CueUse {
  CueVoice voice = CueVoice::kActive;
  TokenRange range;      ///< the cue's words with auxiliaries: "did not acknowledge"
  std::size_t verb = 0;  ///< the verb, or the noun
  const Cue* cue = nullptr;  ///< none for nouns, adjectives and "according to"
  Stance stance = Stance::kAsserts;
  Commitment commitment = Commitment::kNeutral;
  bool alleged = false;
};

/// Every use of a cue in the sentence, left to right. A negated cue that then reports
/// nothing ("did not say") is left out.
/// In a headline what follows a colon need not be quoted ("Insurer: alarm was off"):
/// whether those before it can speak is for the caller to say.
std::vector<CueUse> find_cue_uses(const Words& words, TokenRange sentence,
                                  bool headline, const AttributionTables& tables);

}  // namespace hearsay
