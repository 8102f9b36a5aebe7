#include "split/stops.h"

#include "base/characters.h"
#include "base/utf8.h"
#include "split/marks.h"

namespace hearsay {
namespace {

/// Behind the reference to a note at `at`, as in 'so he said. [17]'; `at` without one.
std::size_t reference_end(std::string_view words, std::size_t at) {
  constexpr std::size_t kLongest = 6;
  const std::size_t begin = skip_space(words, at);
  if (begin >= words.size() || words[begin] != '[') return at;
  std::size_t end = begin + 1;
  while (end < words.size() && end - begin < kLongest && is_ascii_digit(words[end]))
    ++end;
  if (end == begin + 1 || end >= words.size() || words[end] != ']') return at;
  return end + 1;
}

/// Behind a quote or bracket set apart by spaces, as in 'he said . "'; `at` without.
std::size_t free_closer_end(std::string_view words, std::size_t at) {
  const CodePoint space = read_code_point(words, at);
  if (!is_space(space.value)) return at;
  const CodePoint mark = read_code_point(words, space.end);
  const CodePoint after = read_code_point(words, mark.end);
  const bool last = mark.end == words.size() || is_space(after.value);
  return closes(mark.value) && last ? mark.end : at;
}

}  // namespace

std::size_t skip_space(std::string_view words, std::size_t at) {
  CodePoint c = read_code_point(words, at);
  while (is_space(c.value)) {
    at = c.end;
    c = read_code_point(words, at);
  }
  return at;
}

Stops read_stops(std::string_view words, std::size_t begin) {
  Stops stops{begin, begin, false, false};
  CodePoint next = read_code_point(words, begin);
  while (ends_sentence(next.value)) {
    stops.end = next.end;
    next = read_code_point(words, stops.end);
  }
  stops.single_stop = stops.end == begin + 1 && words[begin] == '.';
  while (closes(next.value)) {
    stops.in_quote = stops.in_quote || is_quote(next.value);
    stops.end = next.end;
    next = read_code_point(words, stops.end);
  }
  stops.end = free_closer_end(words, stops.end);
  for (std::size_t end = stops.end;; stops.end = end) {
    end = reference_end(words, stops.end);
    if (end == stops.end) return stops;
  }
}

}  // namespace hearsay
