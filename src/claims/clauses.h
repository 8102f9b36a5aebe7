#pragma once

#include <span>
#include <vector>

#include "syntax/words.h"

namespace hearsay {

/// The clauses of a range that have a verb of their own: "A has fled and B remains" are
/// two, "A and B have fled" is one. At least one for a range that is not empty; marks
/// and conjunctions between them belong to none.
std::vector<TokenRange> split_clauses(const Words& words, TokenRange range);

/// The range without marks, conjunctions and "that" at its begin, and marks at its end.
/// Quote marks stay where a quotation is part of it, not where it is one.
TokenRange bare_clause(const Words& words, TokenRange range);

}  // namespace hearsay
