#include "serve/quotation.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "serve/labels.h"

namespace hearsay {
namespace {

/// "Norland asserts in these words, as conditional, via NPA."
std::string speaker_line(const ClaimView& claim) {
  std::string line =
      fmt::format("{} {}", speaker_label(claim), in_words(name_of(claim.row.stance)));
  if (claim.direct) line += " in these words";
  if (claim.row.modality != Modality::kAsserted) {
    line += fmt::format(", as {}", name_of(claim.row.modality));
  }
  if (!claim.row.via.empty()) line += fmt::format(", via {}", fmt::join(claim.row.via, ", "));
  return line + ".";
}

/// "In “Fighting at the bridge”, The Courier, 3 March 2031. https://example.org/live"
std::string report_line(const ReportLabel& report) {
  std::string line =
      report.title ? fmt::format("In “{}”", *report.title) : "In an untitled report";
  if (report.publisher) line += fmt::format(", {}", *report.publisher);
  if (report.published) line += fmt::format(", {}", in_words(*report.published));
  line += ".";
  if (report.url) line += fmt::format(" {}", *report.url);
  return line;
}

}  // namespace

std::string quotation_of(const ClaimView& claim, const ReportLabel& report) {
  return fmt::format("“{}”\n{} {} (Hearsay d{}, c{})", words_of(claim),
                     speaker_line(claim), report_line(report), report.number,
                     claim.number);
}

}  // namespace hearsay
