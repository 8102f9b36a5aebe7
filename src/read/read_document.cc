#include "read/read_document.h"

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

#include "actors/actors.h"
#include "attribute/attributions.h"
#include "claims/claims.h"
#include "events/events.h"
#include "figures/figures.h"
#include "split/posts.h"
#include "split/sentences.h"
#include "split/tokens.h"
#include "syntax/tagger.h"
#include "times/times.h"

namespace hearsay {
namespace {

/// The sentences that the stages look into; the others are added to `unread`.
std::vector<Sentence> readable_sentences(const std::vector<Sentence>& sentences,
                                         std::vector<Unread>& unread) {
  std::vector<Sentence> readable;
  readable.reserve(sentences.size());
  for (const Sentence& sentence : sentences) {
    if (is_readable(sentence)) {
      readable.push_back(sentence);
    } else {
      unread.push_back({sentence.span, UnreadReason::kTooLong});
    }
  }
  return readable;
}

void split(const Document& document, const Models& models, Reading& reading) {
  reading.posts = split_posts(document);
  if (document.info().words_given) {
    reading.sentences = given_sentences(document, reading.posts);
    reading.tokens = given_tokens(document, reading.sentences);
    return;
  }
  reading.sentences =
      split_sentences(document, reading.posts, models.spellings,
                      models.boundaries ? &*models.boundaries : nullptr);
  reading.tokens = split_tokens(document, reading.sentences, models.spellings);
}

}  // namespace

Reading read_document(const Document& document, const Models& models,
                      StageTimes* times) {
  const auto end = [times](Stage stage) {
    if (times != nullptr) times->end(stage);
  };
  if (times != nullptr) times->begin();
  Reading reading;
  reading.unread = document.info().unread;
  split(document, models, reading);
  const auto sentences = readable_sentences(reading.sentences, reading.unread);
  end(Stage::kSplit);
  LearnedAttributions learned;
  if (models.analyser) {
    Analysed analysed = models.analyser->analyse(document, sentences, reading.tokens);
    reading.analyses = std::move(analysed.analyses);
    reading.names = std::move(analysed.names);
    learned = std::move(analysed.attributions);
  } else {
    tag_tokens(document, sentences, reading.tokens, models.lexicon);
  }
  end(Stage::kAnalyse);

  Cast cast =
      find_actors(document, sentences, reading.tokens, reading.analyses, reading.names,
                  models.countries, models.titles, models.labels);
  reading.mentions = std::move(cast.mentions);
  reading.actors = std::move(cast.actors);
  end(Stage::kActors);
  reading.times = find_times(document, sentences, reading.tokens, models.time_words);
  end(Stage::kTimes);
  reading.figures = find_figures(document, sentences, reading.tokens, reading.times,
                                 models.figure_words);
  std::ranges::copy(find_unreadable_numbers(document, reading.tokens),
                    std::back_inserter(reading.unread));
  end(Stage::kFigures);

  const auto reported =
      find_attributions(document, sentences, reading.tokens, reading.mentions,
                        reading.times, learned, {models.lexicon, models.cues});
  end(Stage::kAttribute);
  reading.attributions.reserve(reported.size());
  for (const Reported& one : reported) reading.attributions.push_back(one.attribution);
  reading.events =
      find_events({document, sentences, reading.tokens, reading.analyses, reading.names,
                   reading.mentions, reading.actors, reading.times, reading.figures},
                  {models.predicates, models.labels, models.lexicon});
  end(Stage::kEvents);
  reading.claims = assemble_claims(document, reading, reported, models.claim_words);
  std::ranges::stable_sort(reading.unread, {}, &Unread::span);
  end(Stage::kClaims);
  return reading;
}

}  // namespace hearsay
