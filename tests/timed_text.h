#pragma once

#include <string>
#include <vector>

#include "ingest/text.h"
#include "split/posts.h"
#include "split/sentences.h"
#include "split/tokens.h"
#include "syntax/tagger.h"
#include "times/times.h"

namespace hearsay {

/// A text with everything that is known before figures are looked for.
struct TimedText {
  Document document;
  std::vector<Sentence> sentences;
  std::vector<Token> tokens;
  std::vector<Time> times;
};

inline TimedText timed_text(Document document) {
  static const Spellings spellings = load_spellings();
  static const Lexicon lexicon = load_lexicon();
  static const TimeWords words = load_time_words();
  TimedText text{std::move(document), {}, {}, {}};
  text.sentences =
      split_sentences(text.document, split_posts(text.document), spellings);
  text.tokens = split_tokens(text.document, text.sentences, spellings);
  tag_tokens(text.document, text.sentences, text.tokens, lexicon);
  text.times = find_times(text.document, text.sentences, text.tokens, words);
  return text;
}

/// Its first line may say "date 2025-12-02 Title".
inline TimedText timed_text(std::string text) {
  return timed_text(make_document(std::move(text)));
}

}  // namespace hearsay
