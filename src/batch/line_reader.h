#pragma once

#include <cstddef>
#include <istream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hearsay {

/// One line without its '\n'. The view holds until the next line is read, and
/// LineReader::kPadding more bytes may be read behind it.
struct InputLine {
  std::string_view bytes;
  bool over_limit = false;  ///< longer than the limit: skipped, `bytes` is empty
};

/// Reads a stream line by line and never holds more of it than one line up to a limit
/// and one block. Takes what a pipe has so far, so that each line can be answered as
/// soon as it is there.
class LineReader {
 public:
  static constexpr std::size_t kPadding = 64;  ///< simdjson reads past the end

  LineReader(std::istream& in, std::size_t max_line_bytes);

  /// The next line; the last one needs no '\n'. None at the end of the input. Throws
  /// std::ios_base::failure where the stream cannot be read.
  std::optional<InputLine> next();

  /// Whether more input can be had without waiting for it.
  bool is_input_waiting() const;

 private:
  bool fill_block();
  void take(std::size_t bytes);
  InputLine finished_line();

  std::istream& in_;
  std::size_t max_line_bytes_;
  std::vector<char> block_;
  std::size_t block_begin_ = 0;  ///< of the bytes of the block that are not yet taken
  std::size_t block_end_ = 0;
  std::string line_;
  bool over_limit_ = false;
};

}  // namespace hearsay
