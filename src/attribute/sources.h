#pragma once

#include <optional>
#include <span>

#include "attribute/cue_uses.h"
#include "news/actor.h"
#include "syntax/words.h"

namespace hearsay {

/// Where the source of a cue stands.
struct SourceAt {
  TokenRange range;
  bool after_cue = false;  ///< "..., said X", "according to X", "by X"
  bool inherited = false;  ///< the source of an earlier cue, or the sentence's subject
  /// "a claim Ukraine has not acknowledged": the words before the source that the cue
  /// is about.
  std::optional<TokenRange> antecedent;
};

/// The places where the clause of the token at `i` begins: after the last boundary (a
/// mark, a conjunction of clauses, "that", "who") to the left.
std::size_t clause_begin(const Words& words, TokenRange sentence, std::size_t i);

/// Is the clause of the token at `i` a condition ("if X refuses ...")?
bool in_condition(const Words& words, TokenRange sentence, std::size_t i);

/// A closing mark, double or single: "...,' says X".
bool closes_quotation(const Words& words, std::size_t i);

/// The words of the source of `use`; none when nobody is named. `earlier` is the source
/// found last in this sentence.
std::optional<SourceAt> find_source(const Words& words, TokenRange sentence,
                                    const CueUse& use,
                                    std::optional<TokenRange> earlier);

}  // namespace hearsay
