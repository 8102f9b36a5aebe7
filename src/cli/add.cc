// hearsay add: reads reports and appends them to the ledger.

#include <fmt/format.h>

#include <chrono>
#include <memory>
#include <optional>

#include "cli/analyser_choice.h"
#include "cli/command.h"
#include "cli/options.h"
#include "cli/reports.h"
#include "cli/terminal.h"
#include "ledger/ledger.h"
#include "read/read_document.h"

namespace hearsay {
namespace {

struct AddOptions {
  ReportOptions reports;
  std::string ledger = "hearsay.db";
  AnalyserChoice analyser;
};

Instant now() {
  return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

/// "added d3 monday.txt: 12 claims"
std::string acknowledgement(const Added& added, const std::string& name) {
  const std::string line =
      fmt::format("{} {} {}", name_of(added.outcome), format_id(added.document), name);
  switch (added.outcome) {
    case Outcome::kAdded:
    case Outcome::kReadAgain:
      return fmt::format("{}: {} claims\n", line, added.claims);
    case Outcome::kSeenAgain:
    case Outcome::kAlreadyThere:
      return line + '\n';
  }
  return {};
}

Result<void> add(const AddOptions& options) {
  HEARSAY_TRY(const Models models, load_models(options.analyser));
  const std::string analyser(name_of(kind_of(options.analyser)));
  std::optional<Ledger>
      ledger;  // opened, and made, only when there is something to add
  const auto append = [&](const std::string& name,
                          const Document& document) -> Result<void> {
    if (!ledger) {
      HEARSAY_TRY(ledger, Ledger::open(options.ledger, {.access = Access::kAppend}));
    }
    const Provenance provenance{shown_name(name), analyser, HEARSAY_VERSION};
    HEARSAY_TRY(
        const Added added,
        ledger->add(document, read_document(document, models), provenance, now()));
    // Only what is on the disk is acknowledged, and at once.
    HEARSAY_CHECK(write_output(acknowledgement(added, shown_name(name))));
    return flush_output();
  };
  return for_each_report(options.reports, append);
}

}  // namespace

Action define_add(CLI::App& command) {
  const auto options = std::make_shared<AddOptions>();
  define_reports(command, options->reports);
  define_ledger(command, options->ledger);
  define_analyser(command, options->analyser);
  command.footer(
      "Each report is acknowledged on a line of its own, once it is on the disk:\n"
      "  added d3 FILE: 12 claims       it is new\n"
      "  read again d3 FILE: 12 claims  known, and now read in another way\n"
      "  seen again d3 FILE             known, from another place\n"
      "  already there d3 FILE          nothing was added");
  return [options] { return add(*options); };
}

}  // namespace hearsay
