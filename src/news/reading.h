#pragma once

#include <vector>

#include "news/actor.h"
#include "news/attribution.h"
#include "news/claim.h"
#include "news/document.h"
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
  std::vector<Name> names;  ///< by every label scheme; none without the analyser
  std::vector<Mention> mentions;
  std::vector<Actor> actors;  ///< in order of first mention
  std::vector<Time> times;
  std::vector<Figure> figures;
  std::vector<Attribution> attributions;
  std::vector<Claim> claims;
  std::vector<Unread> unread;
};

}  // namespace hearsay
