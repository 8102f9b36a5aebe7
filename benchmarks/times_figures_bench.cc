#include <benchmark/benchmark.h>

#include <filesystem>
#include <string>

#include "figures/figures.h"
#include "ingest/files.h"
#include "ingest/text.h"
#include "split/posts.h"
#include "split/sentences.h"
#include "split/tokens.h"
#include "syntax/tagger.h"
#include "times/times.h"

namespace hearsay {
namespace {

constexpr std::size_t kMegabyte = std::size_t{1} << 20U;

/// A megabyte of the example live blog, with all that times and figures are found from.
struct SplitNews {
  Document document;
  std::vector<Sentence> sentences;
  std::vector<Token> tokens;
};

SplitNews split_news() {
  const auto path =
      std::filesystem::path(HEARSAY_SOURCE_DIR) / "examples" / "strait-dispute.txt";
  const std::string report = read_file(path.string(), kMegabyte).value();
  std::string text;
  while (text.size() < kMegabyte) text += report;
  SplitNews news{make_document(std::move(text)), {}, {}};
  const Spellings spellings = load_spellings();
  news.sentences =
      split_sentences(news.document, split_posts(news.document), spellings);
  news.tokens = split_tokens(news.document, news.sentences, spellings);
  tag_tokens(news.document, news.sentences, news.tokens, load_lexicon());
  return news;
}

void count_tokens(benchmark::State& state, const SplitNews& news) {
  state.SetItemsProcessed(state.iterations() * std::ssize(news.tokens));
}

void times(benchmark::State& state) {
  const SplitNews news = split_news();
  const TimeWords words = load_time_words();
  for (auto _ : state) {
    benchmark::DoNotOptimize(
        find_times(news.document, news.sentences, news.tokens, words));
  }
  count_tokens(state, news);
}

void figures(benchmark::State& state) {
  const SplitNews news = split_news();
  const FigureWords words = load_figure_words();
  const auto found =
      find_times(news.document, news.sentences, news.tokens, load_time_words());
  for (auto _ : state) {
    benchmark::DoNotOptimize(
        find_figures(news.document, news.sentences, news.tokens, found, words));
  }
  count_tokens(state, news);
}

void load_tables(benchmark::State& state) {
  for (auto _ : state) {
    benchmark::DoNotOptimize(load_time_words());
    benchmark::DoNotOptimize(load_figure_words());
  }
}

BENCHMARK(times)->Name("times/live_blog")->Unit(benchmark::kMillisecond);
BENCHMARK(figures)->Name("figures/live_blog")->Unit(benchmark::kMillisecond);
BENCHMARK(load_tables)->Name("times_figures/load_tables");

}  // namespace
}  // namespace hearsay
