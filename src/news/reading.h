#pragma once

#include <optional>
#include <vector>

#include "news/actor.h"
#include "news/attribution.h"
#include "news/claim.h"
#include "news/document.h"
#include "news/event.h"
#include "news/figure.h"
#include "news/name.h"
#include "news/post.h"
#include "news/sentence.h"
#include "news/time.h"
#include "news/token.h"

namespace hearsay {

/// Everything found in one document. Each list is in order of span; ids are places in
/// it.
struct Reading {
  std::vector<Post> posts;
  std::vector<Sentence> sentences;
  std::vector<Token> tokens;
  /// Of each token; none of a sentence too long to read, and an empty list where only
  /// the rules have read.
  std::vector<std::optional<Analysis>> analyses;
  std::vector<Name> names;  ///< by every label scheme; none without the analyser
  std::vector<Mention> mentions;
  std::vector<Actor> actors;  ///< in order of first mention
  std::vector<Time> times;
  std::vector<Figure> figures;
  std::vector<Attribution> attributions;
  std::vector<Event> events;  ///< their kinds are the models'
  std::vector<Claim> claims;
  std::vector<Unread> unread;
};

}  // namespace hearsay
