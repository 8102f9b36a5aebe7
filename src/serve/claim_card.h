#pragma once

#include <cstdint>

#include "serve/claim_view.h"
#include "serve/html.h"

namespace hearsay {

/// The claims whose card and words are on the page: links to them stay on it ("#c12"),
/// links to others lead to the claim's own page ("/claims/c12").
struct ClaimsOnPage {
  std::uint64_t first = 1;
  std::uint64_t last = 0;  ///< less than `first`: none

  bool hold(std::uint64_t claim) const { return first <= claim && claim <= last; }
};

/// How a claim stands on its page, for a filter.
enum class Shown { kYes, kFilteredOut };

/// The link beside a paragraph that says who says something there.
Html claim_chip(const ClaimView& claim, Shown shown);

/// All that is known of a claim, as an <article> with the id "c12": whose it is, its
/// words, what it answers and who answered it, its words ready for quoting.
Html claim_card(const ClaimView& claim, const ReportLabel& report, const ClaimsOnPage& here);

/// The speaker's name, stance, way and modality, for headings and chips.
Html speaker_and_stance(const ClaimView& claim);

}  // namespace hearsay
