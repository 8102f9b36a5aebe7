#pragma once

#include <span>
#include <vector>

#include "attribute/cue_uses.h"
#include "attribute/quotations.h"
#include "attribute/sources.h"
#include "news/actor.h"
#include "news/time.h"
#include "syntax/words.h"

namespace hearsay {

/// A cue with its source, before the content is known.
struct CueWithSource {
  CueUse use;
  std::optional<SourceAt> source;
};

/// What find_content() needs to know of the document around the sentence.
struct ContentContext {
  const Words& words;
  std::span<const Quotation> quotations;
  std::span<const Mention> mentions;
  std::span<const Time> times;
};

struct Content {
  std::vector<TokenRange> pieces;        ///< in order; empty: nothing is reported
  std::optional<std::size_t> addressee;  ///< place of the mention of who is told
};

/// The words that `cues[k]` reports, in its sentence or in a quotation that began in an
/// earlier one. Tokens of "that", quote marks at the ends of a quotation are included;
/// the last stop is not.
Content find_content(const ContentContext& context, TokenRange sentence, bool headline,
                     std::span<const CueWithSource> cues, std::size_t k);

/// The quotation that holds token `i`; none when it stands in none.
const Quotation* quotation_around(std::span<const Quotation> quotations, std::size_t i);

}  // namespace hearsay
