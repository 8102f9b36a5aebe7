#include "split/paragraphs.h"

#include <algorithm>

#include "base/characters.h"
#include "base/utf8.h"

namespace hearsay {
namespace {

// Nobody wraps lines narrower than the first; a line beyond the second was not wrapped.
constexpr std::uint32_t kNarrowest = 40;
constexpr std::uint32_t kWidest = 140;

/// A line that is not blank, and whether blank lines stand before it.
struct Line {
  Span span;  ///< without white space at either end
  bool after_blank = false;
};

std::vector<Line> split_lines(std::string_view text) {
  std::vector<Line> lines;
  bool blank = true;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const Span span = without_space(
        text, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
    if (!span.empty()) lines.push_back({span, blank});
    blank = span.empty();
    begin = end + 1;
  }
  return lines;
}

/// Whether a sentence plainly runs on from `line` into `next`.
bool runs_on(std::string_view text, Span line, Span next) {
  const char last = text[line.end - 1];
  return last != '.' && last != '!' && last != '?' && last != ':' && last != ';' &&
         is_lower(code_point_at(text, next.begin));
}

/// The width the lines were wrapped at; 0 when they were not wrapped.
///
/// In wrapped prose most line breaks fall inside a sentence, before a small letter; in
/// a text with one line per paragraph next to none do.
std::uint32_t find_wrap_width(std::string_view text, const std::vector<Line>& lines) {
  std::size_t breaks = 0;
  std::size_t running = 0;
  std::uint32_t width = 0;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    if (lines[i].after_blank) continue;
    ++breaks;
    if (!runs_on(text, lines[i - 1].span, lines[i].span)) continue;
    ++running;
    width = std::max(width, lines[i - 1].span.size());
  }
  if (running * 5 < breaks * 2 || width < kNarrowest || width > kWidest) return 0;
  return width;
}

/// Whether the first word of `next` would not have fitted behind `line`.
bool is_full(std::string_view text, Span line, Span next, std::uint32_t width) {
  const auto words = text.substr(next.begin, next.size());
  const auto first = std::min(words.find(' '), words.size());
  return line.size() + 1 + first > width;
}

}  // namespace

std::vector<Span> split_paragraphs(std::string_view text) {
  const std::vector<Line> lines = split_lines(text);
  const std::uint32_t width = find_wrap_width(text, lines);
  std::vector<Span> paragraphs;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Span line = lines[i].span;
    const bool joins = width > 0 && !lines[i].after_blank &&
                       (runs_on(text, lines[i - 1].span, line) ||
                        is_full(text, lines[i - 1].span, line, width));
    if (joins) {
      paragraphs.back().end = line.end;
    } else {
      paragraphs.push_back(line);
    }
  }
  return paragraphs;
}

}  // namespace hearsay
