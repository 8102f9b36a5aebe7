#pragma once

#include <span>
#include <vector>

#include "actors/named.h"
#include "events/match.h"
#include "news/actor.h"
#include "news/document.h"
#include "news/event.h"
#include "news/figure.h"
#include "news/sentence.h"
#include "news/time.h"
#include "news/token.h"

namespace hearsay {

/// What the stages before have found of a document; views.
struct EventContext {
  const Document& document;
  std::span<const Sentence> sentences;  ///< those that can be read
  std::span<const Token> tokens;
  std::span<const std::optional<Analysis>> analyses;  ///< empty: no events are found
  std::span<const Name> names;
  std::span<const Mention> mentions;
  std::span<const Actor> actors;
  std::span<const Time> times;
  std::span<const Figure> figures;
};

/// The events of a document, in order of span.
///
/// An event has words that tell it and at least one party that is an actor. What is the
/// matter of an agreement, request, refusal or threat is one event with it; who does
/// something unknown stays unknown. A party of several actors is several parties.
std::vector<Event> find_events(const EventContext& context, const EventTables& tables);

}  // namespace hearsay
