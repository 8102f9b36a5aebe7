#pragma once

#include <cstdint>

#include "base/code_points.h"
#include "base/result.h"
#include "ledger/sqlite.h"
#include "news/reading.h"

namespace hearsay {

/// The lists that write_reading() wrote under this id, equal to those it was given; the
/// sentences and tokens are not there. `code_points` are those of the document's text.
Result<Reading> load_reading(const Database& database, std::int64_t id,
                             const CodePoints& code_points);

/// What was left out on the way to that reading: by "ingest" or by the "reading"
/// itself.
Result<std::vector<Unread>> load_unread(const Database& database, std::int64_t id,
                                        const CodePoints& code_points,
                                        std::string_view stage);

}  // namespace hearsay
