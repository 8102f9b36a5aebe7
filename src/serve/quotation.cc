#include "serve/quotation.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "serve/claim_words.h"
#include "serve/labels.h"

namespace hearsay {
namespace {

/// "Norland asserts in these words, as conditional, via NPA."
std::string speaker_line(const StoredClaim& claim) {
  std::string line =
      fmt::format("{} {}", speaker_label(claim), in_words(name_of(claim.stance)));
  if (claim.quote == Quote::kDirect) line += " in these words";
  if (claim.modality != Modality::kAsserted) {
    line += fmt::format(", as {}", name_of(claim.modality));
  }
  if (!claim.via.empty()) line += fmt::format(", via {}", fmt::join(claim.via, ", "));
  return line + ".";
}

/// "In “Fighting at the bridge”, The Courier, 3 March 2031. https://example.org/live"
std::string report_line(const StoredClaim& claim) {
  std::string line = claim.document_title
                         ? fmt::format("In “{}”", *claim.document_title)
                         : "In an untitled report";
  if (claim.publisher) line += fmt::format(", {}", *claim.publisher);
  if (claim.published) line += fmt::format(", {}", in_words(*claim.published));
  line += ".";
  if (claim.url) line += fmt::format(" {}", *claim.url);
  return line;
}

}  // namespace

std::string quotation_of(const StoredClaim& claim) {
  return fmt::format("“{}”\n{} {} (Hearsay {}, {})", words_of(claim),
                     speaker_line(claim), report_line(claim), format_id(claim.document),
                     format_id(claim.id));
}

}  // namespace hearsay
