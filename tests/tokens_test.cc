#include "split/tokens.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "base/characters.h"
#include "base/utf8.h"
#include "cases.h"
#include "ingest/text.h"
#include "random_text.h"
#include "split/posts.h"
#include "split/sentences.h"

namespace hearsay {
namespace {

struct Split {
  Document document;
  std::vector<Sentence> sentences;
  std::vector<Token> tokens;
};

Split split(std::string text) {
  static const Spellings spellings = load_spellings();
  Split result{make_document(std::move(text)), {}, {}};
  const auto posts = split_posts(result.document);
  result.sentences = split_sentences(result.document, posts, spellings);
  result.tokens = split_tokens(result.document, result.sentences, spellings);
  return result;
}

/// Of a text that says itself where sentences and words end.
Split as_given(std::string text) {
  DocumentInfo info;
  info.words_given = true;
  Split result{make_document(std::move(text), std::move(info)), {}, {}};
  const auto posts = split_posts(result.document);
  result.sentences = given_sentences(result.document, posts);
  result.tokens = given_tokens(result.document, result.sentences);
  return result;
}

/// One line per sentence, its tokens apart; "/NUM" where a token is no plain word.
std::string show_tokens(const std::string& text) {
  const Split found = split(text);
  std::string lines;
  for (const Sentence& sentence : found.sentences) {
    for (std::uint32_t i = sentence.first_token; i < sentence.last_token; ++i) {
      const Token& token = found.tokens[i];
      if (i > sentence.first_token) lines += ' ';
      lines += found.document.words(token.span);
      if (token.upos != Upos::kX) lines += fmt::format("/{}", name_of(token.upos));
    }
    lines += '\n';
  }
  return lines;
}

std::string without_any_space(std::string_view text) {
  std::string kept;
  for (std::size_t at = 0; at < text.size(); at += utf8_size(text[at])) {
    const char32_t c = code_point_at(text, at);
    if (!is_space(c)) append_utf8(kept, c);
  }
  return kept;
}

void check_tokens(const Split& found) {
  CAPTURE(found.document.text());
  std::uint32_t next = 0;
  for (const Sentence& sentence : found.sentences) {
    REQUIRE(sentence.first_token == next);
    REQUIRE(sentence.last_token > sentence.first_token);
    std::string words;
    std::uint32_t end = sentence.span.begin;
    for (std::uint32_t i = sentence.first_token; i < sentence.last_token; ++i) {
      const Span span = found.tokens.at(i).span;
      REQUIRE(span.begin >= end);
      REQUIRE(span.end > span.begin);
      words += found.document.words(span);
      end = span.end;
    }
    CHECK(end == sentence.span.end);
    CHECK(words == without_any_space(found.document.words(sentence.span)));
    next = sentence.last_token;
  }
  REQUIRE(next == found.tokens.size());
}

}  // namespace

TEST_CASE("the cases of splitting sentences into tokens") {
  run_cases("split/tokens", show_tokens);
}

TEST_CASE("tokens hold every character of their sentence that is no white space") {
  std::mt19937 random(20251203);
  for (int round = 0; round < 3000; ++round) {
    const std::string text = random_text(random);
    check_tokens(split(text));
    check_tokens(as_given(text));
  }
}

TEST_CASE("words that are given stay as they are") {
  const Split found =
      as_given("The U.S. do n't\u00A0know .\n  He's  in   No. 10\n\nLast");
  REQUIRE(found.sentences.size() == 3);
  CHECK(found.sentences[0].paragraph == found.sentences[1].paragraph);
  CHECK(found.sentences[1].paragraph != found.sentences[2].paragraph);
  std::string words;
  for (const Token& token : found.tokens)
    words += fmt::format("{}|", found.document.words(token.span));
  CHECK(words == "The|U.S.|do|n't|know|.|He's|in|No.|10|Last|");
  CHECK(found.sentences[1].first_token == 6);
  CHECK(found.tokens[9].upos == Upos::kNum);
}

TEST_CASE("no token holds white space or ends inside a character") {
  const Split found = split("A\u00A0B\u2003C d\u200Be.\n\n“Ü”—ß… 👍🏽 e\u0301t");
  for (const Token& token : found.tokens) {
    const std::string_view words = found.document.words(token.span);
    CAPTURE(words);
    CHECK(is_utf8(words));
    CHECK(without_any_space(words) == words);
  }
}

}  // namespace hearsay
