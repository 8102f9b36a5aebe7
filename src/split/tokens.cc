#include "split/tokens.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/characters.h"
#include "base/utf8.h"
#include "split/addresses.h"
#include "split/marks.h"

namespace hearsay {
namespace {

/// One sentence on its way into tokens. Positions are bytes of `words`.
struct SentenceWords {
  std::string_view words;
  std::string_view folded;
  std::size_t final_stop;  ///< the stop that ends the sentence; behind it: none
  const Spellings& spellings;

  std::size_t size() const { return words.size(); }
  /// The code point at `at`; 0 behind the end.
  char32_t at(std::size_t at) const {
    return at < words.size() ? code_point_at(words, at) : 0;
  }
  std::size_t after(std::size_t at) const { return at + utf8_size(words[at]); }
};

/// The stop behind which only closing marks stand: "p.m" and "." at the end of one.
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

std::size_t digits_end(const SentenceWords& s, std::size_t at) {
  while (at < s.size() && is_digit(s.at(at))) at = s.after(at);
  return at;
}

/// The end of digits joined by hyphens, as in "2025-12-02" and "555-0134"; `at` where
/// the hyphen rather parts two numbers, as in "10-15".
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

/// "1,945", "10.45", "14:05", "9/11", "20th", but "50" of "50km".
std::size_t number_end(const SentenceWords& s, std::size_t begin) {
  std::size_t at = hyphened_digits_end(s, begin);
  while (is_digit(s.at(at + 1)) &&
         (s.at(at) == ',' || s.at(at) == '.' || s.at(at) == ':' || s.at(at) == '/')) {
    at = digits_end(s, at + 1);
  }
  const std::size_t end = letters_end(s, at);
  return s.spellings.units.contains(s.folded.substr(at, end - at)) ? at : end;
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

/// "US" of "US$40".
bool names_currency(const SentenceWords& s, std::size_t begin, std::size_t end) {
  constexpr std::size_t kLongest = 3;
  return end - begin <= kLongest && is_upper(s.at(begin)) && is_currency(s.at(end)) &&
         is_digit(s.at(s.after(end)));
}

std::size_t word_end(const SentenceWords& s, std::size_t begin) {
  std::size_t at = letters_end(s, begin);
  if (names_currency(s, begin, at)) return s.after(at);
  while (at < s.size() && joins_word(s, begin, at)) {
    at = letters_end(s, s.after(at));
  }
  return at;
}

/// Where "n't", "'s", "'re", ... begins in the word [begin, end); `end` without one.
std::size_t clitic_begin(const SentenceWords& s, std::size_t begin, std::size_t end) {
  static constexpr std::array<std::string_view, 7> kClitics{"s", "re", "ve", "ll",
                                                            "d", "m",  "t"};
  constexpr std::size_t kLongest = 2;
  std::size_t at = end;
  for (std::size_t i = 0; i <= kLongest && at > begin; ++i) {
    const std::size_t tail = at;
    at = utf8_before(s.words, at);
    if (!is_apostrophe(s.at(at))) continue;
    const std::string_view letters = s.folded.substr(tail, end - tail);
    if (std::ranges::find(kClitics, letters) == kClitics.end()) return end;
    if (letters == "t") return at > begin + 1 && s.folded[at - 1] == 'n' ? at - 1 : end;
    return at > begin ? at : end;
  }
  return end;
}

/// "1,945" but not "20th".
bool is_figure(std::string_view words) {
  for (std::size_t at = 0; at < words.size(); at += utf8_size(words[at])) {
    if (is_letter(code_point_at(words, at))) return false;
  }
  return true;
}

/// PUNCT, SYM and NUM can be told from the characters; the rest is left to a tagger.
Upos tag_of(std::string_view words) {
  const char32_t first = code_point_at(words, 0);
  if (is_digit(first)) return is_figure(words) ? Upos::kNum : Upos::kX;
  if (first == '&') return Upos::kX;
  if (is_word_character(first)) {
    const char32_t last = code_point_at(words, utf8_before(words, words.size()));
    return is_currency(last) ? Upos::kSym : Upos::kX;  // "US$"
  }
  const std::size_t second = utf8_size(words[0]);
  if (second < words.size()) {
    const char32_t next = code_point_at(words, second);
    if (is_word_character(next) && !extends_character(next)) return Upos::kX;  // "#tag"
  }
  constexpr std::string_view kSymbols = "$%+=#/";
  if (first < 0x80) {
    const bool symbol = kSymbols.find(words[0]) != kSymbols.npos;
    return symbol ? Upos::kSym : Upos::kPunct;
  }
  return is_symbol(first) ? Upos::kSym : Upos::kPunct;
}

class SentenceSplitter {
 public:
  SentenceSplitter(const SentenceWords& sentence, std::uint32_t begin,
                   std::vector<Token>& tokens)
      : s_(sentence), begin_(begin), tokens_(tokens) {}

  void split() {
    for (std::size_t at = 0; at < s_.size();) at = step(at);
  }

 private:
  /// Adds the tokens of the word or mark at `at`; returns where the next may begin.
  std::size_t step(std::size_t at) {
    const char32_t c = s_.at(at);
    if (is_space(c)) return s_.after(at);
    if (const std::size_t end = find_address_end(s_.folded, at); end > at) {
      return add(at, end);
    }
    if (is_digit(c)) return add(at, number_end(s_, at));
    if (is_word_character(c)) return add_word(at, word_end(s_, at));
    if ((c == '#' || c == '@') && is_letter(s_.at(at + 1))) {
      return add(at, letters_end(s_, at + 1));
    }
    return add_mark(at, mark_end(s_.words, at, s_.spellings));
  }

  std::size_t add_mark(std::size_t begin, std::size_t end) {
    add(begin, end);
    const bool range = is_dash(s_.at(begin)) && begin > 0 && is_digit(s_.at(end)) &&
                       is_digit(s_.at(utf8_before(s_.words, begin)));
    const bool emoticon =
        s_.spellings.emoticons.contains(s_.words.substr(begin, end - begin));
    if (range || emoticon) tokens_.back().upos = Upos::kSym;
    return end;
  }

  std::size_t add(std::size_t begin, std::size_t end) {
    tokens_.emplace_back();
    tokens_.back().span = {begin_ + static_cast<std::uint32_t>(begin),
                           begin_ + static_cast<std::uint32_t>(end)};
    tokens_.back().upos = tag_of(s_.words.substr(begin, end - begin));
    return end;
  }

  std::size_t add_word(std::size_t begin, std::size_t end) {
    const auto parts =
        s_.spellings.contractions.find(s_.folded.substr(begin, end - begin));
    if (parts != s_.spellings.contractions.end()) {
      for (const std::string_view part : parts->second) {
        begin = add(begin, begin + part.size());
      }
      return end;
    }
    const std::size_t last = clitic_begin(s_, begin, end);
    if (last == end) return add(begin, end);
    const std::size_t middle = clitic_begin(s_, begin, last);  // "would" "n't" "'ve"
    add(begin, middle);
    if (middle < last) add(middle, last);
    return add(last, end);
  }

  const SentenceWords& s_;
  std::uint32_t begin_;
  std::vector<Token>& tokens_;
};

}  // namespace

std::vector<Token> split_tokens(const Document& document, std::span<Sentence> sentences,
                                const Spellings& spellings) {
  std::vector<Token> tokens;
  tokens.reserve(document.text().size() / 5);
  for (Sentence& sentence : sentences) {
    const std::string_view words = document.words(sentence.span);
    const std::size_t stop = sentence.headline ? words.size() : find_final_stop(words);
    sentence.first_token = static_cast<std::uint32_t>(tokens.size());
    const SentenceWords s{words, document.folded(sentence.span), stop, spellings};
    SentenceSplitter(s, sentence.span.begin, tokens).split();
    sentence.last_token = static_cast<std::uint32_t>(tokens.size());
  }
  return tokens;
}

}  // namespace hearsay
