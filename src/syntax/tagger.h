#pragma once

#include <span>
#include <vector>

#include "news/document.h"
#include "news/sentence.h"
#include "news/token.h"
#include "syntax/lexicon.h"

namespace hearsay {

/// Sets part of speech and verb form of every token, by tables and the words around it.
///
/// Marks and numbers that the splitter has tagged stay as they are. About nine words in
/// ten come out right on news: enough for the first reading's patterns, which is what
/// it is for; the trained analyser replaces it.
void tag_tokens(const Document& document, std::span<const Sentence> sentences,
                std::vector<Token>& tokens, const Lexicon& lexicon);

}  // namespace hearsay
