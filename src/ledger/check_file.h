#pragma once

#include <string>

#include "base/result.h"

namespace hearsay {

// What can be said of a ledger's file before SQLite opens it. An Error says what stands
// in the way, and the remedy.

Result<void> check_file_to_read(const std::string& path);
/// The file itself need not be there.
Result<void> check_file_to_append(const std::string& path);

/// Whether nobody can be writing: even a reader takes a lock, in files beside the
/// ledger, and here none can be made and nobody has made them (a disc, an archive).
bool is_at_rest(const std::string& path);

}  // namespace hearsay
