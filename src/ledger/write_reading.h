#pragma once

#include <cstdint>

#include "base/result.h"
#include "ledger/sqlite.h"
#include "news/document.h"
#include "news/reading.h"

namespace hearsay {

/// Adds all the lists of `reading` under the row `id` of readings, inside the caller's
/// transaction. Refuses a reading with a span that is not in the text: such a one is a
/// mistake of ours, and nothing of it may reach the ledger.
Result<void> write_reading(const Database& database, std::int64_t id,
                           const Document& document, const Reading& reading);

}  // namespace hearsay
