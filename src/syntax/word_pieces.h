#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "base/weights_file.h"

namespace hearsay {

/// Text -> ids of word pieces, the same as BERT's uncased tokenizer gives: control
/// characters left out, accents off, lower case, every mark and every ideograph a word
/// of its own, and each word the longest pieces first. A word of over 100 characters,
/// or one that cannot be made of pieces, is one unknown piece.
class WordPieces {
 public:
  static constexpr std::uint32_t kUnknown = 100;
  static constexpr std::uint32_t kBegin = 101;  ///< [CLS], before each window
  static constexpr std::uint32_t kEnd = 102;    ///< [SEP], after it

  /// Views into `file` are kept: it must outlive this.
  static Result<WordPieces> load(const WeightsFile& file);

  /// Appends the ids of `text`, which is valid UTF-8; nothing for white space.
  void append_ids(std::string_view text, std::vector<std::uint32_t>& ids) const;

  std::size_t size() const { return size_; }

 private:
  void append_word(std::string_view word, std::vector<std::uint32_t>& ids) const;

  std::size_t size_ = 0;
  std::unordered_map<std::string_view, std::uint32_t> first_;  ///< pieces that begin
  std::unordered_map<std::string_view, std::uint32_t>
      later_;  ///< the others, less "##"
};

}  // namespace hearsay
