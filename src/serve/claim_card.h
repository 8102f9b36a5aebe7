#pragma once

#include <span>

#include "ledger/rows.h"
#include "serve/html.h"

namespace hearsay {

/// The claims whose card and words are on the page: links to them stay on it ("#c12"),
/// links to others lead to the claim's own page ("/claims/c12").
struct ClaimsOnPage {
  EntryId first{1};
  EntryId last{0};  ///< less than `first`: none

  bool hold(EntryId claim) const { return first <= claim && claim <= last; }
};

/// How a claim stands on its page, for a filter.
enum class Shown { kYes, kFilteredOut };

/// The link beside a paragraph that says who says something there.
Html claim_chip(const StoredClaim& claim, Shown shown);

/// All that a list shows of a claim, as an <article> with the id "c12": whose it is,
/// its words, what it answers and who answered it, its words ready for quoting.
Html claim_card(const StoredClaim& claim, const ClaimsOnPage& here);

/// The classes that give a claim its look: its stance's family, and "own" or "unnamed"
/// where no speaker is named.
std::string look_of(const StoredClaim& claim);

}  // namespace hearsay
