#pragma once

#include <span>
#include <vector>

#include "news/document.h"
#include "news/sentence.h"
#include "news/token.h"
#include "split/spellings.h"

namespace hearsay {

/// The words and marks of each sentence, split as Universal Dependencies splits
/// English: marks and hyphens apart, "do" + "n't", "Russia" + "'s", "$" + "5".
///
/// Tokens come in order, do not overlap, and hold every character of their sentence
/// that is not white space. Sets first_token and last_token of every sentence. A mark
/// is PUNCT or SYM, a figure in digits NUM; every other token is left X.
std::vector<Token> split_tokens(const Document& document, std::span<Sentence> sentences,
                                const Spellings& spellings);

/// The same of a text that was split beforehand: what stands between white space.
std::vector<Token> given_tokens(const Document& document,
                                std::span<Sentence> sentences);

}  // namespace hearsay
