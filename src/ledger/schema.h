#pragma once

#include <cstdint>
#include <string>

namespace hearsay {

// The tables of a ledger, as SQLite keeps them: whoever opens the file with another
// program finds these words and their comments in it. docs/ledger.md is the guide.
//
// A document is a text. A sighting is where, when and how that text was seen, a reading
// what one version of one analyser found in one sighting; the newest reading of a
// document is its current one. The lists of a reading are kept as they are in
// news/reading.h: `number` is the place in the list, which is what the ids of one
// reading are, and claims alone have an id of the whole ledger besides. Sentences and
// tokens are not kept: the same text and version give them again.
//
// `_start` and `_end` count code points from 0, the end exclusive, and not bytes: the
// ledger outlives the program, and this is what JSON, Python and SQLite's own substr()
// count (substr(text, start + 1, end - start)). `_words` are the words there, kept
// besides, so that `verify` can hold the two against each other. Times are ISO 8601 in
// UTC, which sorts as it is; a day sorts before the instants in it.

inline constexpr std::int64_t kApplicationId = 0x48656172;  ///< "Hear"
inline constexpr std::int64_t kLedgerVersion = 1;  ///< grows with every change below

/// All of it: the tables, the triggers that let nothing but new rows in, and the marks
/// that tell a ledger of this version from any other file.
std::string schema_sql();

}  // namespace hearsay
