// The desk's first screen, from a ledger with the example live blog to the page's
// bytes.

#include <benchmark/benchmark.h>
#include <unistd.h>

#include <filesystem>
#include <string>

#include "ingest/files.h"
#include "ingest/text.h"
#include "read/read_document.h"
#include "serve/desk.h"
#include "serve/report_page.h"

namespace hearsay {
namespace {

/// A ledger of one report, in a file that goes with it.
class ExampleLedger {
 public:
  ExampleLedger()
      : path_(std::filesystem::temp_directory_path() /
              ("hearsay-desk-bench-" + std::to_string(::getpid()) + ".db")) {
    const auto report =
        std::filesystem::path(HEARSAY_SOURCE_DIR) / "examples" / "strait-dispute.txt";
    const Document document =
        read_text(read_file(report.string(), std::size_t{1} << 20U).value()).value();
    Ledger ledger = Ledger::open(path_.string(), {.access = Access::kAppend}).value();
    ledger
        .add(document, read_document(document, load_models()),
             {"example", "rules", "benchmark"}, Instant())
        .value();
  }
  ~ExampleLedger() {
    for (const char* end : {"", "-wal", "-shm"}) {
      std::filesystem::remove(path_.string() + end);
    }
  }
  ExampleLedger(const ExampleLedger&) = delete;
  ExampleLedger& operator=(const ExampleLedger&) = delete;

  std::string path() const { return path_.string(); }

 private:
  std::filesystem::path path_;
};

/// Only the page: the report and its claims are at hand.
void write_page(benchmark::State& state) {
  const ExampleLedger example;
  const Ledger ledger = Ledger::open(example.path()).value();
  const StoredReport report = ledger.report(DocumentId{1}).value();
  const auto claims = ledger.claims({}).value();
  std::size_t bytes = 0;
  for (auto _ : state) {
    bytes = write_report_page(report, find_part(report, {}), claims, {}).size();
  }
  state.counters["claims"] = static_cast<double>(claims.size());
  state.counters["bytes"] = static_cast<double>(bytes);
}

/// The whole answer to a request, the ledger's part included.
void answer(benchmark::State& state, const std::string& target) {
  const ExampleLedger example;
  const Desk desk = open_desk(example.path(), "127.0.0.1").value();
  for (auto _ : state) benchmark::DoNotOptimize(respond({.target = target}, desk));
}

BENCHMARK(write_page)->Name("write_report_page")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(answer, report_page, "/reports/d1")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(answer, claims_page, "/claims")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(answer, claim_page, "/claims/c1")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(answer, reading_json, "/api/v1/reports/d1")
    ->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace hearsay
