#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <unordered_map>

namespace hearsay {

/// What is known of some words, for asking about every word of a text.
///
/// Most words of a text are in no table; first letter and length turn them away before
/// anything is hashed. Keeps views: the words must outlive the map.
template <typename T>
class WordMap {
 public:
  /// The entry of `word`, made when there is none. `word` must not be empty.
  T& operator[](std::string_view word) {
    lengths_[first_of(word)] |= length_bit(word);
    return entries_[word];
  }

  /// The entry of `word`, or null.
  const T* find(std::string_view word) const {
    if (word.empty() || (lengths_[first_of(word)] & length_bit(word)) == 0) {
      return nullptr;
    }
    const auto found = entries_.find(word);
    return found == entries_.end() ? nullptr : &found->second;
  }
  bool contains(std::string_view word) const { return find(word) != nullptr; }
  std::size_t size() const { return entries_.size(); }

 private:
  static std::size_t first_of(std::string_view word) {
    return static_cast<unsigned char>(word[0]);
  }
  static std::uint64_t length_bit(std::string_view word) {
    return std::uint64_t{1} << std::min<std::size_t>(word.size(), 63);
  }

  std::array<std::uint64_t, 256> lengths_{};  ///< by first byte: a bit for each length
  std::unordered_map<std::string_view, T> entries_;
};

}  // namespace hearsay
