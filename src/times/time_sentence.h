#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "times/time_terms.h"
#include "times/time_words.h"

namespace hearsay {

/// The words of a match that patterns.tsv names by class, in order.
class TimeSlots {
 public:
  void push(const TimeTerm& term) {
    if (size_ < slots_.size()) slots_[size_] = term;
    ++size_;
  }
  void pop() { --size_; }

  const TimeTerm* find(TimeClass c, std::size_t nth = 0) const {
    for (std::size_t i = 0; i < size_ && i < slots_.size(); ++i) {
      if (slots_[i].is(c) && nth-- == 0) return &slots_[i];
    }
    return nullptr;
  }
  /// The nth "year" or "years".
  const TimeTerm* find_unit(std::size_t nth) const {
    for (std::size_t i = 0; i < size_ && i < slots_.size(); ++i) {
      const bool unit =
          slots_[i].is(TimeClass::kUnit) || slots_[i].is(TimeClass::kUnits);
      if (unit && nth-- == 0) return &slots_[i];
    }
    return nullptr;
  }

 private:
  std::array<TimeTerm, 12> slots_;
  std::size_t size_ = 0;
};

/// Tokens [first, last) of the sentence fit a pattern.
struct PatternMatch {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  std::uint32_t pattern = 0;
  TimeSlots slots;
};

/// One sentence with its terms.
struct TimeSentence {
  const Document& document;
  std::span<const Token> tokens;
  const TimeTerms& terms;
  const TimeWords& words;

  /// The lower-case word of a token; "" outside the sentence.
  std::string_view word(std::int64_t at) const {
    if (at < 0 || at >= static_cast<std::int64_t>(tokens.size())) return {};
    return document.folded(tokens[static_cast<std::size_t>(at)].span);
  }
};

/// What the words before a match have made known.
struct MatchContext {
  bool after_part = false;     ///< "early", "the end of" ... stands right before it
  bool quarter_known = false;  ///< the report has named a quarter before
};

}  // namespace hearsay
