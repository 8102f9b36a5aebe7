#pragma once

#include <span>
#include <vector>

#include "attribute/attributions.h"
#include "claims/modality.h"
#include "news/claim.h"
#include "news/document.h"
#include "news/reading.h"

namespace hearsay {

/// The claims of a reading whose other lists are filled; `reported` goes with
/// reading.attributions, place by place.
///
/// Each clause with a verb of its own that somebody is reported to say becomes a claim,
/// relayed ones with their chain of reporters, silences as non-statements; what no
/// attribution covers is the publication's own claim. Answers and repeats are linked.
/// In order of evidence, then content.
std::vector<Claim> assemble_claims(const Document& document, const Reading& reading,
                                   std::span<const Reported> reported,
                                   const ClaimWords& table);

}  // namespace hearsay
