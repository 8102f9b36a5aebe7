#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "export/table.h"

namespace hearsay {

// Results go to standard output, words for people to standard error.

/// Fails (kEnvironment) where the bytes cannot be written: a full disk. The bytes may
/// wait in a buffer until flush_output().
Result<void> write_output(std::string_view bytes);
Result<void> flush_output();

/// "hearsay: MESSAGE" on standard error, made safe for a terminal.
void say(std::string_view message);

/// A name from outside (of a file) as valid UTF-8 on one line, safe for a terminal.
std::string shown_name(std::string_view name);

/// Shortened and styled for a terminal; whole and plain for a file or pipe, or with
/// NO_COLOR (no-color.org). COLUMNS, where it is set, is how wide.
TableOptions table_options();

}  // namespace hearsay
