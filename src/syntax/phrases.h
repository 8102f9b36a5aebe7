#pragma once

#include <cstddef>
#include <string_view>

#include "syntax/words.h"

namespace hearsay {

// Phrases as runs of tags: no trees yet. All limits are token places inside one
// sentence.

/// Can this token stand inside a noun phrase, before or as its head?
bool in_noun_phrase(const Words& words, std::size_t i);

bool is_weekday(const Words& words, std::size_t i);

/// "Macron yesterday said": treebanks call it a noun, but it is none of the phrase;
/// "yesterday's talks" is one.
bool stands_for_a_day(const Words& words, std::size_t i);

/// Where the noun phrase that ends with token `head` begins, not before `from`.
std::size_t noun_phrase_begin(const Words& words, std::size_t head, std::size_t from);

/// One past the end of the noun phrase that begins at `begin`, not after `to`; `begin`
/// itself when none begins there. Without what hangs on it by a preposition.
std::size_t noun_phrase_end(const Words& words, std::size_t begin, std::size_t to);

/// The same with prepositional phrases: "a senior official in the alliance".
std::size_t long_noun_phrase_end(const Words& words, std::size_t begin, std::size_t to);

/// The verb group around the verb at `i`: auxiliaries, "not" and adverbs before it.
/// "has repeatedly said", "did not acknowledge".
TokenRange verb_group(const Words& words, std::size_t i, TokenRange sentence);

/// Is there "not", "n't" or "never" in the group?
bool is_negated(const Words& words, TokenRange verb_group);

/// The first finite verb or auxiliary in the range; range.last when there is none.
std::size_t first_finite(const Words& words, TokenRange range);

/// Is that word in the range? Lower case.
bool holds(const Words& words, TokenRange range, std::string_view word);

/// A dash between parts of a sentence; "-" only where white space stands before it.
bool is_dash(const Words& words, std::size_t i);

/// "who", "that", "since", "if": a clause inside a sentence begins here.
bool opens_clause(const Words& words, std::size_t i);

/// The first finite verb in the range that is not in a clause inside it; range.last
/// when there is none.
std::size_t main_finite(const Words& words, TokenRange range);

/// Is there "to" with its verb in the range?
bool has_infinitive(const Words& words, TokenRange range);

/// "whether", "why", "who": what opens a reported question.
bool is_question_word(const Words& words, std::size_t i);

/// The first token after a dateline ("MARIBOR, Slovenia, April 9 (Nordwire) - "); the
/// sentence's own first token where it has none.
std::size_t dateline_end(const Words& words, TokenRange sentence);

/// The range without marks, quote marks and white space at either end.
TokenRange without_marks(const Words& words, TokenRange range);

}  // namespace hearsay
