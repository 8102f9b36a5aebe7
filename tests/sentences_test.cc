#include "split/sentences.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "base/characters.h"
#include "base/utf8.h"
#include "cases.h"
#include "ingest/text.h"
#include "random_text.h"
#include "split/posts.h"

namespace hearsay {
namespace {

/// One line per sentence, "# " before headlines, a blank line between paragraphs.
std::string show_sentences(const std::string& text) {
  const Document document = make_document(text);
  const auto posts = split_posts(document);
  std::string lines;
  std::uint32_t paragraph = 0;
  for (const Sentence& s : split_sentences(document, posts, load_spellings())) {
    if (s.paragraph != paragraph) lines += '\n';
    paragraph = s.paragraph;
    std::string words(document.words(s.span));
    std::ranges::replace(words, '\n', ' ');
    lines += (s.headline ? "# " : "") + words + "\n";
  }
  return lines;
}

/// The first character that is not white space at or behind `at`.
std::size_t next_ink(std::string_view text, std::size_t at) {
  while (at < text.size() && is_space(code_point_at(text, at))) {
    at += utf8_size(text[at]);
  }
  return at;
}

}  // namespace

TEST_CASE("the cases of splitting paragraphs into sentences") {
  run_cases("split/sentences", show_sentences);
}

TEST_CASE("sentences partition the text, white space apart") {
  const Spellings spellings = load_spellings();
  std::mt19937 random(20251202);
  for (int round = 0; round < 3000; ++round) {
    const Document document = make_document(random_text(random));
    const std::string_view text = document.text();
    CAPTURE(text);
    const auto posts = split_posts(document);
    std::size_t at = next_ink(text, 0);
    std::uint32_t paragraph = 0;
    for (const Sentence& s : split_sentences(document, posts, spellings)) {
      REQUIRE(s.span.begin == at);
      REQUIRE(s.span.end > s.span.begin);
      CHECK(without_space(text, s.span) == s.span);
      CHECK(s.paragraph >= paragraph);
      CHECK(posts.at(index_of(s.post)).span.contains(s.span));
      paragraph = s.paragraph;
      at = next_ink(text, s.span.end);
    }
    REQUIRE(at == text.size());
  }
}

TEST_CASE("a heading is one sentence, and a headline") {
  const Document document = make_document(
      "Harbour reopens\n\nShips came. Crews cheered.\n\nWhy the U.S. Navy left\n\n"
      "It had orders. It said so.\n");
  const auto posts = split_posts(document);
  REQUIRE(posts.size() == 2);
  const auto sentences = split_sentences(document, posts, load_spellings());
  REQUIRE(sentences.size() == 6);
  CHECK(sentences[0].headline);
  CHECK(sentences[3].headline);
  CHECK(sentences[3].span == posts[1].heading);
  CHECK(std::ranges::count_if(sentences, &Sentence::headline) == 2);
}

TEST_CASE("what runs on for ever is cut between words, and nothing of it is lost") {
  std::string text;
  for (int i = 0; i < 20000; ++i) text += "más ";
  text += std::string(35000, 'a') + "é.";
  const Document document(text);
  const auto sentences =
      split_sentences(document, split_posts(document), load_spellings());
  REQUIRE(sentences.size() > 10);
  std::size_t at = 0;
  for (const Sentence& s : sentences) {
    CHECK(s.span.size() <= 10000);
    CHECK(is_utf8(document.words(s.span)));
    REQUIRE(s.span.begin == next_ink(document.text(), at));
    at = s.span.end;
  }
  CHECK(at == text.size());
  CHECK(document.words(sentences[0].span).ends_with("más"));
}

}  // namespace hearsay
