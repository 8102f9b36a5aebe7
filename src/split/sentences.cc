#include "split/sentences.h"

#include <algorithm>
#include <optional>
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

  /// A headline is one sentence to the rules; what was learned may see more of them.
  void add_headline(Span span, const Spellings& spellings,
                    const BoundaryClassifier* learned) {
    span = without_space(document_.text(), span);
    if (span.empty()) return;
    if (learned == nullptr) return add(span, true);
    add_all(span, find_sentence_spans(document_.words(span), spellings, learned), true);
  }

  void add_paragraph(Span paragraph, const Spellings& spellings,
                     const BoundaryClassifier* learned) {
    add_all(paragraph,
            find_sentence_spans(document_.words(paragraph), spellings, learned), false);
  }

  void add_sentence(Span span) { add(span, false); }

  std::vector<Sentence> take() { return std::move(sentences_); }

 private:
  void add_all(Span of, const std::vector<Span>& spans, bool headline) {
    for (const Span s : spans) add({s.begin + of.begin, s.end + of.begin}, headline);
  }

  void add(Span span, bool headline) {
    sentences_.push_back({span, post_, paragraph_, 0, 0, headline});
  }

  const Document& document_;
  PostId post_{};
  std::uint32_t paragraph_ = 0;
  std::vector<Sentence> sentences_;
};

/// The part of `paragraph` that is the title or the heading of its post.
std::optional<Span> headline_of(const Document& document, std::span<const Post> posts,
                                std::size_t post, Span paragraph) {
  const auto common = [&](const std::optional<Span>& words) -> std::optional<Span> {
    if (!words || !words->overlaps(paragraph)) return std::nullopt;
    return Span{std::max(words->begin, paragraph.begin),
                std::min(words->end, paragraph.end)};
  };
  if (const auto title = common(document.info().title_span)) return title;
  return post < posts.size() ? common(posts[post].heading) : std::nullopt;
}

}  // namespace

std::vector<Sentence> split_sentences(const Document& document,
                                      std::span<const Post> posts,
                                      const Spellings& spellings,
                                      const BoundaryClassifier* learned) {
  SentenceList sentences(document);
  const std::vector<Span> paragraphs = split_paragraphs(document.text());
  std::size_t post = 0;
  for (std::size_t i = 0; i < paragraphs.size(); ++i) {
    const Span paragraph = paragraphs[i];
    while (post + 1 < posts.size() && posts[post + 1].span.begin <= paragraph.begin) {
      ++post;
    }
    sentences.enter(id_at<PostId>(post), i);
    const auto headline = headline_of(document, posts, post, paragraph);
    if (headline) {
      // A date or time before a title or heading is no part of it, but no word may be
      // lost.
      sentences.add_headline({paragraph.begin, headline->begin}, spellings, learned);
      sentences.add_headline(*headline, spellings, learned);
      sentences.add_headline({headline->end, paragraph.end}, spellings, learned);
    } else {
      sentences.add_paragraph(paragraph, spellings, learned);
    }
  }
  return sentences.take();
}

std::vector<Sentence> given_sentences(const Document& document,
                                      std::span<const Post> posts) {
  SentenceList sentences(document);
  const std::string_view text = document.text();
  std::size_t post = 0;
  std::size_t paragraph = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const Span line = without_space(
        text, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
    while (post + 1 < posts.size() && posts[post + 1].span.begin <= begin) ++post;
    if (line.empty()) ++paragraph;
    sentences.enter(id_at<PostId>(post), paragraph);
    if (!line.empty()) sentences.add_sentence(line);
    begin = end + 1;
  }
  return sentences.take();
}

}  // namespace hearsay
