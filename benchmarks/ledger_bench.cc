#include <benchmark/benchmark.h>

#include <filesystem>
#include <optional>
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

std::string example_text() {
  const auto path = fs::path(HEARSAY_SOURCE_DIR) / "examples" / "strait-dispute.txt";
  return read_file(path.string(), std::size_t{1} << 20U).value();
}

/// The example with another last line, so that it is another report.
Document numbered_example(const std::string& text, std::size_t number) {
  return read_text(text + "\nReport number " + std::to_string(number) + ".\n").value();
}

/// A ledger in a file of its own that is gone at the end.
class BenchLedger {
 public:
  explicit BenchLedger(std::size_t reports)
      : file_((fs::temp_directory_path() /
               ("hearsay-ledger-bench-" + std::to_string(reports) + ".db"))
                  .string()) {
    remove_files();
    ledger_.emplace(std::move(*Ledger::open(file_, {.access = Access::kAppend})));
    const std::string text = example_text();
    const Reading reading = read_document(numbered_example(text, 0), load_models());
    for (std::size_t i = 0; i < reports; ++i) {
      // The reading of one is good enough for all: they differ behind its last word.
      ledger_->add(numbered_example(text, i), reading, kHere, kNow).value();
    }
  }
  BenchLedger(const BenchLedger&) = delete;
  BenchLedger& operator=(const BenchLedger&) = delete;
  ~BenchLedger() {
    ledger_.reset();
    remove_files();
  }

  const std::string& file() const { return file_; }
  Ledger& ledger() { return *ledger_; }

 private:
  void remove_files() const {
    for (const char* end : {"", "-wal", "-shm"}) fs::remove(file_ + end);
  }

  std::string file_;
  std::optional<Ledger> ledger_;
};

constexpr std::size_t kMany = 500;

/// Filled once for all that only look: that takes longer than the looking.
BenchLedger& many_reports() {
  static BenchLedger ledger(kMany);
  return ledger;
}

void add_report(benchmark::State& state) {
  BenchLedger& many = many_reports();
  const std::string text = example_text();
  const Reading reading = read_document(numbered_example(text, 0), load_models());
  static std::size_t number = kMany;  // goes on when the benchmark is run once more
  for (auto _ : state) {
    const Document document = numbered_example(text, ++number);
    many.ledger().add(document, reading, kHere, kNow).value();
  }
  state.counters["claims"] = static_cast<double>(reading.claims.size());
}
BENCHMARK(add_report)->Unit(benchmark::kMillisecond)->UseRealTime();

void add_known_report(benchmark::State& state) {
  const Document document = numbered_example(example_text(), 0);
  for (auto _ : state) many_reports().ledger().add(document, {}, kHere, kNow).value();
}
BENCHMARK(add_known_report)->Unit(benchmark::kMillisecond)->UseRealTime();

void open_ledger(benchmark::State& state) {
  const std::string file = many_reports().file();
  for (auto _ : state) benchmark::DoNotOptimize(Ledger::open(file).value());
}
BENCHMARK(open_ledger)->Unit(benchmark::kMillisecond)->UseRealTime();

void load_report(benchmark::State& state) {
  const Ledger& ledger = many_reports().ledger();
  for (auto _ : state) benchmark::DoNotOptimize(ledger.report(DocumentId{50}).value());
}
BENCHMARK(load_report)->Unit(benchmark::kMillisecond);

void find_claims(benchmark::State& state, const ClaimQuery& query) {
  const Ledger& ledger = many_reports().ledger();
  for (auto _ : state) benchmark::DoNotOptimize(ledger.claims(query).value());
  state.counters["of"] = static_cast<double>(ledger.count_claims({}).value());
}
BENCHMARK_CAPTURE(find_claims, first_hundred, {.limit = 100})
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(find_claims, after_10000, {.limit = 100, .offset = 10'000})
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(find_claims, words, {.words = "lighthouse", .limit = 100})
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(find_claims, speaker, {.speaker = "ministry", .limit = 100})
    ->Unit(benchmark::kMillisecond);

void count_facets(benchmark::State& state) {
  const Ledger& ledger = many_reports().ledger();
  for (auto _ : state) benchmark::DoNotOptimize(ledger.facets({}).value());
}
BENCHMARK(count_facets)->Unit(benchmark::kMillisecond);

void verify_ledger(benchmark::State& state) {
  const Ledger& ledger = many_reports().ledger();
  for (auto _ : state) benchmark::DoNotOptimize(ledger.verify().value());
}
BENCHMARK(verify_ledger)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace hearsay
