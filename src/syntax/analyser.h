#pragma once

#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "base/result.h"
#include "base/weights_file.h"
#include "news/attribution.h"
#include "news/document.h"
#include "news/name.h"
#include "news/sentence.h"
#include "news/token.h"

namespace hearsay {

struct Analysed {
  std::vector<std::optional<Analysis>> analyses;  ///< one for each token
  std::vector<Name> names;                        ///< in order of span and scheme
  /// Source, cue, content and parent; a parent stands before what is inside it.
  LearnedAttributions attributions;
};

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

  /// Sets part of speech and verb form of every token of `sentences`, and says what
  /// else it sees. `tokens` are those of the whole document.
  Analysed analyse(const Document& document, std::span<const Sentence> sentences,
                   std::span<Token> tokens) const;

 private:
  struct Parts;
  explicit Analyser(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace hearsay
