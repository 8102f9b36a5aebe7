#pragma once

#include "news/document.h"
#include "news/reading.h"
#include "read/models.h"

namespace hearsay {

/// Everything Hearsay finds in one report. Never fails: of a text it does not
/// understand it finds less. The same document and models give the same reading.
Reading read_document(const Document& document, const Models& models);

}  // namespace hearsay
