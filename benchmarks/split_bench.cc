#include <benchmark/benchmark.h>

#include <filesystem>
#include <string>

#include "ingest/files.h"
#include "ingest/text.h"
#include "split/posts.h"
#include "split/sentences.h"
#include "split/tokens.h"

namespace hearsay {
namespace {

constexpr std::size_t kMegabyte = std::size_t{1} << 20U;

/// The example live blog, again and again, until there is a megabyte of it.
std::string a_megabyte_of_news() {
  const auto path =
      std::filesystem::path(HEARSAY_SOURCE_DIR) / "examples" / "strait-dispute.txt";
  const std::string report = read_file(path.string(), kMegabyte).value();
  std::string text;
  while (text.size() < kMegabyte) text += report;
  return text;
}

std::string repeated(std::string_view piece) {
  std::string text = "Title of the report\n";
  while (text.size() < kMegabyte) text += piece;
  return text;
}

void count_bytes(benchmark::State& state, const std::string& text) {
  state.SetBytesProcessed(state.iterations() * std::ssize(text));
}

void read_bytes(benchmark::State& state, const std::string& bytes) {
  for (auto _ : state) benchmark::DoNotOptimize(read_text(bytes));
  count_bytes(state, bytes);
}

void split(benchmark::State& state, const std::string& text) {
  const Document document = make_document(text);
  const Spellings spellings = load_spellings();
  for (auto _ : state) {
    const auto posts = split_posts(document);
    auto sentences = split_sentences(document, posts, spellings);
    benchmark::DoNotOptimize(split_tokens(document, sentences, spellings));
  }
  count_bytes(state, text);
}

void load(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(load_spellings());
}

BENCHMARK(load)->Name("load_spellings");
BENCHMARK_CAPTURE(read_bytes, news, a_megabyte_of_news());
BENCHMARK_CAPTURE(split, news, a_megabyte_of_news());
// Hostile texts: no slower by more than a small factor, whatever is repeated.
BENCHMARK_CAPTURE(split, one_word, repeated("a"));
BENCHMARK_CAPTURE(split, one_line, repeated("word "));
BENCHMARK_CAPTURE(split, short_lines, repeated("A line\n"));
BENCHMARK_CAPTURE(split, stops, repeated("."));
BENCHMARK_CAPTURE(split, spaced_stops, repeated(". "));
BENCHMARK_CAPTURE(split, quotes, repeated("\""));
BENCHMARK_CAPTURE(split, stops_and_quotes, repeated(".\" "));
BENCHMARK_CAPTURE(split, initials, repeated("A."));
BENCHMARK_CAPTURE(split, hyphens, repeated("re-"));
BENCHMARK_CAPTURE(split, apostrophes, repeated("a'"));
BENCHMARK_CAPTURE(split, digits, repeated("1-2,"));
BENCHMARK_CAPTURE(split, addresses, repeated("a@b."));
BENCHMARK_CAPTURE(split, references, repeated("A. [1]"));

}  // namespace
}  // namespace hearsay
