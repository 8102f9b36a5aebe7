#include "split/tokens.h"

#include <string_view>

#include "base/characters.h"
#include "base/utf8.h"
#include "split/addresses.h"
#include "split/marks.h"
#include "split/words.h"

namespace hearsay {
namespace {

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

/// Splits one sentence and appends its tokens to those of the document.
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
    if (const std::size_t end = lone_clitic_end(s_, at); end > at) return add(at, end);
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
    const std::string_view mark = s_.words.substr(begin, end - begin);
    if (range || s_.spellings.emoticons.contains(mark))
      tokens_.back().upos = Upos::kSym;
    if (s_.spellings.brackets.contains(mark)) tokens_.back().upos = Upos::kPunct;
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

std::vector<Token> given_tokens(const Document& document,
                                std::span<Sentence> sentences) {
  std::vector<Token> tokens;
  for (Sentence& sentence : sentences) {
    const std::string_view words = document.words(sentence.span);
    sentence.first_token = static_cast<std::uint32_t>(tokens.size());
    for (std::size_t at = 0; at < words.size();) {
      std::size_t end = at;
      while (end < words.size() && !is_space(code_point_at(words, end)))
        end += utf8_size(words[end]);
      if (end > at) {
        const Span span{sentence.span.begin + static_cast<std::uint32_t>(at),
                        sentence.span.begin + static_cast<std::uint32_t>(end)};
        tokens.push_back({span, tag_of(words.substr(at, end - at)), {}});
      }
      at = end < words.size() ? end + utf8_size(words[end]) : end;
    }
    sentence.last_token = static_cast<std::uint32_t>(tokens.size());
  }
  return tokens;
}

}  // namespace hearsay
