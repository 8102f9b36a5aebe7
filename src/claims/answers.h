#pragma once

#include <vector>

#include "claims/verdicts.h"
#include "news/claim.h"
#include "news/document.h"
#include "news/reading.h"

namespace hearsay {

/// Marks every claim that says the same words as an earlier one of the same speaker:
/// one statement, two places of evidence. `claims` must be in their final order.
void link_repeats(const Document& document, const Reading& reading,
                  std::vector<Claim>& claims);

/// Links denials, confirmations, silences and the like to the claims they answer: those
/// of the party whose claim they name ("Moscow's claim"), else the one that shares
/// enough of their words. So are verdicts on what others say ("such remarks are
/// irresponsible") and contents that deny ("no ceasefire had been reached"). No link is
/// made where none is near enough.
void link_answers(const Document& document, const Reading& reading,
                  const Verdicts& verdicts, std::vector<Claim>& claims);

}  // namespace hearsay
