#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/result.h"
#include "base/weights_file.h"
#include "news/dependencies.h"

namespace hearsay {

/// The lemmas that forms had in the training texts, by XPOS: what a script cannot know
/// ("sold", "companies"), and which of "replac" and "replace" is a word.
class LemmaMemory {
 public:
  /// Views into `file` are kept: it must outlive this.
  static Result<LemmaMemory> load(const WeightsFile& file);

  /// `lemma` where `form` was seen with it or nothing speaks against it; else the lemma
  /// that the form had most often, or the nearest spelling that is a known lemma.
  std::string corrected(std::string_view form, Xpos xpos, std::string lemma) const;

 private:
  /// A row's lemmas, the most frequent first, with spaces between them.
  std::unordered_map<std::string_view, std::string_view> rows_;
  std::unordered_set<std::string_view> verbs_;
  std::unordered_set<std::string_view> nouns_;
  std::unordered_set<std::string_view> words_;  ///< whole words among the pieces
};

}  // namespace hearsay
