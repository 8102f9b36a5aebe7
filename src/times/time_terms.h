#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "news/document.h"
#include "news/token.h"
#include "times/time_words.h"

namespace hearsay {

/// One way to read a token, or a few tokens from there on.
struct TimeTerm {
  TimeSymbol symbol = 0;
  std::uint8_t tokens = 1;
  double value = 0;       ///< as words.tsv has it; of digits as written_times.h has it
  std::string_view code;  ///< of a word of the table

  bool is(TimeClass c) const { return symbol == symbol_of(c); }
};

/// Every way to read every token of one sentence.
class TimeTerms {
 public:
  /// Keeps its memory from sentence to sentence.
  void read(const Document& document, std::span<const Token> tokens,
            const TimeWords& words);

  std::uint32_t size() const { return static_cast<std::uint32_t>(first_.size()) - 1; }
  bool empty() const { return terms_.empty(); }
  std::span<const TimeTerm> at(std::uint32_t token) const {
    return std::span(terms_).subspan(first_[token], first_[token + 1] - first_[token]);
  }
  const TimeTerm* find(std::uint32_t token, TimeClass c) const;

 private:
  std::vector<TimeTerm> terms_;
  std::vector<std::uint32_t> first_{0};
};

}  // namespace hearsay
