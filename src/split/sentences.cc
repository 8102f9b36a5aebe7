#include "split/sentences.h"

#include <algorithm>
#include <utility>

#include "base/characters.h"
#include "split/boundaries.h"
#include "split/paragraphs.h"

namespace hearsay {
namespace {

/// The sentences of one document while they are found.
class SentenceList {
 public:
  explicit SentenceList(const Document& document) : document_(document) {}

  /// The post and paragraph of the sentences that are added next.
  void enter(PostId post, std::size_t paragraph) {
    post_ = post;
    paragraph_ = static_cast<std::uint32_t>(paragraph);
  }

  void add_headline(Span span) {
    span = without_space(document_.text(), span);
    if (!span.empty()) add(span, true);
  }

  void add_paragraph(Span paragraph, const Spellings& spellings) {
    for (const Span s : find_sentence_spans(document_.words(paragraph), spellings)) {
      add({s.begin + paragraph.begin, s.end + paragraph.begin}, false);
    }
  }

  std::vector<Sentence> take() { return std::move(sentences_); }

 private:
  void add(Span span, bool headline) {
    sentences_.push_back({span, post_, paragraph_, 0, 0, headline});
  }

  const Document& document_;
  PostId post_{};
  std::uint32_t paragraph_ = 0;
  std::vector<Sentence> sentences_;
};

}  // namespace

std::vector<Sentence> split_sentences(const Document& document,
                                      std::span<const Post> posts,
                                      const Spellings& spellings) {
  SentenceList sentences(document);
  const std::vector<Span> paragraphs = split_paragraphs(document.text());
  const auto& title = document.info().title_span;
  std::size_t post = 0;
  for (std::size_t i = 0; i < paragraphs.size(); ++i) {
    const Span paragraph = paragraphs[i];
    while (post + 1 < posts.size() && posts[post + 1].span.begin <= paragraph.begin) {
      ++post;
    }
    sentences.enter(id_at<PostId>(post), i);
    if (title && title->overlaps(paragraph)) {
      // What stands before a title ("date 2025-12-02") or behind it is no part of it,
      // but no word may be lost.
      const Span words{std::max(title->begin, paragraph.begin),
                       std::min(title->end, paragraph.end)};
      sentences.add_headline({paragraph.begin, words.begin});
      sentences.add_headline(words);
      sentences.add_headline({words.end, paragraph.end});
    } else if (post < posts.size() && posts[post].heading &&
               posts[post].heading->overlaps(paragraph)) {
      sentences.add_headline(paragraph);
    } else {
      sentences.add_paragraph(paragraph, spellings);
    }
  }
  return sentences.take();
}

}  // namespace hearsay
