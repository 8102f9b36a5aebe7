#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "news/token.h"
#include "syntax/words.h"

namespace hearsay {

/// The head of token `i` in its sentence; none for the root, and for all without trees.
/// `analyses` are those of the document, or none.
std::optional<std::size_t> head_of(std::span<const std::optional<Analysis>> analyses,
                                   TokenRange sentence, std::size_t i);

/// How many clauses of its sentence the token stands inside: 0 in the main one, 1 in
/// "said [she left]". 0 without trees.
std::size_t clause_depth(std::span<const std::optional<Analysis>> analyses,
                         TokenRange sentence, std::size_t i);

}  // namespace hearsay
