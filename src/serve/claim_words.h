#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "ledger/rows.h"

namespace hearsay {

/// Whose claim it is: the speaker, "The report itself" or "Somebody unnamed".
/// Valid as long as `speaker`.
std::string_view speaker_label(const std::optional<std::string>& speaker, Voice voice);
inline std::string_view speaker_label(const StoredClaim& claim) {
  return speaker_label(claim.speaker, claim.voice);
}
inline std::string_view speaker_label(const StoredAnswer& answer) {
  return speaker_label(answer.speaker, answer.voice);
}

/// The words that are said to be so, pieces joined by " … "; of a silence without
/// content its evidence.
std::string words_of(const StoredClaim& claim);

/// What a reader asks of a list of claims; "" asks nothing.
struct ClaimFilter {
  std::string speaker;  ///< a label as above
  std::string stance;   ///< a stance's name
  std::string words;    ///< each must occur in speaker, via or the claim's words

  bool asks_nothing() const {
    return speaker.empty() && stance.empty() && words.empty();
  }
};

/// Letters A-Z match whatever their case. web/desk.js does the same in the browser.
bool matches(const ClaimFilter& filter, const StoredClaim& claim);

}  // namespace hearsay
