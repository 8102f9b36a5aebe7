#include "split/words.h"

#include <algorithm>
#include <array>

#include "base/characters.h"
#include "split/marks.h"

namespace hearsay {
namespace {

std::size_t digits_end(const SentenceWords& s, std::size_t at) {
  while (at < s.size() && is_digit(s.at(at))) at = s.after(at);
  return at;
}

constexpr bool joins_digits(char32_t c) {
  return c == ',' || c == '.' || c == ':' || c == '/';
}

/// The end of the digits at `at`, with those that hyphens join to them in "2025-12-02"
/// and "555-0134"; in "10-15" the hyphen parts two numbers.
std::size_t hyphened_digits_end(const SentenceWords& s, std::size_t at) {
  constexpr int kMost = 6;
  std::array<std::size_t, kMost> sizes{};
  std::size_t end = at;
  std::size_t first_end = at;
  int groups = 0;
  for (std::size_t begin = at; groups < kMost; begin = end + 1) {
    const std::size_t next = digits_end(s, begin);
    if (next == begin) break;
    sizes[static_cast<std::size_t>(groups++)] = next - begin;
    end = next;
    if (groups == 1) first_end = end;
    if (s.at(end) != '-') break;
  }
  const bool telephone = groups == 2 && sizes[0] == 3 && sizes[1] == 4;
  return groups > 2 || telephone ? end : first_end;
}

/// Whether the stop at `at` belongs to the word that begins at `begin`.
bool keeps_stop(const SentenceWords& s, std::size_t begin, std::size_t at) {
  if (at == s.final_stop || s.at(at + 1) == '.') return false;
  const std::string_view word = s.words.substr(begin, at - begin);
  const bool initial = word.size() == utf8_size(word[0]) && is_upper(s.at(begin));
  return initial || word.find('.') != word.npos ||
         s.spellings.abbreviations.contains(word);
}

/// Whether the mark at `at` stands inside the word that begins at `begin`.
bool joins_word(const SentenceWords& s, std::size_t begin, std::size_t at) {
  const char32_t mark = s.at(at);
  const std::size_t before = utf8_before(s.words, at);
  const std::size_t after = s.after(at);
  const char32_t next = s.at(after);
  if (mark == '-') {
    if (!s.spellings.prefixes.contains(s.folded.substr(begin, at - begin)))
      return false;
    return is_letter(next) || next == 0 || is_space(next);
  }
  if (!is_word_character(next)) return mark == '.' && keeps_stop(s, begin, at);
  if (is_apostrophe(mark) || mark == '_') return true;
  if (mark == '&') return is_upper(s.at(before)) && is_upper(next);
  // "ended.The": two sentences without the space between them.
  return mark == '.' && !(is_lower(s.at(before)) && is_upper(next));
}

/// What stands behind an apostrophe, "n't" aside.
bool is_clitic(std::string_view letters) {
  static constexpr std::array<std::string_view, 6> kClitics{"s",  "re", "ve",
                                                            "ll", "d",  "m"};
  return std::ranges::find(kClitics, letters) != kClitics.end();
}

/// "US" of "US$40".
bool names_currency(const SentenceWords& s, std::size_t begin, std::size_t end) {
  constexpr std::size_t kLongest = 3;
  return end - begin <= kLongest && is_upper(s.at(begin)) && is_currency(s.at(end)) &&
         is_digit(s.at(s.after(end)));
}

}  // namespace

std::size_t find_final_stop(std::string_view words) {
  std::size_t end = words.size();
  while (end > 0) {
    const std::size_t at = utf8_before(words, end);
    const char32_t c = code_point_at(words, at);
    if (c == '.') return at;
    if (!closes(c)) break;
    end = at;
  }
  return words.size();
}

std::size_t letters_end(const SentenceWords& s, std::size_t at) {
  while (at < s.size() && is_word_character(s.at(at))) at = s.after(at);
  return at;
}

std::size_t number_end(const SentenceWords& s, std::size_t begin) {
  std::size_t at = hyphened_digits_end(s, begin);
  while (joins_digits(s.at(at)) && is_digit(s.at(at + 1))) at = digits_end(s, at + 1);
  const std::size_t end = letters_end(s, at);
  return s.spellings.units.contains(s.folded.substr(at, end - at)) ? at : end;
}

std::size_t word_end(const SentenceWords& s, std::size_t begin) {
  std::size_t at = letters_end(s, begin);
  if (names_currency(s, begin, at)) return s.after(at);
  while (at < s.size() && joins_word(s, begin, at)) {
    at = letters_end(s, s.after(at));
  }
  return at;
}

std::size_t clitic_begin(const SentenceWords& s, std::size_t begin, std::size_t end) {
  constexpr std::size_t kLongest = 2;
  std::size_t at = end;
  for (std::size_t i = 0; i <= kLongest && at > begin; ++i) {
    const std::size_t tail = at;
    at = utf8_before(s.words, at);
    if (!is_apostrophe(s.at(at))) continue;
    const std::string_view letters = s.folded.substr(tail, end - tail);
    if (letters != "t" && !is_clitic(letters)) return end;
    if (letters == "t") return at > begin + 1 && s.folded[at - 1] == 'n' ? at - 1 : end;
    return at > begin ? at : end;
  }
  return end;
}

std::size_t lone_clitic_end(const SentenceWords& s, std::size_t at) {
  if (!is_apostrophe(s.at(at)) || at == 0 || s.words[at - 1] != ' ') return at;
  const std::size_t letters = s.after(at);
  const std::size_t end = letters_end(s, letters);
  return is_clitic(s.folded.substr(letters, end - letters)) ? end : at;
}

}  // namespace hearsay
