#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/result.h"

namespace hearsay {

/// The reports that INPUT names: the file itself, "-" for standard input, or every
/// *.txt and *.text below a folder, in order of their paths. Hidden files and folders
/// are left out.
///
/// Fails (kInput) on an address, a web page, and a folder without reports. A folder
/// inside that may not be opened is listed as if it were a report, so that reading it
/// says so.
Result<std::vector<std::string>> list_inputs(const std::string& input);

/// The bytes of a file, or of standard input for "-". Fails (kInput) when there is
/// none, when it cannot be opened or read, and, before reading it, when it is larger
/// than `most_bytes`.
Result<std::string> read_file(const std::string& path, std::size_t most_bytes);

/// How a report over the limit is refused, as the end of "PATH is ...".
std::string too_large(std::size_t most_bytes);

}  // namespace hearsay
