#pragma once

#include "news/document.h"
#include "news/reading.h"
#include "read/models.h"
#include "read/stage_times.h"

namespace hearsay {

/// Everything Hearsay finds in one report. Never fails: of a text it does not
/// understand it finds less. The same document and models give the same reading. What
/// each stage costs is added to `times`, if there are any.
Reading read_document(const Document& document, const Models& models,
                      StageTimes* times = nullptr);

}  // namespace hearsay
