#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>

namespace hearsay {

/// A line of input on its way to a thread.
struct WorkLine {
  std::string bytes;
  bool over_limit = false;
};

/// The three ends of the work. `next` and `write` are each called from one thread,
/// `make_answer` once for each thread; the function it returns from that thread alone.
struct WorkEnds {
  std::function<std::optional<WorkLine>()> next;
  std::function<std::function<std::string(const WorkLine&)>()> make_answer;
  /// `waiting`: nothing else is answered yet, so what is written should be flushed.
  /// False ends the work.
  std::function<bool(const std::string& answer, bool waiting)> write;
};

/// Answers lines with `threads` threads; answers come in the order of the lines. At
/// most 8 lines for each thread, and about 64 MB of them, are held at a time. An
/// exception of `next` ends the work after what came before is written, and is thrown
/// again here.
void work_in_order(const WorkEnds& ends, std::size_t threads);

}  // namespace hearsay
