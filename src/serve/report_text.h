#pragma once

#include <span>
#include <vector>

#include "ledger/rows.h"
#include "serve/html.h"
#include "serve/layout.h"

namespace hearsay {

/// What of a report's text is written, and how.
struct ReportText {
  const Document& document;
  const Reading& reading;
  std::span<const StoredClaim> claims;  ///< some of the reading's, in its order
  std::size_t first = 0;                ///< the place in the reading of the first
  std::vector<bool> filtered_out = {};  ///< of each: neither mark nor chip is shown

  const StoredClaim& claim(std::size_t place) const { return claims[place - first]; }
  bool is_filtered_out(std::size_t place) const { return filtered_out[place - first]; }
};

/// The words of a block, each claim's marked: <mark id="w12">. A claim's first mark has
/// the id; every word leads to the card of the innermost claim it belongs to.
Html marked_block(const ReportText& text, const TextBlock& block);

/// The blocks as posts with headings and times, chips beside each paragraph.
Html report_text(const ReportText& text, std::span<const TextBlock> blocks);

}  // namespace hearsay
