#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "news/document.h"
#include "news/sentence.h"
#include "news/token.h"
#include "syntax/encoder.h"
#include "syntax/word_pieces.h"

namespace hearsay {

/// How a word is written: the analyser's pieces are in lower case.
enum class Shape : std::uint8_t {
  kNone,
  kLower,
  kTitle,
  kUpper,
  kMixed,
  kDigit,
  kMark
};

Shape shape_of(std::string_view word);

/// A sentence whose words are [first_word, last_word) of a batch.
struct BatchSentence {
  std::size_t sentence = 0;  ///< its place in the list it was added from
  std::size_t first_word = 0;
  std::size_t last_word = 0;
  bool opens_window = false;  ///< the first of those that are encoded together
};

/// Paragraphs, made ready for the encoder: words cut into pieces, pieces gathered into
/// windows. A paragraph is one window, or as many as its length needs, cut between
/// sentences; a sentence longer than a window is read in windows that overlap by half,
/// and each of its words where it stands farthest from an edge. The same is done by
/// training/windows.py.
class Batch {
 public:
  /// Pieces from which a batch is full. It may hold more: a paragraph is not divided.
  static constexpr std::size_t kFull = 512;

  bool full() const { return windows_.pieces.size() >= kFull; }
  bool empty() const { return sentences_.empty(); }
  void clear();

  /// `sentences` are [first, last) of `all`: those of one paragraph that are readable.
  void add_paragraph(const Document& document, std::span<const Sentence> all,
                     std::size_t first, std::size_t last, std::span<const Token> tokens,
                     const WordPieces& pieces);

  const PackedWindows& windows() const { return windows_; }
  std::span<const BatchSentence> sentences() const { return sentences_; }

 private:
  struct Word {
    std::size_t first_piece = 0;  ///< in pieces_of_sentence_
    std::size_t last_piece = 0;
    std::uint8_t shape = 0;
    std::uint8_t flags = 0;
  };

  void cut(const Document& document, const Sentence& sentence,
           std::span<const Token> tokens, const WordPieces& pieces);
  /// Puts its pieces into the open window; the row of the first.
  std::uint32_t add_word(const Word& word);
  void add_long_sentence();
  void open_window();
  void close_window();
  std::size_t window_size() const;

  PackedWindows windows_;
  std::vector<BatchSentence> sentences_;
  std::vector<std::uint32_t> sentence_pieces_;
  std::vector<Word> sentence_words_;
  std::size_t window_begin_ = 0;
  bool open_ = false;
  bool quoted_ = false;
};

}  // namespace hearsay
