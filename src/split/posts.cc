#include "split/posts.h"

#include <algorithm>
#include <string_view>

#include "base/characters.h"
#include "base/utf8.h"
#include "split/marks.h"
#include "split/paragraphs.h"
#include "split/time_stamps.h"

namespace hearsay {
namespace {

/// Whether a paragraph ends as a sentence does: with a stop, quotes and brackets apart.
bool ends_like_sentence(std::string_view words) {
  while (!words.empty()) {
    const std::size_t at = utf8_before(words, words.size());
    const char32_t last = code_point_at(words, at);
    if (ends_sentence(last)) return true;
    if (!closes(last)) return false;
    words = words.substr(0, at);
  }
  return false;
}

bool holds_two_sentences(std::string_view words) {
  return words.find(". ") != words.npos || words.find("? ") != words.npos;
}

bool is_byline(std::string_view words) {
  constexpr std::ptrdiff_t kMostSpaces = 6;
  return words.starts_with("By ") && std::ranges::count(words, ' ') <= kMostSpaces;
}

/// Whether a paragraph could be a heading by its words alone: one short line without
/// the stop of a sentence. A question may be one; what begins small or ends in "," or
/// ":" leads on to something else.
bool reads_as_heading(std::string_view words) {
  constexpr std::size_t kLongest = 160;
  if (words.size() > kLongest || words.find('\n') != words.npos) return false;
  const char32_t first = code_point_at(words, 0);
  const char last = words.back();
  if (last == ':' || last == ',' || last == ';' || is_lower(first)) return false;
  if (!is_word_character(first) && !opens(first) && !is_currency(first)) return false;
  if (is_byline(words)) return false;
  return last == '?' ? !holds_two_sentences(words) : !ends_like_sentence(words);
}

/// Whether a heading or lead says "in case you missed it": an older post shown again.
bool says_icymi(std::string_view folded) {
  constexpr std::string_view kIcymi = "icymi";
  if (folded.find("in case you missed it") != folded.npos) return true;
  const std::size_t at = folded.find(kIcymi);
  if (at == folded.npos) return false;
  const std::size_t end = at + kIcymi.size();
  const bool begins =
      at == 0 || !is_word_character(static_cast<unsigned char>(folded[at - 1]));
  const bool ends = end == folded.size() ||
                    !is_word_character(static_cast<unsigned char>(folded[end]));
  return begins && ends;
}

/// What a paragraph is to the posts of a live blog, by itself.
struct Shape {
  Span span;
  bool title = false;
  bool heading = false;            ///< reads as one
  std::optional<TimeStamp> stamp;  ///< it begins with
  bool stamp_alone = false;        ///< it is a time and nothing else
};

std::vector<Shape> find_shapes(const Document& document) {
  const auto& title = document.info().title_span;
  std::vector<Shape> shapes;
  for (const Span paragraph : split_paragraphs(document.text())) {
    const std::string_view words = document.words(paragraph);
    Shape shape{paragraph, title && title->overlaps(paragraph), false,
                read_time_stamp(words), false};
    shape.stamp_alone = shape.stamp && shape.stamp->size == words.size();
    shape.heading = !shape.stamp_alone && !shape.title && reads_as_heading(words);
    shapes.push_back(shape);
  }
  return shapes;
}

/// Whether paragraph `i` is a heading: it reads as one and prose follows. Of several
/// such lines in a row (a list, a title with its standfirst) none is.
bool is_heading(const std::vector<Shape>& shapes, std::size_t i) {
  if (!shapes[i].heading) return false;
  if (i > 0 && (shapes[i - 1].heading || shapes[i - 1].title)) return false;
  std::size_t next = i + 1;
  if (next < shapes.size() && shapes[next].stamp_alone) ++next;
  return next < shapes.size() && !shapes[next].heading;
}

/// Whether paragraph `i` begins a post. A time stands above its heading or below it.
bool begins_post(const std::vector<Shape>& shapes, std::size_t i) {
  if (i == 0) return true;
  const bool below_stamp = shapes[i - 1].stamp_alone;
  if (shapes[i].stamp) return !is_heading(shapes, i - 1) || shapes[i].heading;
  return is_heading(shapes, i) && !below_stamp;
}

}  // namespace

std::vector<Post> split_posts(const Document& document) {
  const std::vector<Shape> shapes = find_shapes(document);
  const auto& published = document.info().published;
  const auto day = published ? std::optional<Date>(published->day) : std::nullopt;
  std::vector<Post> posts;
  for (std::size_t i = 0; i < shapes.size(); ++i) {
    const Span span = shapes[i].span;
    if (begins_post(shapes, i)) posts.push_back({span, std::nullopt, std::nullopt, {}});
    Post& post = posts.back();
    post.span.end = span.end;
    if (!post.published && shapes[i].stamp && i > 0) {
      post.published = resolve_time_stamp(*shapes[i].stamp, day);
    }
    if (is_heading(shapes, i)) {
      const auto stamp = shapes[i].stamp ? shapes[i].stamp->size : 0;
      post.heading = Span{span.begin + static_cast<std::uint32_t>(stamp), span.end};
      if (says_icymi(document.folded(span))) post.tags = {"icymi"};
    }
  }
  return posts;
}

}  // namespace hearsay
