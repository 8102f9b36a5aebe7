#pragma once

#include <memory>
#include <span>
#include <vector>

#include "base/result.h"
#include "base/weights_file.h"
#include "news/document.h"
#include "news/name.h"
#include "news/sentence.h"
#include "news/token.h"

namespace hearsay {

/// The trained reading of sentences: one encoder whose states many heads read. Tags,
/// lemmas, trees and names come from one pass over each paragraph.
///
/// Immutable once loaded; any number of threads may share it. The same document gives
/// the same bytes whatever the processor, the number of threads and what was read
/// before.
class Analyser {
 public:
  /// Of `file`, all of it checked.
  static Result<Analyser> load(WeightsFile file);
  ~Analyser();
  Analyser(Analyser&&) noexcept;
  Analyser& operator=(Analyser&&) noexcept;

  /// Sets part of speech, verb form and analysis of every token of `sentences`, and
  /// returns the names in them, in order of span and scheme. `tokens` are those of the
  /// whole document.
  std::vector<Name> analyse(const Document& document,
                            std::span<const Sentence> sentences,
                            std::span<Token> tokens) const;

 private:
  struct Parts;
  explicit Analyser(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace hearsay
