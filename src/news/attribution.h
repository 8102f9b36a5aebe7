#pragma once

#include <optional>
#include <vector>

#include "base/names.h"
#include "base/span.h"
#include "news/ids.h"

namespace hearsay {

enum class Quote { kDirect, kIndirect, kMixed };
inline constexpr Names<Quote, 3> kQuoteNames{{{Quote::kDirect, "direct"},
                                              {Quote::kIndirect, "indirect"},
                                              {Quote::kMixed, "mixed"}}};
constexpr std::string_view name_of(Quote q) { return name_in(kQuoteNames, q); }

/// Who said what: the words of the source, of the cue and of the content.
struct Attribution {
  std::optional<Span> source;        ///< none: nobody is named ("was accused of")
  std::optional<MentionId> mention;  ///< what the source's words name or mean
  std::optional<Span> cue;           ///< none: a quote that goes on without one
  std::vector<Span> content;         ///< pieces in order when the cue splits it
  Quote quote = Quote::kIndirect;
  std::optional<AttributionId> parent;  ///< the one whose content this stands in
  std::optional<MentionId> addressee;
  friend bool operator==(const Attribution&, const Attribution&) = default;
};

/// As an analyser saw them; none: it never learned what they are.
using LearnedAttributions = std::optional<std::vector<Attribution>>;

}  // namespace hearsay
