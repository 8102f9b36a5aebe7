#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "base/names.h"
#include "base/word_map.h"
#include "news/digits.h"
#include "news/document.h"
#include "news/token.h"

namespace hearsay {

/// What a number word does to the number it stands in; data/numbers.tsv explains each.
enum class NumberWordKind { kOnes, kTeens, kTens, kHundred, kScale, kSuffix, kMany };
inline constexpr Names<NumberWordKind, 7> kNumberWordKindNames{
    {{NumberWordKind::kOnes, "ones"},
     {NumberWordKind::kTeens, "teens"},
     {NumberWordKind::kTens, "tens"},
     {NumberWordKind::kHundred, "hundred"},
     {NumberWordKind::kScale, "scale"},
     {NumberWordKind::kSuffix, "suffix"},
     {NumberWordKind::kMany, "many"}}};

struct NumberWord {
  NumberWordKind kind = NumberWordKind::kOnes;
  double value = 0;
};

/// data/numbers.tsv. Times and figures both read numbers, so it is kept here.
struct NumberWords {
  WordMap<NumberWord> words;
};

/// The table built into the program.
NumberWords load_number_words();

enum class NumberForm {
  kPlainDigits,  ///< "43", "1945"
  kDigits,       ///< "1,945", "2.5", "2 1/2", "1.5 million"
  kWords,        ///< "twenty-one", "a dozen"
  kMany          ///< "dozens", "tens of thousands": `value` is twice what they multiply
};

struct Number {
  double value = 0;
  NumberForm form = NumberForm::kPlainDigits;
  double scale = 1;        ///< what its last word multiplied it by: "1.5 million"
  Span span;               ///< may end inside the last token: "5" of "5m"
  std::uint32_t last = 0;  ///< the first token after it
};

/// The number whose first word is tokens[at]. `tokens` is one sentence's.
std::optional<Number> read_number(const Document& document,
                                  std::span<const Token> tokens, std::uint32_t at,
                                  const NumberWords& words);

/// The number whose digits begin inside tokens[at]: "79" of "RM79".
std::optional<Number> read_number_from(const Document& document,
                                       std::span<const Token> tokens, std::uint32_t at,
                                       std::uint32_t begin, const NumberWords& words);

/// Whether a hyphen without space joins tokens[at - 1] and tokens[at + 1]:
/// "twenty-one".
bool is_joining_hyphen(const Document& document, std::span<const Token> tokens,
                       std::uint32_t at);

}  // namespace hearsay
