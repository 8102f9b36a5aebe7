#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/calendar.h"
#include "export/claim_row.h"
#include "news/claim.h"
#include "news/document.h"
#include "news/reading.h"

namespace hearsay {

/// What is said of a report wherever it is named.
struct ReportLabel {
  std::uint64_t number = 0;  ///< 1 for "d1"
  std::optional<std::string> title;
  std::optional<std::string> publisher;
  std::optional<Published> published;
  std::optional<std::string> url;
};

/// Another claim, as a link from this one shows it.
struct AnswerView {
  std::uint64_t claim = 0;
  Stance relation = Stance::kDenies;
  AnswerPart part = AnswerPart::kOccurrence;
  std::string who;    ///< label of the other claim's speaker
  std::string words;  ///< the other claim's words
};

/// A claim as the desk shows it.
struct ClaimView {
  std::uint64_t number = 0;  ///< the ledger's: 12 for "c12"
  ClaimRow row;              ///< its ids may be those of one reading: use the numbers
  bool direct = false;       ///< the content is in the speaker's own words
  std::optional<std::uint64_t> repeats = {};
  std::vector<AnswerView> answers = {};      ///< the claims it answers
  std::vector<AnswerView> answered_by = {};  ///< the claims that answer it
};

/// The claims of a reading; claim i has the number `numbers[i]`.
std::vector<ClaimView> view_claims(const Document& document, const Reading& reading,
                                   const std::vector<std::uint64_t>& numbers);

/// Whose claim it is: the speaker, "The report itself" or "Somebody unnamed".
std::string_view speaker_label(const ClaimView& claim);

/// The words that are said to be so; of a silence without content its evidence.
const std::string& words_of(const ClaimView& claim);

/// What a reader asks of a list of claims; "" asks nothing.
struct ClaimFilter {
  std::string speaker;  ///< a label as above
  std::string stance;   ///< a stance's name
  std::string words;    ///< each must occur in speaker, via or content

  bool asks_nothing() const { return speaker.empty() && stance.empty() && words.empty(); }
};

/// Letters A-Z match whatever their case.
bool matches(const ClaimFilter& filter, const ClaimView& claim);

}  // namespace hearsay
