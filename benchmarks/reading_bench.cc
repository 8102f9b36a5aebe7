#include <benchmark/benchmark.h>

#include <filesystem>
#include <string>
#include <vector>

#include "actors/actors.h"
#include "attribute/attributions.h"
#include "claims/claims.h"
#include "events/events.h"
#include "ingest/files.h"
#include "ingest/text.h"
#include "read/read_document.h"
#include "syntax/tagger.h"

namespace hearsay {
namespace {

constexpr std::size_t kMegabyte = std::size_t{1} << 20U;

/// The example live blog as it is: speakers are looked for over a whole document, so
/// one report of a usual length is what these stages meet.
Document example() {
  const auto path =
      std::filesystem::path(HEARSAY_SOURCE_DIR) / "examples" / "strait-dispute.txt";
  return make_document(read_file(path.string(), kMegabyte).value());
}

void count_tokens(benchmark::State& state, const Reading& reading) {
  state.SetItemsProcessed(state.iterations() * std::ssize(reading.tokens));
}

void tags(benchmark::State& state) {
  const Document document = example();
  const Models models = load_models();
  const Reading reading = read_document(document, models);
  std::vector<Token> untagged = reading.tokens;
  for (Token& token : untagged) {
    const bool mark = token.upos == Upos::kPunct || token.upos == Upos::kSym;
    if (mark || token.upos == Upos::kNum) continue;
    token.upos = Upos::kX;
    token.verb_form.reset();
  }
  for (auto _ : state) {
    std::vector<Token> tokens = untagged;
    tag_tokens(document, reading.sentences, tokens, models.lexicon);
    benchmark::DoNotOptimize(tokens);
  }
  count_tokens(state, reading);
}

void actors(benchmark::State& state) {
  const Document document = example();
  const Models models = load_models();
  const Reading reading = read_document(document, models);
  for (auto _ : state) {
    benchmark::DoNotOptimize(
        find_actors(document, reading.sentences, reading.tokens, reading.analyses,
                    reading.names, models.countries, models.titles, models.labels));
  }
  count_tokens(state, reading);
}

void attributions_and_claims(benchmark::State& state) {
  const Document document = example();
  const Models models = load_models();
  const Reading reading = read_document(document, models);
  const LearnedAttributions learned;
  for (auto _ : state) {
    const auto reported =
        find_attributions(document, reading.sentences, reading.tokens, reading.mentions,
                          reading.times, learned, {models.lexicon, models.cues});
    benchmark::DoNotOptimize(
        assemble_claims(document, reading, reported, models.claim_words));
  }
  count_tokens(state, reading);
}

void events(benchmark::State& state) {
  const Document document = example();
  const Models models = load_models(HEARSAY_SOURCE_DIR "/models/analyser.bin").value();
  const Reading reading = read_document(document, models);
  const EventContext context{document,         reading.sentences, reading.tokens,
                             reading.analyses, reading.names,     reading.mentions,
                             reading.actors,   reading.times,     reading.figures};
  for (auto _ : state) {
    benchmark::DoNotOptimize(
        find_events(context, {models.predicates, models.labels, models.lexicon}));
  }
  count_tokens(state, reading);
}

/// The whole path, words counted as tokens.
void reading(benchmark::State& state) {
  const Document document = example();
  const Models models = load_models();
  for (auto _ : state) benchmark::DoNotOptimize(read_document(document, models));
  count_tokens(state, read_document(document, models));
}

void loading_the_tables(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(load_models());
}

BENCHMARK(tags);
BENCHMARK(actors);
BENCHMARK(attributions_and_claims);
BENCHMARK(events);
BENCHMARK(reading);
BENCHMARK(loading_the_tables)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace hearsay
