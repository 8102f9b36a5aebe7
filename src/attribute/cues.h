#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "news/claim.h"
#include "syntax/lexicon.h"
#include "syntax/words.h"

namespace hearsay {

/// How the content follows a cue; the words of the column `takes` in
/// data/attribute/cues.tsv.
enum class Takes {
  kClause,    ///< a clause or a quotation, which may also stand before the cue
  kObject,    ///< the thing itself: "criticised the decision"
  kTo,        ///< "urged allies to ..."
  kPerson,    ///< who is told stands between cue and content
  kAs,        ///< "described it as ..."
  kName,      ///< "called it a ..."
  kOf,        ///< "accused X of ..."
  kFor,       ///< "blamed X for ..."
  kWith,      ///< "lodged a protest with X over ..."
  kAgainst,   ///< "warned citizens against travelling", "about the flood"
  kAt,        ///< "put the loss at 2 million"; alone: only so
  kRelay,     ///< who is relayed: "cited the ministry as saying"
  kDoing,     ///< "suggested meeting in June"; alone: only so
  kQuestion,  ///< "questioned why ..."; alone: only so
  kHearsay,   ///< "is said to be empty", with nobody named; alone: only so
  kNothing,   ///< the words report nothing: "asked not to be named"
};
inline constexpr Names<Takes, 16> kTakesNames{{{Takes::kClause, "clause"},
                                               {Takes::kObject, "object"},
                                               {Takes::kTo, "to"},
                                               {Takes::kPerson, "person"},
                                               {Takes::kAs, "as"},
                                               {Takes::kName, "name"},
                                               {Takes::kOf, "of"},
                                               {Takes::kFor, "for"},
                                               {Takes::kWith, "with"},
                                               {Takes::kAgainst, "against"},
                                               {Takes::kAt, "at"},
                                               {Takes::kRelay, "relay"},
                                               {Takes::kDoing, "doing"},
                                               {Takes::kQuestion, "question"},
                                               {Takes::kHearsay, "hearsay"},
                                               {Takes::kNothing, "nothing"}}};

/// One row of the cue table.
struct Cue {
  std::vector<std::string_view> rest;  ///< the words after the verb, as they stand
  unsigned takes = 0;                  ///< bits of Takes
  Stance stance = Stance::kAsserts;
  std::optional<Stance> negated;  ///< none: negated it reports nothing
  bool only_negated = false;      ///< "did not return calls": else it reports nothing
  Commitment commitment = Commitment::kNeutral;
  Modality modality = Modality::kAsserted;  ///< of a content that is no thing
  /// Nouns: "withdrew the claim" only retracts when it is one of these, "claimed twelve
  /// lives" reports nothing when it is.
  std::vector<std::string_view> objects;
  bool only_objects = false;
  std::vector<std::string_view> subjects;  ///< nouns; empty: anybody may do it

  bool can_take(Takes what) const {
    return (takes >> static_cast<unsigned>(what)) & 1U;
  }
  bool takes_only(Takes what) const {
    return takes == 1U << static_cast<unsigned>(what);
  }
};

/// A noun that reports: "allegations".
struct CueNoun {
  Stance stance = Stance::kAsserts;
  bool bare = false;  ///< a clause may follow without "that"
};

/// A cue with the tokens it was found in: the verb and the phrase's other words.
struct CueAt {
  const Cue* cue = nullptr;
  TokenRange range;
};

class Cues {
 public:
  /// The longest cue whose verb is the token at `i`, a form of `base`.
  std::optional<CueAt> find(const Words& words, std::size_t i, std::string_view base,
                            std::size_t to) const;
  const CueNoun* noun(std::string_view folded) const;

 private:
  friend Cues load_cues();
  /// By verb, longest phrase first.
  std::unordered_map<std::string_view, std::vector<Cue>> by_verb_;
  std::unordered_map<std::string_view, CueNoun> nouns_;
};

/// The tables data/attribute/cues.tsv and nouns.tsv.
Cues load_cues();

}  // namespace hearsay
