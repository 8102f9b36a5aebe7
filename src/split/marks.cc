#include "split/marks.h"

#include <algorithm>

#include "base/characters.h"
#include "base/utf8.h"

namespace hearsay {
namespace {

constexpr std::string_view kInRuns = "-*=_<>'`$+~";

/// The end of the emoticon or the written-out bracket at `begin`, which must stand
/// free; `begin` without one.
std::size_t free_mark_end(std::string_view words, std::size_t begin,
                          const Spellings& spellings) {
  constexpr std::size_t kLongest = 5;
  if (begin > 0 && words[begin - 1] != ' ') return begin;
  const std::size_t end = std::min(words.find_first_of(" \n", begin), words.size());
  if (end - begin > kLongest) return begin;
  const std::string_view mark = words.substr(begin, end - begin);
  const bool known =
      spellings.emoticons.contains(mark) || spellings.brackets.contains(mark);
  return known ? end : begin;
}

/// Behind what belongs to the character that ends at `end`: the tone of an emoji's
/// skin, and the emoji joined to it.
std::size_t extended_end(std::string_view words, std::size_t end) {
  constexpr char32_t kJoiner = 0x200D;
  while (end < words.size()) {
    const char32_t c = code_point_at(words, end);
    if (!extends_character(c)) break;
    end += utf8_size(words[end]);
    const bool joins = c == kJoiner && end < words.size();
    if (joins && is_symbol(code_point_at(words, end))) end += utf8_size(words[end]);
  }
  return end;
}

}  // namespace

std::size_t mark_end(std::string_view words, std::size_t begin,
                     const Spellings& spellings) {
  if (const std::size_t end = free_mark_end(words, begin, spellings); end > begin) {
    return end;
  }
  const char mark = words[begin];
  const auto goes_on = [&](char c) {
    if (mark == '.' || mark == '!' || mark == '?') {
      return c == '.' || c == '!' || c == '?';
    }
    return c == mark && kInRuns.find(mark) != kInRuns.npos;
  };
  std::size_t end = begin + utf8_size(mark);
  while (end < words.size() && goes_on(words[end])) ++end;
  return extended_end(words, end);
}

}  // namespace hearsay
