#include "ingest/title.h"

#include <algorithm>

#include "base/characters.h"
#include "base/utf8.h"

namespace hearsay {
namespace {

constexpr std::uint32_t kLongestTitle = 250;

/// The first line from `begin` on that is not blank; empty at the end of the text.
Span next_line(std::string_view text, std::size_t begin) {
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const Span line = without_space(
        text, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
    if (!line.empty()) return line;
    begin = end + 1;
  }
  const auto size = static_cast<std::uint32_t>(text.size());
  return {size, size};
}

std::string_view words_at(std::string_view text, Span span) {
  return text.substr(span.begin, span.size());
}

/// Whether `line` was cut at the width of its page: the next begins inside a sentence.
bool is_wrapped(std::string_view text, Span line, Span next) {
  const std::string_view between = text.substr(line.end, next.begin - line.end);
  if (std::ranges::count(between, '\n') > 1) return false;
  if (is_lower(code_point_at(text, next.begin))) return true;
  const Span third = next_line(text, next.end);
  if (third.empty() || third.begin > next.end + 1) return false;
  // The next two lines run on, and this one was too long for one more word.
  const std::string_view words = words_at(text, next);
  const std::size_t word = std::min(words.find(' '), words.size());
  return is_lower(code_point_at(text, third.begin)) &&
         line.size() + 1 + word > next.size();
}

/// Whether a line reads as a title: short, no stop at its end, and more below it.
bool reads_as_title(std::string_view text, Span line) {
  if (line.size() > kLongestTitle) return false;
  std::string_view words = words_at(text, line);
  while (!words.empty() && (words.back() == '"' || words.back() == '\'')) {
    words.remove_suffix(1);
  }
  if (words.empty() || std::string_view(".,;:").find(words.back()) != words.npos) {
    return false;
  }
  if (words.ends_with(".”") || words.ends_with(".’") || words.ends_with("…")) {
    return false;
  }
  const Span next = next_line(text, line.end);
  return !next.empty() && !is_wrapped(text, line, next);
}

}  // namespace

TitleLine find_title(std::string_view text) {
  constexpr std::string_view kDate = "date ";
  constexpr std::size_t kDateSize = 10;  // "2025-12-02"
  const Span line = next_line(text, 0);
  const std::string_view words = words_at(text, line);
  if (!words.starts_with(kDate)) {
    if (line.empty() || !reads_as_title(text, line)) return {};
    return {line, std::nullopt};
  }
  const auto date = parse_date(words.substr(kDate.size(), kDateSize));
  if (!date) return {line, std::nullopt};
  Span title{line.begin + static_cast<std::uint32_t>(kDate.size() + kDateSize),
             line.end};
  const bool apart = title.empty() || is_space(code_point_at(text, title.begin));
  if (!apart) return {line, std::nullopt};
  title = without_space(text, title);
  if (!title.empty()) return {title, date};
  const Span next = next_line(text, line.end);
  if (next.empty() || !reads_as_title(text, next)) return {std::nullopt, date};
  return {next, date};
}

std::optional<Span> find_title_words(std::string_view text, std::string_view title) {
  Span line = next_line(text, 0);
  if (title.empty() || line.empty()) return std::nullopt;
  std::string_view words = words_at(text, line);
  if (!words.starts_with(title)) return std::nullopt;
  words.remove_prefix(title.size());
  if (!words.empty() && words != ".") return std::nullopt;
  return line;
}

}  // namespace hearsay
