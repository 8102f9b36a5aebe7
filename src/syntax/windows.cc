#include "syntax/windows.h"

#include <algorithm>

#include "base/characters.h"
#include "base/utf8.h"

namespace hearsay {
namespace {

constexpr std::size_t kMostPieces = EncoderSizes::kPositions;

/// Pieces of one word that are read; what has more is no word but a code or an address.
constexpr std::size_t kMostPiecesOfWord = 16;

constexpr std::uint8_t kSentenceStart = 1;
constexpr std::uint8_t kInQuotes = 2;
constexpr std::uint8_t kHeadline = 4;

}  // namespace

Shape shape_of(std::string_view word) {
  std::size_t letters = 0;
  std::size_t upper = 0;
  bool first_upper = false;
  for (std::size_t at = 0; at < word.size();) {
    const CodePoint c = read_code_point(word, at);
    at = c.end;
    if (is_digit(c.value)) return Shape::kDigit;
    if (!is_letter(c.value)) continue;
    if (is_upper(c.value)) {
      if (letters == 0) first_upper = true;
      ++upper;
    }
    ++letters;
  }
  if (letters == 0) return Shape::kMark;
  if (upper == 0) return Shape::kLower;
  if (upper == letters) return letters > 1 ? Shape::kUpper : Shape::kTitle;
  return first_upper && upper == 1 ? Shape::kTitle : Shape::kMixed;
}

void Batch::clear() {
  windows_.clear();
  sentences_.clear();
}

std::size_t Batch::window_size() const {
  return open_ ? windows_.pieces.size() - window_begin_ : 0;
}

void Batch::open_window() {
  window_begin_ = windows_.pieces.size();
  open_ = true;
  windows_.pieces.push_back(WordPieces::kBegin);
  windows_.shapes.push_back(0);
  windows_.flags.push_back(0);
}

void Batch::close_window() {
  if (!open_) return;
  windows_.pieces.push_back(WordPieces::kEnd);
  windows_.shapes.push_back(0);
  windows_.flags.push_back(0);
  windows_.ends.push_back(static_cast<std::uint32_t>(windows_.pieces.size()));
  open_ = false;
}

/// The pieces, shapes and flags of a sentence's words.
void Batch::cut(const Document& document, const Sentence& sentence,
                std::span<const Token> tokens, const WordPieces& pieces) {
  sentence_pieces_.clear();
  sentence_words_.clear();
  for (std::size_t i = sentence.first_token; i < sentence.last_token; ++i) {
    const std::string_view form = document.words(tokens[i].span);
    Word word;
    word.first_piece = sentence_pieces_.size();
    pieces.append_ids(form, sentence_pieces_);
    if (sentence_pieces_.size() == word.first_piece)
      sentence_pieces_.push_back(WordPieces::kUnknown);
    sentence_pieces_.resize(
        std::min(sentence_pieces_.size(), word.first_piece + kMostPiecesOfWord));
    word.last_piece = sentence_pieces_.size();
    word.shape = static_cast<std::uint8_t>(shape_of(form));
    const bool opens = form == "“" || form == "«" || form == "``";
    const bool closes = form == "”" || form == "»" || form == "''";
    if (opens || closes) {
      quoted_ = opens;
    } else if (form == "\"") {
      quoted_ = !quoted_;
    } else if (quoted_) {
      word.flags |= kInQuotes;
    }
    if (i == sentence.first_token) word.flags |= kSentenceStart;
    if (sentence.headline) word.flags |= kHeadline;
    sentence_words_.push_back(word);
  }
}

std::uint32_t Batch::add_word(const Word& word) {
  const auto row = static_cast<std::uint32_t>(windows_.pieces.size());
  for (std::size_t i = word.first_piece; i < word.last_piece; ++i) {
    windows_.pieces.push_back(sentence_pieces_[i]);
    windows_.shapes.push_back(word.shape);
    windows_.flags.push_back(word.flags);
  }
  return row;
}

/// Windows of whole words that begin half a window apart.
void Batch::add_long_sentence() {
  constexpr std::size_t kRoom = kMostPieces - 2;
  const std::size_t first_word = windows_.words.size();
  const std::size_t count = sentence_words_.size();
  windows_.words.resize(first_word + count);
  // From each word to the nearer edge of the window where it was read best.
  std::vector<std::size_t> margin(count, 0);
  for (std::size_t begin = 0; begin < count;) {
    const std::size_t from = sentence_words_[begin].first_piece;
    std::size_t end = begin;
    while (end < count && sentence_words_[end].last_piece - from <= kRoom) ++end;
    const std::size_t to = sentence_words_[end - 1].last_piece;
    open_window();
    for (std::size_t i = begin; i < end; ++i) {
      const Word& word = sentence_words_[i];
      const std::size_t before = begin == 0 ? kMostPieces : word.first_piece - from + 1;
      const std::size_t after = end == count ? kMostPieces : to - word.last_piece + 1;
      const std::size_t here = std::min(before, after);
      const std::uint32_t row = add_word(word);
      if (here <= margin[i]) continue;
      margin[i] = here;
      windows_.words[first_word + i] = row;
    }
    close_window();
    if (end == count) break;
    while (sentence_words_[begin].first_piece - from < kRoom / 2) ++begin;
  }
}

void Batch::add_paragraph(const Document& document, std::span<const Sentence> all,
                          std::size_t first, std::size_t last,
                          std::span<const Token> tokens, const WordPieces& pieces) {
  quoted_ = false;
  for (std::size_t s = first; s < last; ++s) {
    cut(document, all[s], tokens, pieces);
    if (sentence_words_.empty()) continue;
    const std::size_t size = sentence_pieces_.size();
    if (open_ && window_size() + 1 + size > kMostPieces) close_window();
    const std::size_t first_word = windows_.words.size();
    const bool opens = !open_;
    if (size + 2 > kMostPieces) {
      add_long_sentence();
    } else {
      if (!open_) open_window();
      for (const Word& word : sentence_words_) windows_.words.push_back(add_word(word));
    }
    sentences_.push_back({s, first_word, windows_.words.size(), opens});
  }
  close_window();
}

}  // namespace hearsay
