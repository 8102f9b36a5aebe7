#pragma once

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <span>
#include <string_view>

#include "news/document.h"
#include "news/sentence.h"
#include "news/token.h"

namespace hearsay {

/// A stretch of tokens [first, last).
struct TokenRange {
  std::size_t first = 0;
  std::size_t last = 0;

  bool empty() const { return first >= last; }
  bool contains(std::size_t i) const { return first <= i && i < last; }
  friend bool operator==(const TokenRange&, const TokenRange&) = default;
};

inline TokenRange tokens_of(const Sentence& sentence) {
  return {sentence.first_token, sentence.last_token};
}

/// The tokens of a document as patterns ask for them. A view: document and tokens must
/// outlive it.
class Words {
 public:
  Words(const Document& document, std::span<const Token> tokens)
      : document_(&document), tokens_(tokens) {}

  std::size_t size() const { return tokens_.size(); }
  const Token& token(std::size_t i) const { return tokens_[i]; }
  std::string_view text(std::size_t i) const {
    return document_->words(tokens_[i].span);
  }
  std::string_view low(std::size_t i) const {
    return document_->folded(tokens_[i].span);
  }
  Upos upos(std::size_t i) const { return tokens_[i].upos; }
  std::optional<VerbForm> form(std::size_t i) const { return tokens_[i].verb_form; }
  bool finite(std::size_t i) const { return form(i) == VerbForm::kFin; }
  bool is(std::size_t i, std::string_view low_word) const { return low(i) == low_word; }
  bool any_of(std::size_t i, std::initializer_list<std::string_view> low_words) const {
    for (const auto word : low_words) {
      if (low(i) == word) return true;
    }
    return false;
  }
  bool begins_upper(std::size_t i) const {
    const char c = text(i).front();
    return (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0xC3;
  }
  bool is_quote_mark(std::size_t i) const {
    return any_of(i, {"\"", "“", "”", "„", "«", "»", "''", "``"});
  }
  /// White space between token i and the one before it?
  bool space_before(std::size_t i) const {
    return i == 0 || tokens_[i - 1].span.end != tokens_[i].span.begin;
  }

  /// The words from the first token's begin to the last one's end; the range must not
  /// be empty.
  Span span(TokenRange range) const {
    return {tokens_[range.first].span.begin, tokens_[range.last - 1].span.end};
  }
  std::string_view text(TokenRange range) const {
    return document_->words(span(range));
  }
  std::string_view folded(TokenRange range) const {
    return document_->folded(span(range));
  }
  /// The tokens that begin inside `span`.
  TokenRange range(Span span) const;

 private:
  const Document* document_;
  std::span<const Token> tokens_;
};

}  // namespace hearsay
