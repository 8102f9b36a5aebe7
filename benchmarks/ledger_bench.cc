#include <benchmark/benchmark.h>

#include <filesystem>
#include <string>

#include "ingest/files.h"
#include "ingest/text.h"
#include "ledger/ledger.h"
#include "read/read_document.h"

// What the ledger costs, on the disk of the folder for temporary files: an addition is
// mostly waiting for the disk to say that it has the bytes. Wanted: adding a report of
// 1,500 words in 20 ms, opening a ledger in 5 ms.

namespace hearsay {
namespace {

namespace fs = std::filesystem;

const Provenance kHere{"strait-dispute.txt", "rules", "0.1.0"};
const Instant kNow{std::chrono::sys_days{std::chrono::year{2025} / 12 / 2}};

/// A ledger's file, without what an earlier benchmark left of it.
std::string fresh_file() {
  const fs::path file = fs::temp_directory_path() / "hearsay-ledger-bench.db";
  for (const char* end : {"", "-wal", "-shm"}) fs::remove(file.string() + end);
  return file.string();
}

std::string example_text() {
  const auto path = fs::path(HEARSAY_SOURCE_DIR) / "examples" / "strait-dispute.txt";
  return read_file(path.string(), std::size_t{1} << 20U).value();
}

/// The example with another last line, so that it is another report.
Document numbered_example(const std::string& text, std::size_t number) {
  return read_text(text + "\nReport number " + std::to_string(number) + ".\n").value();
}

/// A ledger with this many reports.
Ledger filled_ledger(std::size_t reports) {
  Ledger ledger = std::move(*Ledger::open(fresh_file(), {.access = Access::kAppend}));
  const Models models = load_models();
  const std::string text = example_text();
  const Reading reading = read_document(numbered_example(text, 0), models);
  for (std::size_t i = 0; i < reports; ++i) {
    // The reading of one is good enough for all: they differ behind its last word.
    ledger.add(numbered_example(text, i), reading, kHere, kNow).value();
  }
  return ledger;
}

void add_report(benchmark::State& state) {
  const auto before = static_cast<std::size_t>(state.range(0));
  Ledger ledger = filled_ledger(before);
  const std::string text = example_text();
  const Reading reading = read_document(numbered_example(text, 0), load_models());
  std::size_t number = before;
  for (auto _ : state) {
    const Document document = numbered_example(text, ++number);
    ledger.add(document, reading, kHere, kNow).value();
  }
  state.counters["claims"] = static_cast<double>(reading.claims.size());
}
BENCHMARK(add_report)->Arg(0)->Arg(1000)->Unit(benchmark::kMillisecond)->UseRealTime();

void add_known_report(benchmark::State& state) {
  Ledger ledger = filled_ledger(1);
  const Document document = numbered_example(example_text(), 0);
  for (auto _ : state) ledger.add(document, {}, kHere, kNow).value();
}
BENCHMARK(add_known_report)->Unit(benchmark::kMillisecond)->UseRealTime();

/// Gives the name of a ledger that stays open elsewhere, as with a desk that serves it.
void open_ledger(benchmark::State& state) {
  const Ledger kept = filled_ledger(static_cast<std::size_t>(state.range(0)));
  const std::string file = fs::temp_directory_path() / "hearsay-ledger-bench.db";
  for (auto _ : state) benchmark::DoNotOptimize(Ledger::open(file).value());
}
BENCHMARK(open_ledger)->Arg(1)->Arg(1000)->Unit(benchmark::kMillisecond)->UseRealTime();

void load_report(benchmark::State& state) {
  const Ledger ledger = filled_ledger(100);
  for (auto _ : state) benchmark::DoNotOptimize(ledger.report(DocumentId{50}).value());
}
BENCHMARK(load_report)->Unit(benchmark::kMillisecond);

void find_claims(benchmark::State& state, const ClaimQuery& query) {
  const Ledger ledger = filled_ledger(1000);
  for (auto _ : state) benchmark::DoNotOptimize(ledger.claims(query).value());
  state.counters["of"] = static_cast<double>(ledger.count_claims({}).value());
}
BENCHMARK_CAPTURE(find_claims, first_hundred, {.limit = 100})
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(find_claims, words, {.words = "lighthouse", .limit = 100})
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(find_claims, speaker, {.speaker = "ministry", .limit = 100})
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(find_claims, last_hundred, {.limit = 100, .offset = 30'000})
    ->Unit(benchmark::kMillisecond);

void count_facets(benchmark::State& state) {
  const Ledger ledger = filled_ledger(1000);
  for (auto _ : state) benchmark::DoNotOptimize(ledger.facets({}).value());
}
BENCHMARK(count_facets)->Unit(benchmark::kMillisecond);

void verify_ledger(benchmark::State& state) {
  const Ledger ledger = filled_ledger(100);
  for (auto _ : state) benchmark::DoNotOptimize(ledger.verify().value());
}
BENCHMARK(verify_ledger)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace hearsay
