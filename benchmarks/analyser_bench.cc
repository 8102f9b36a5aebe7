#include <benchmark/benchmark.h>

#include <filesystem>
#include <string>

#include "ingest/files.h"
#include "ingest/text.h"
#include "read/read_document.h"
#include "split/posts.h"
#include "split/sentences.h"
#include "split/tokens.h"
#include "syntax/encoder.h"
#include "syntax/trees.h"
#include "syntax/windows.h"

namespace hearsay {
namespace {

const std::string kWeights = HEARSAY_SOURCE_DIR "/models/analyser.bin";

/// The example live blog, split.
struct Split {
  Document document = make_document(
      read_file(HEARSAY_SOURCE_DIR "/examples/strait-dispute.txt", 1U << 20U).value());
  Models models = load_models(kWeights).value();
  Reading reading;

  Split() {
    reading.posts = split_posts(document);
    reading.sentences =
        split_sentences(document, reading.posts, models.spellings, &*models.boundaries);
    reading.tokens = split_tokens(document, reading.sentences, models.spellings);
  }
};

/// Pieces in batches as the analyser makes them.
void encoder(benchmark::State& state) {
  const Split split;
  const WeightsFile file = WeightsFile::open(kWeights).value();
  const WordPieces pieces = WordPieces::load(file).value();
  const Encoder encoder = Encoder::load(file).value();
  Batch batch;
  const auto& sentences = split.reading.sentences;
  for (std::size_t s = 0; s < sentences.size() && !batch.full(); ++s) {
    batch.add_paragraph(split.document, sentences, s, s + 1, split.reading.tokens,
                        pieces);
  }
  EncoderRoom room;
  for (auto _ : state) {
    encoder.encode(batch.windows(), room);
    benchmark::DoNotOptimize(room.words(0).data());
  }
  state.SetItemsProcessed(state.iterations() * std::ssize(batch.windows().pieces));
}

/// Tags, lemmas, trees and names of a whole report, words counted as tokens.
void analyse(benchmark::State& state) {
  Split split;
  for (auto _ : state) {
    benchmark::DoNotOptimize(split.models.analyser->analyse(
        split.document, split.reading.sentences, split.reading.tokens));
  }
  state.SetItemsProcessed(state.iterations() * std::ssize(split.reading.tokens));
}

void word_pieces(benchmark::State& state) {
  const Split split;
  const WeightsFile file = WeightsFile::open(kWeights).value();
  const WordPieces pieces = WordPieces::load(file).value();
  std::vector<std::uint32_t> ids;
  for (auto _ : state) {
    ids.clear();
    for (const Token& token : split.reading.tokens)
      pieces.append_ids(split.document.words(token.span), ids);
    benchmark::DoNotOptimize(ids.data());
  }
  state.SetItemsProcessed(state.iterations() * std::ssize(split.reading.tokens));
}

/// A tree of thirty words whose scores say little: cycles to break.
void best_tree_of_thirty(benchmark::State& state) {
  constexpr std::size_t kWords = 30;
  std::vector<float> scores(kWords * (kWords + 1));
  std::uint32_t number = 1;
  for (float& score : scores) {
    number = number * 1664525U + 1013904223U;
    score = static_cast<float>(number >> 16U) / 65536.0F;
  }
  std::vector<std::uint32_t> heads;
  for (auto _ : state) {
    best_tree(scores, kWords, heads);
    benchmark::DoNotOptimize(heads.data());
  }
}

void learned_sentences(benchmark::State& state) {
  const Split split;
  for (auto _ : state) {
    benchmark::DoNotOptimize(split_sentences(split.document, split.reading.posts,
                                             split.models.spellings,
                                             &*split.models.boundaries));
  }
  state.SetItemsProcessed(state.iterations() * std::ssize(split.reading.tokens));
}

void loading_the_weights(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(load_models(kWeights).has_value());
}

BENCHMARK(encoder);
BENCHMARK(analyse);
BENCHMARK(word_pieces);
BENCHMARK(best_tree_of_thirty);
BENCHMARK(learned_sentences);
BENCHMARK(loading_the_weights)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace hearsay
