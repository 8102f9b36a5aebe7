// Any bytes at all -> document -> posts, sentences, tokens: nothing crashes or hangs,
// and what the headers promise holds.

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "base/characters.h"
#include "base/code_points.h"
#include "base/utf8.h"
#include "ingest/text.h"
#include "split/posts.h"
#include "split/sentences.h"
#include "split/tokens.h"

namespace hearsay {
namespace {

/// Stops the fuzzer: a promise of the headers is broken.
void require(bool holds, const char* promise) {
  if (holds) return;
  std::fprintf(stderr, "broken promise: %s\n", promise);
  std::abort();
}

/// The first character that is not white space at or behind `at`.
std::size_t next_ink(std::string_view text, std::size_t at) {
  while (at < text.size() && is_space(code_point_at(text, at))) {
    at += utf8_size(text[at]);
  }
  return at;
}

bool is_boundary(std::string_view text, std::uint32_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
}

void check_document(const Document& document) {
  const std::string_view text = document.text();
  require(is_utf8(text), "the text is UTF-8");
  require(text.find('\r') == text.npos, "only newlines end lines");
  for (const Unread& unread : document.info().unread) {
    require(document.whole().contains(unread.span) && !unread.span.empty(),
            "unread spans lie in the text");
  }
  const auto& title = document.info().title_span;
  require(!title || (document.whole().contains(*title) && !title->empty()),
          "the title lies in the text");
  const CodePoints points(text);
  require(points.to_byte(points.count()) == text.size(), "code points count the text");
}

void check_sentences(const Document& document, const std::vector<Post>& posts,
                     const std::vector<Sentence>& sentences) {
  const std::string_view text = document.text();
  std::size_t at = next_ink(text, 0);
  for (const Sentence& sentence : sentences) {
    require(sentence.span.begin == at && !sentence.span.empty(),
            "sentences follow each other");
    require(index_of(sentence.post) < posts.size(), "a sentence has a post");
    require(posts[index_of(sentence.post)].span.contains(sentence.span),
            "a sentence lies in its post");
    at = next_ink(text, sentence.span.end);
  }
  require(at == text.size(), "sentences hold all that is not white space");
}

void check_tokens(const Document& document, const std::vector<Sentence>& sentences,
                  const std::vector<Token>& tokens) {
  const std::string_view text = document.text();
  for (const Sentence& sentence : sentences) {
    std::size_t at = sentence.span.begin;
    require(sentence.last_token <= tokens.size(),
            "a sentence's tokens are in the list");
    for (auto i = sentence.first_token; i < sentence.last_token; ++i) {
      const Span span = tokens[i].span;
      require(span.begin == at && !span.empty(), "tokens leave out only white space");
      require(is_boundary(text, span.end), "tokens end between characters");
      at = next_ink(text, span.end);
    }
    require(at >= sentence.span.end, "tokens hold the whole sentence");
  }
}

void read(const std::string& bytes) {
  static const Spellings spellings = load_spellings();
  const auto document = read_text(bytes);
  if (!document) return;
  check_document(*document);
  const auto posts = split_posts(*document);
  auto sentences = split_sentences(*document, posts, spellings);
  check_sentences(*document, posts, sentences);
  check_tokens(*document, sentences, split_tokens(*document, sentences, spellings));
}

}  // namespace
}  // namespace hearsay

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  hearsay::read(std::string(reinterpret_cast<const char*>(data), size));
  return 0;
}
