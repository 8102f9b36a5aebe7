#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/table.h"
#include "base/word_map.h"

namespace hearsay {

/// Phrases of one word or more, and what each means.
///
/// Keeps views: the words must outlive it.
template <typename T>
class Phrases {
 public:
  struct Match {
    std::uint32_t words = 0;  ///< 0: none of the phrases
    const T* meaning = nullptr;
    explicit operator bool() const { return words > 0; }
  };

  void add(std::string_view phrase, T meaning) {
    auto words = split_list(phrase, ' ');
    by_first_[words.front()].push_back(entries_.size());
    by_last_[words.back()].push_back(entries_.size());
    entries_.push_back({std::move(words), std::move(meaning)});
  }

  /// The longest phrase whose first word is `word(at)`; `word` gives "" outside.
  template <typename Words>
  Match from(const Words& word, std::int64_t at) const {
    return longest(by_first_.find(word(at)), word, [at](std::size_t) { return at; });
  }

  /// The longest phrase whose last word is `word(end - 1)`.
  template <typename Words>
  Match before(const Words& word, std::int64_t end) const {
    return longest(by_last_.find(word(end - 1)), word, [end](std::size_t size) {
      return end - static_cast<std::int64_t>(size);
    });
  }

 private:
  struct Entry {
    std::vector<std::string_view> words;
    T meaning;
  };

  template <typename Words, typename Begin>
  Match longest(const std::vector<std::size_t>* found, const Words& word,
                const Begin& begin) const {
    Match best;
    if (found == nullptr) return best;
    for (const std::size_t index : *found) {
      const Entry& entry = entries_[index];
      const auto size = static_cast<std::uint32_t>(entry.words.size());
      if (size > best.words && holds(entry, word, begin(size))) {
        best = {size, &entry.meaning};
      }
    }
    return best;
  }

  template <typename Words>
  static bool holds(const Entry& entry, const Words& word, std::int64_t at) {
    for (const std::string_view part : entry.words) {
      if (word(at++) != part) return false;
    }
    return true;
  }

  std::vector<Entry> entries_;
  WordMap<std::vector<std::size_t>> by_first_;
  WordMap<std::vector<std::size_t>> by_last_;
};

}  // namespace hearsay
