#pragma once

#include <optional>
#include <string>

#include "export/json_writer.h"
#include "news/document.h"
#include "news/reading.h"

namespace hearsay {

struct JsonOptions {
  bool text = true;     ///< with the report's text
  bool tokens = false;  ///< with the layer of tokens
  bool names = false;   ///< with the layer of names
  JsonLayout layout = JsonLayout::kOneLine;
  /// The id, as JSON, in place of the document's own: a caller's ids may be numbers.
  std::optional<std::string> id = std::nullopt;
};

/// The reading as the promise of docs/reading.md has it ("hearsay.reading/1"): every
/// key is there, null for what is unknown, offsets count code points. No line end at
/// the end. The same reading gives the same bytes.
std::string to_json(const Document& document, const Reading& reading,
                    const JsonOptions& options = {});

/// The same, block by block: the JSON of a long report is many times its text.
void write_json(const Document& document, const Reading& reading,
                const JsonOptions& options, const JsonSink& sink);

}  // namespace hearsay
