#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/names.h"
#include "base/span.h"
#include "news/ids.h"

namespace hearsay {

enum class Stance {
  kAsserts,
  kDenies,
  kConfirms,
  kAdmits,
  kDisputes,
  kDoesNotAcknowledge,
  kDeclinesToComment,
  kDidNotRespond,
  kCannotVerify,
  kAccuses,
  kWarns,
  kDemands,
  kProposes,
  kAccepts,
  kRejects,
  kPromises,
  kThreatens,
  kPredicts,
  kPraises,
  kCriticises,
  kSupports,
  kProtests,
  kAnnounces,
  kAsks,
  kRetracts
};
inline constexpr Names<Stance, 25> kStanceNames{
    {{Stance::kAsserts, "asserts"},
     {Stance::kDenies, "denies"},
     {Stance::kConfirms, "confirms"},
     {Stance::kAdmits, "admits"},
     {Stance::kDisputes, "disputes"},
     {Stance::kDoesNotAcknowledge, "does-not-acknowledge"},
     {Stance::kDeclinesToComment, "declines-to-comment"},
     {Stance::kDidNotRespond, "did-not-respond"},
     {Stance::kCannotVerify, "cannot-verify"},
     {Stance::kAccuses, "accuses"},
     {Stance::kWarns, "warns"},
     {Stance::kDemands, "demands"},
     {Stance::kProposes, "proposes"},
     {Stance::kAccepts, "accepts"},
     {Stance::kRejects, "rejects"},
     {Stance::kPromises, "promises"},
     {Stance::kThreatens, "threatens"},
     {Stance::kPredicts, "predicts"},
     {Stance::kPraises, "praises"},
     {Stance::kCriticises, "criticises"},
     {Stance::kSupports, "supports"},
     {Stance::kProtests, "protests"},
     {Stance::kAnnounces, "announces"},
     {Stance::kAsks, "asks"},
     {Stance::kRetracts, "retracts"}}};
constexpr std::string_view name_of(Stance s) { return name_in(kStanceNames, s); }

/// A reported silence: it counts as nobody's statement.
constexpr bool is_non_statement(Stance s) {
  return s == Stance::kDoesNotAcknowledge || s == Stance::kDeclinesToComment ||
         s == Stance::kDidNotRespond;
}

enum class Modality {
  kAsserted,
  kPossible,
  kPlanned,
  kConditional,
  kAlleged,
  kDemanded,
  kThreatened,
  kWished
};
inline constexpr Names<Modality, 8> kModalityNames{
    {{Modality::kAsserted, "asserted"},
     {Modality::kPossible, "possible"},
     {Modality::kPlanned, "planned"},
     {Modality::kConditional, "conditional"},
     {Modality::kAlleged, "alleged"},
     {Modality::kDemanded, "demanded"},
     {Modality::kThreatened, "threatened"},
     {Modality::kWished, "wished"}}};
constexpr std::string_view name_of(Modality m) { return name_in(kModalityNames, m); }

/// Of the content as written.
enum class Polarity { kPositive, kNegative };
inline constexpr Names<Polarity, 2> kPolarityNames{
    {{Polarity::kPositive, "positive"}, {Polarity::kNegative, "negative"}}};
constexpr std::string_view name_of(Polarity p) { return name_in(kPolarityNames, p); }

/// Who says it: the speaker; the publication, of the speaker or in its own voice;
/// somebody who is not named.
enum class Voice { kSource, kPublication, kUnnamed };
inline constexpr Names<Voice, 3> kVoiceNames{{{Voice::kSource, "source"},
                                              {Voice::kPublication, "publication"},
                                              {Voice::kUnnamed, "unnamed"}}};
constexpr std::string_view name_of(Voice v) { return name_in(kVoiceNames, v); }

/// How the reporter stands to the content: "revealed", "said", "claimed".
enum class Commitment { kFactive, kNeutral, kDistancing };
inline constexpr Names<Commitment, 3> kCommitmentNames{
    {{Commitment::kFactive, "factive"},
     {Commitment::kNeutral, "neutral"},
     {Commitment::kDistancing, "distancing"}}};
constexpr std::string_view name_of(Commitment c) {
  return name_in(kCommitmentNames, c);
}

/// Which part of another claim an answer answers.
enum class AnswerPart {
  kOccurrence,
  kResponsibility,
  kExtent,
  kFigure,
  kPlace,
  kTime,
  kIntent
};
inline constexpr Names<AnswerPart, 7> kAnswerPartNames{
    {{AnswerPart::kOccurrence, "occurrence"},
     {AnswerPart::kResponsibility, "responsibility"},
     {AnswerPart::kExtent, "extent"},
     {AnswerPart::kFigure, "figure"},
     {AnswerPart::kPlace, "place"},
     {AnswerPart::kTime, "time"},
     {AnswerPart::kIntent, "intent"}}};
constexpr std::string_view name_of(AnswerPart p) {
  return name_in(kAnswerPartNames, p);
}

/// A claim that another one answers. The relation is a stance: "denies", "confirms",
/// ...
struct Answer {
  ClaimId claim{};
  Stance relation = Stance::kDenies;
  AnswerPart part = AnswerPart::kOccurrence;
  friend bool operator==(const Answer&, const Answer&) = default;
};

/// What is said to be so, by whom, and how.
struct Claim {
  std::optional<ActorId> speaker;     ///< whose stance this is; none: nobody named
  std::optional<Span> speaker_words;  ///< the words that name the speaker
  Voice voice = Voice::kSource;
  std::vector<ActorId> via;  ///< outermost reporter first
  Stance stance = Stance::kAsserts;
  Modality modality = Modality::kAsserted;
  Polarity polarity = Polarity::kPositive;
  Commitment commitment = Commitment::kNeutral;
  std::vector<Span> content;   ///< without cue and source; empty only for a silence
  Span evidence;               ///< the words that carry the whole entry
  bool headline = false;       ///< stands in a title or heading
  std::optional<Span> medium;  ///< "X post", "Telegram", "press conference"
  std::optional<TimeId> said;  ///< when it was said
  std::optional<AttributionId> attribution;
  std::vector<EventId> events;  ///< told in its content
  std::vector<TimeId> times;
  std::vector<FigureId> figures;
  std::vector<Answer> answers;
  double confidence = 0.5;         ///< that this reading is right; never of the truth
  std::optional<ClaimId> repeats;  ///< the same words again: one statement
  friend bool operator==(const Claim&, const Claim&) = default;
};

}  // namespace hearsay
