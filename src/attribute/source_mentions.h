#pragma once

#include <optional>
#include <span>

#include "news/actor.h"
#include "syntax/words.h"

namespace hearsay {

/// The mention that is meant by the words of a source: the last before what hangs on
/// the phrase ("a spokesman for the port"), or the name after a description ("one of
/// the authors, Lin Wei"). None: no mention, or several speakers. `mentions` are in
/// order.
std::optional<MentionId> mention_of_source(const Words& words,
                                           std::span<const Mention> mentions,
                                           TokenRange source);

}  // namespace hearsay
