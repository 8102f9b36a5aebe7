#pragma once

#include <string>
#include <vector>

#include "base/span.h"
#include "news/document.h"

namespace hearsay {

/// The bytes of a report as UTF-8, and what they were.
struct DecodedText {
  std::string text;  ///< valid UTF-8, '\n' alone ending lines, no byte-order mark
  Encoding encoding = Encoding::kUtf8;
  std::vector<Span> replaced;  ///< runs of U+FFFD that stand for bytes of no meaning
};

/// Decodes bytes of unknown encoding; never fails.
///
/// A byte-order mark decides. Without one, bytes that are not UTF-8 are Windows-1252
/// where their high bytes read as Western text (curly quotes, accented letters in
/// words); else they are damaged UTF-8, and what is damaged is replaced.
DecodedText decode_text(std::string bytes);

}  // namespace hearsay
