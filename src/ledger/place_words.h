#pragma once

#include <optional>
#include <string>

#include "base/code_points.h"
#include "base/result.h"
#include "ledger/insert.h"
#include "news/document.h"

namespace hearsay {

/// Turns spans of a document into places as the ledger keeps them. Remembers whether
/// one was not in the text, so that one question at the end is enough.
class WordPlacer {
 public:
  explicit WordPlacer(const Document& document);

  CodePointSpan span(Span span);
  PlacedWords words(Span span);
  std::optional<PlacedWords> words(const std::optional<Span>& span);

  /// Or an error, which names `ledger`.
  Result<void> all_inside(const std::string& ledger) const;

 private:
  bool is_inside(Span span) const;

  const Document& document_;
  CodePoints code_points_;
  std::optional<Span> misplaced_;
};

}  // namespace hearsay
