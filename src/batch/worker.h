#pragma once

#include <cstddef>
#include <istream>
#include <ostream>

#include "base/result.h"
#include "read/models.h"

namespace hearsay {

struct WorkerOptions {
  bool tokens = false;       ///< with the layer of tokens
  bool names = false;        ///< with the layer of names
  bool words_given = false;  ///< texts are split already: DocumentInfo::words_given
  std::size_t threads = 1;
  /// A longer line is skipped and answered with too-large.
  std::size_t max_line_bytes = std::size_t{64} << 20U;
};

/// Reads one report a line and answers one reading a line, in order; docs/reading.md
/// has the protocol. A line that cannot be read is answered with why, and the next one
/// is read. Whatever is answered is flushed before waiting for more input. One thread
/// holds one line at a time; several give the same bytes. Fails only when `in` cannot
/// be read or `out` not be written.
Result<void> run_worker(std::istream& in, std::ostream& out, const Models& models,
                        const WorkerOptions& options = {});

}  // namespace hearsay
