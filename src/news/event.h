#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/names.h"
#include "base/span.h"
#include "news/ids.h"

namespace hearsay {

/// PLOVER 2.0's types of events.
enum class EventType {
  kAgree,
  kConsult,
  kSupport,
  kConcede,
  kCooperate,
  kAid,
  kRetreat,
  kRequest,
  kAccuse,
  kReject,
  kThreaten,
  kProtest,
  kSanction,
  kMobilize,
  kCoerce,
  kAssault
};
inline constexpr Names<EventType, 16> kEventTypeNames{
    {{EventType::kAgree, "AGREE"},
     {EventType::kConsult, "CONSULT"},
     {EventType::kSupport, "SUPPORT"},
     {EventType::kConcede, "CONCEDE"},
     {EventType::kCooperate, "COOPERATE"},
     {EventType::kAid, "AID"},
     {EventType::kRetreat, "RETREAT"},
     {EventType::kRequest, "REQUEST"},
     {EventType::kAccuse, "ACCUSE"},
     {EventType::kReject, "REJECT"},
     {EventType::kThreaten, "THREATEN"},
     {EventType::kProtest, "PROTEST"},
     {EventType::kSanction, "SANCTION"},
     {EventType::kMobilize, "MOBILIZE"},
     {EventType::kCoerce, "COERCE"},
     {EventType::kAssault, "ASSAULT"}}};
constexpr std::string_view name_of(EventType t) { return name_in(kEventTypeNames, t); }

/// How the event is told.
enum class EventModality {
  kHappened,
  kPlanned,
  kThreatened,
  kConditional,
  kDemanded,
  kDenied,
  kAlleged,
  kPossible
};
inline constexpr Names<EventModality, 8> kEventModalityNames{
    {{EventModality::kHappened, "happened"},
     {EventModality::kPlanned, "planned"},
     {EventModality::kThreatened, "threatened"},
     {EventModality::kConditional, "conditional"},
     {EventModality::kDemanded, "demanded"},
     {EventModality::kDenied, "denied"},
     {EventModality::kAlleged, "alleged"},
     {EventModality::kPossible, "possible"}}};
constexpr std::string_view name_of(EventModality m) {
  return name_in(kEventModalityNames, m);
}

enum class Aspect { kCompleted, kOngoing, kAttempted, kFailed, kHabitual, kState };
inline constexpr Names<Aspect, 6> kAspectNames{{{Aspect::kCompleted, "completed"},
                                                {Aspect::kOngoing, "ongoing"},
                                                {Aspect::kAttempted, "attempted"},
                                                {Aspect::kFailed, "failed"},
                                                {Aspect::kHabitual, "habitual"},
                                                {Aspect::kState, "state"}}};
constexpr std::string_view name_of(Aspect a) { return name_in(kAspectNames, a); }

/// Who has a part in an event.
struct Party {
  ActorId actor{};
  MentionId mention{};
  friend bool operator==(const Party&, const Party&) = default;
};

/// One row of data/events/kinds.tsv. The views are into the table, which is part of the
/// program.
struct EventKind {
  std::string_view name;  ///< "seize-territory"
  EventType type = EventType::kConsult;
  std::optional<std::string_view> mode;
  std::vector<std::string_view> contexts;
  std::string_view cameo;
  std::optional<std::string_view> acled;
};

/// What is told to happen.
struct Event {
  Span span;                        ///< the words that tell it: "captured"
  const EventKind* kind = nullptr;  ///< of the models; never null
  std::vector<Party> agents;
  std::vector<Party> targets;
  std::optional<Span> instrument;
  std::optional<TimeId> time;
  std::vector<FigureId> figures;
  bool negative = false;  ///< "did not attack"
  EventModality modality = EventModality::kHappened;
  Aspect aspect = Aspect::kCompleted;
};

}  // namespace hearsay
