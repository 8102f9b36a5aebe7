#pragma once

#include <span>
#include <vector>

#include "news/sentence.h"
#include "syntax/words.h"

namespace hearsay {

/// Words in quotation marks. A quotation does not leave its paragraph; one that is not
/// closed there runs to the paragraph's end.
struct Quotation {
  TokenRange outer;  ///< with the marks
  TokenRange inner;  ///< the words

  friend bool operator==(const Quotation&, const Quotation&) = default;
};

/// Words that somebody said; fewer than four in quotation marks are names or scorn.
bool is_statement(const Quotation& quote);

/// In order, none inside another. Double marks of any shape ("“", "\"", "«") open and
/// close each other, because news mixes them; single marks count in headlines only,
/// where they are not apostrophes.
std::vector<Quotation> find_quotations(std::span<const Sentence> sentences,
                                       const Words& words);

}  // namespace hearsay
