#pragma once

#include <string>

#include "news/document.h"
#include "news/reading.h"

namespace hearsay {

/// The words of every sentence in CoNLL-U (universaldependencies.org/format.html).
///
/// What is not read is "_". A written word of several ("isn't") has a line of its own
/// over those of its parts. MISC holds start_char and end_char, which count code points
/// of the report's text, and SpaceAfter=No.
std::string to_conllu(const Document& document, const Reading& reading);

}  // namespace hearsay
