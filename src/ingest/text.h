#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "base/calendar.h"
#include "base/result.h"
#include "news/document.h"

namespace hearsay {

/// What the caller knows of a report; it wins over what the text says of itself.
struct TextOptions {
  std::string name = "standard input";  ///< of the file, for messages
  std::optional<std::string> id = {};
  std::optional<std::string> title = {};
  std::optional<Published> published = {};
  std::optional<std::string> url = {};
  std::optional<std::string> publisher = {};
  bool words_given = false;                         ///< DocumentInfo::words_given
  std::size_t most_bytes = std::size_t{64} << 20U;  ///< larger reports are refused
};

/// Reads a plain text or live blog saved as text: decodes it (encoding.h), makes '\n'
/// alone end its lines, and finds title and date at its top (title.h).
///
/// Bytes that could not be decoded are named in info().unread. Fails (kInput) on what
/// is not text, on nothing but white space, and on more than `most_bytes`.
Result<Document> read_text(std::string bytes, TextOptions options = {});

/// A document of a text that is given as it is, and whose offsets therefore count in it
/// as given. `text` must be valid UTF-8. Finds the title and date at its top where
/// `info` has none; a title given is looked for in the first line.
Document make_document(std::string text, DocumentInfo info = {});

}  // namespace hearsay
