// hearsay verify: reads every piece of evidence again, and checks the ledger whole.

#include <fmt/format.h>

#include <memory>

#include "cli/command.h"
#include "cli/options.h"
#include "cli/terminal.h"
#include "ledger/ledger.h"

namespace hearsay {
namespace {

Result<void> verify(const std::string& path) {
  HEARSAY_TRY(const Ledger ledger, Ledger::open(path));
  HEARSAY_TRY(const VerifyReport report, ledger.verify());
  for (const Finding& finding : report.findings) {
    HEARSAY_CHECK(
        write_output(fmt::format("{} {}: {}\n", name_of(finding.fault),
                                 shown_name(finding.where), shown_name(finding.what))));
  }
  HEARSAY_CHECK(write_output(
      fmt::format("checked: {} documents, {} readings, {} claims, {} places in texts\n",
                  report.documents, report.readings, report.claims, report.places)));
  if (report.is_whole()) return write_output("the ledger is whole\n");
  return failure(
      ErrorKind::kUnverified,
      fmt::format("{} is damaged: {} things do not fit; go back to a copy of "
                  "it, or add its reports to a new ledger",
                  path, report.findings.size()));
}

}  // namespace

Action define_verify(CLI::App& command) {
  const auto path = std::make_shared<std::string>("hearsay.db");
  define_ledger(command, *path);
  return [path] { return verify(*path); };
}

}  // namespace hearsay
