#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "actors/named.h"
#include "actors/titles.h"
#include "news/actor.h"
#include "news/countries.h"
#include "news/sentence.h"
#include "syntax/words.h"

namespace hearsay {

/// A mention before anybody knows who is meant.
struct FoundMention {
  TokenRange range;
  ActorKind kind = ActorKind::kPerson;
  MentionForm form = MentionForm::kName;
  std::size_t sentence = 0;
  TokenRange name;                    ///< the name, or the head noun of a nominal
  std::optional<TokenRange> role;     ///< "foreign ministry spokesperson"
  std::optional<CountryUse> country;  ///< of the words in or right before it
  std::optional<Sector> sector;
  bool is_country = false;  ///< the words are the country (or its government) itself
  bool subject = false;     ///< the sentence's verb stands right after it, or before it
  bool quoted = false;      ///< inside quotation marks
  bool definite = false;    ///< "the ministry", "his office"
  bool plural = false;      ///< several people: "officials"
  std::size_t depth = 0;    ///< how many clauses of its sentence it stands inside
  std::optional<Pronoun> pronoun;  ///< of its title or noun: "Mr Hall", "a woman"
  bool sure = true;                ///< false: may be no actor: a lone capital, a place
};

/// Every stretch of words that may name an actor, in order, none inside another except
/// a name inside a longer description ("Macron" in "Macron's office").
std::vector<FoundMention> find_mentions(
    std::span<const Sentence> sentences, const Words& words, const Countries& countries,
    const Titles& titles, const MergedNames& names,
    std::span<const std::optional<Analysis>> analyses);

}  // namespace hearsay
