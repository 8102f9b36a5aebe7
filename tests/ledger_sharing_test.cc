#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <set>
#include <string>
#include <vector>

#include "harbour_report.h"
#include "ledger/ledger.h"
#include "ledger_folder.h"

// Several programs with one ledger.

namespace hearsay {
namespace {

const Provenance kHere{"harbour.txt", "rules", "0.1.0"};

/// Runs `work` in a process of its own for each number below `count`; all must return
/// 0.
template <typename Work>
void run_together(int count, const Work& work) {
  std::vector<pid_t> children;
  for (int i = 0; i < count; ++i) {
    const pid_t child = fork();
    REQUIRE(child >= 0);
    if (child == 0) _exit(work(i));
    children.push_back(child);
  }
  for (const pid_t child : children) {
    int status = 0;
    REQUIRE(waitpid(child, &status, 0) == child);
    CHECK(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == 0);
  }
}

Document numbered(int writer, int report) {
  return Document("Writer " + std::to_string(writer) + ", report " +
                  std::to_string(report) + ".");
}

TEST_CASE("programs that make and fill one ledger at once lose nothing") {
  const LedgerFolder folder;
  constexpr int kWriters = 5;
  constexpr int kReports = 8;
  run_together(kWriters, [&](int writer) {
    auto ledger = Ledger::open(folder.file(), {.access = Access::kAppend});
    if (!ledger) return 1;
    for (int i = 0; i < kReports; ++i) {
      if (!ledger->add(numbered(writer, i), {}, kHere, december(2))) return 2;
    }
    return 0;
  });
  const auto ledger = Ledger::open(folder.file());
  REQUIRE(ledger);
  const auto reports = ledger->reports();
  REQUIRE(reports);
  CHECK(reports->size() == kWriters * kReports);
  std::set<std::string> texts;
  for (const ReportRow& row : *reports) {
    texts.insert(std::string(ledger->report(row.id)->document.text()));
  }
  CHECK(texts.size() == kWriters * kReports);
  CHECK(ledger->verify()->is_whole());
}

TEST_CASE("programs that add the same report at once add it once") {
  const LedgerFolder folder;
  run_together(5, [&](int) {
    const HarbourReport harbour;
    auto ledger = Ledger::open(folder.file(), {.access = Access::kAppend});
    if (!ledger) return 1;
    return ledger->add(harbour.document(), harbour.reading(), kHere, december(2)) ? 0
                                                                                  : 2;
  });
  const auto ledger = Ledger::open(folder.file());
  REQUIRE(ledger);
  CHECK(ledger->reports()->size() == 1);
  CHECK(ledger->count_claims({}) == 4);
  CHECK(ledger->verify()->readings == 1);
}

TEST_CASE("who has a ledger open sees what another program adds") {
  const LedgerFolder folder;
  auto writer = Ledger::open(folder.file(), {.access = Access::kAppend});
  REQUIRE(writer);
  const auto reader = Ledger::open(folder.file());
  REQUIRE(reader);
  CHECK(reader->reports()->empty());
  REQUIRE(writer->add(numbered(0, 0), {}, kHere, december(2)));
  CHECK(reader->reports()->size() == 1);
}

}  // namespace
}  // namespace hearsay
