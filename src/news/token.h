#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/names.h"
#include "base/span.h"
#include "news/dependencies.h"
#include "news/features.h"

namespace hearsay {

/// Universal Dependencies' part-of-speech tags.
enum class Upos {
  kAdj,
  kAdp,
  kAdv,
  kAux,
  kCconj,
  kDet,
  kIntj,
  kNoun,
  kNum,
  kPart,
  kPron,
  kPropn,
  kPunct,
  kSconj,
  kSym,
  kVerb,
  kX
};
inline constexpr Names<Upos, 17> kUposNames{{{Upos::kAdj, "ADJ"},
                                             {Upos::kAdp, "ADP"},
                                             {Upos::kAdv, "ADV"},
                                             {Upos::kAux, "AUX"},
                                             {Upos::kCconj, "CCONJ"},
                                             {Upos::kDet, "DET"},
                                             {Upos::kIntj, "INTJ"},
                                             {Upos::kNoun, "NOUN"},
                                             {Upos::kNum, "NUM"},
                                             {Upos::kPart, "PART"},
                                             {Upos::kPron, "PRON"},
                                             {Upos::kPropn, "PROPN"},
                                             {Upos::kPunct, "PUNCT"},
                                             {Upos::kSconj, "SCONJ"},
                                             {Upos::kSym, "SYM"},
                                             {Upos::kVerb, "VERB"},
                                             {Upos::kX, "X"}}};
constexpr std::string_view name_of(Upos u) { return name_in(kUposNames, u); }

/// Universal Dependencies' VerbForm of verbs and auxiliaries.
enum class VerbForm { kFin, kInf, kPart, kGer };
inline constexpr Names<VerbForm, 4> kVerbFormNames{{{VerbForm::kFin, "Fin"},
                                                    {VerbForm::kInf, "Inf"},
                                                    {VerbForm::kPart, "Part"},
                                                    {VerbForm::kGer, "Ger"}}};
constexpr std::string_view name_of(VerbForm f) { return name_in(kVerbFormNames, f); }

/// What the analyser says of a word beside its part of speech. Kept beside the tokens,
/// since the rules have none.
struct Analysis {
  std::string lemma;
  Xpos xpos = Xpos::kNn;
  Features features;
  std::uint32_t head = 0;  ///< the head's place in the sentence, from 1; 0 = root
  Deprel deprel = Deprel::kDep;
  friend bool operator==(const Analysis&, const Analysis&) = default;
};

/// A word or mark, split as Universal Dependencies splits: "do" + "n't", "Russia" +
/// "'s".
struct Token {
  Span span;
  Upos upos = Upos::kX;
  std::optional<VerbForm> verb_form;
  friend bool operator==(const Token&, const Token&) = default;
};

}  // namespace hearsay
