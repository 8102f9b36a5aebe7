#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "news/token.h"

namespace hearsay {

/// Which forms of a verb a written form can be. "said" is past and participle.
struct VerbUse {
  std::uint32_t verb = 0;  ///< place of the base form in Lexicon::bases
  bool base = false;
  bool third = false;  ///< "says"
  bool past = false;
  bool participle = false;
  bool ing = false;
  bool noun = false;  ///< this form is as often a noun: "claims", "attack"
};

/// Lets maps keyed by std::string be asked with a std::string_view.
struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const {
    return std::hash<std::string_view>{}(text);
  }
};
template <typename Value>
using TextMap = std::unordered_map<std::string, Value, TextHash, std::equal_to<>>;

/// Words and verbs of data/syntax/, by lower-case form.
struct Lexicon {
  TextMap<Upos> words;
  TextMap<VerbUse> verbs;
  std::vector<std::string> bases;

  std::optional<Upos> word(std::string_view folded) const;
  /// None when no form of a known verb is written so.
  const VerbUse* verb(std::string_view folded) const;
  /// "say" for "said"; none for what is no form of a known verb.
  std::optional<std::string_view> base_of(std::string_view folded) const;
};

Lexicon load_lexicon();

}  // namespace hearsay
