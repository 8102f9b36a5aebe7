#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "figures/figure_words.h"
#include "news/document.h"
#include "news/token.h"

namespace hearsay {

/// One sentence as the steps of find_figures see it. Token numbers may lie outside the
/// sentence: there are no words there.
struct FigureSentence {
  const Document& document;
  std::span<const Token> tokens;
  const FigureWords& words;
  const std::vector<bool>& in_date;  ///< by token: stands in a date or clock time
  bool headline = false;

  std::int64_t size() const { return static_cast<std::int64_t>(tokens.size()); }
  bool holds(std::int64_t at) const { return at >= 0 && at < size(); }
  const Token& token(std::int64_t at) const {
    return tokens[static_cast<std::size_t>(at)];
  }

  /// In lower case.
  std::string_view word(std::int64_t at) const {
    return holds(at) ? document.folded(token(at).span) : std::string_view{};
  }
  char first_character(std::int64_t at) const {
    return holds(at) ? document.text()[token(at).span.begin] : '\0';
  }

  bool is_capitalised(std::int64_t at) const {
    const char first = first_character(at);
    return first >= 'A' && first <= 'Z';
  }
  bool is_lower(std::int64_t at) const {
    const char first = first_character(at);
    return first >= 'a' && first <= 'z';
  }
  bool begins_with_digit(std::int64_t at) const {
    const char first = first_character(at);
    return first >= '0' && first <= '9';
  }
  bool is_date(std::int64_t at) const {
    return holds(at) && !in_date.empty() && in_date[static_cast<std::size_t>(at)];
  }
  /// Whether no space parts the two tokens that meet before `at`.
  bool touches_before(std::int64_t at) const {
    return holds(at - 1) && holds(at) && token(at - 1).span.end == token(at).span.begin;
  }
  bool is_stop(std::int64_t at) const { return words.stops.contains(word(at)); }

  /// For Phrases.
  auto word_at() const {
    return [this](std::int64_t at) { return word(at); };
  }
};

}  // namespace hearsay
