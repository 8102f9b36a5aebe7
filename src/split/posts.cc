#include "split/posts.h"

#include <string_view>

#include "base/characters.h"
#include "base/utf8.h"
#include "split/paragraphs.h"

namespace hearsay {
namespace {

constexpr std::uint32_t kLongestHeading = 140;

/// Whether a paragraph ends as a sentence does: with a stop, quotes and brackets apart.
bool ends_like_sentence(std::string_view words) {
  while (!words.empty()) {
    const std::size_t at = utf8_before(words, words.size());
    switch (code_point_at(words, at)) {
      case '.':
      case '!':
      case '?':
      case U'…':
        return true;
      case '"':
      case '\'':
      case ')':
      case ']':
      case U'”':
      case U'’':
        words = words.substr(0, at);
        break;
      default:
        return false;
    }
  }
  return false;
}

bool looks_like_heading(std::string_view words) {
  if (words.size() > kLongestHeading || words.find('\n') != words.npos) return false;
  if (ends_like_sentence(words)) return false;
  const char last = words.back();
  return last != ':' && last != ',' && last != ';' &&
         !is_lower(code_point_at(words, 0));
}

bool says_icymi(std::string_view folded_heading) {
  return folded_heading.starts_with("icymi:") || folded_heading.ends_with("icymi");
}

}  // namespace

std::vector<Post> split_posts(const Document& document) {
  const std::vector<Span> paragraphs = split_paragraphs(document.text());
  std::vector<Post> posts;
  for (std::size_t i = 0; i < paragraphs.size(); ++i) {
    const Span paragraph = paragraphs[i];
    const bool heading =
        i >= 2 && looks_like_heading(document.words(paragraph)) &&
        !looks_like_heading(document.words(paragraphs[i - 1])) &&
        i + 1 < paragraphs.size() &&
        ends_like_sentence(document.words(paragraphs[i + 1]));
    if (posts.empty() || heading) {
      posts.push_back({paragraph, std::nullopt, std::nullopt, {}});
      if (heading) posts.back().heading = paragraph;
      if (heading && says_icymi(document.folded(paragraph))) {
        posts.back().tags.emplace_back("icymi");
      }
    }
    posts.back().span.end = paragraph.end;
  }
  return posts;
}

}  // namespace hearsay
