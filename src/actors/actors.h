#pragma once

#include <span>
#include <vector>

#include "actors/named.h"
#include "actors/titles.h"
#include "news/actor.h"
#include "news/countries.h"
#include "news/document.h"
#include "news/sentence.h"
#include "news/token.h"

namespace hearsay {

/// Who is named in one document, and where.
struct Cast {
  std::vector<Mention> mentions;  ///< in order of span
  std::vector<Actor> actors;      ///< in order of first mention
};

/// Mentions of the whole document, resolved to actors: names with their surnames,
/// capitals and seats of government to the state, "the spokesperson" to the last one,
/// pronouns to the last fitting subject. Who is meant stays open when nothing fits.
/// `analyses` and `names` are the analyser's; without any the rules find names by their
/// capitals.
Cast find_actors(const Document& document, std::span<const Sentence> sentences,
                 std::span<const Token> tokens,
                 std::span<const std::optional<Analysis>> analyses,
                 std::span<const Name> names, const Countries& countries,
                 const Titles& titles, const Labels& labels);

}  // namespace hearsay
