#include "batch/line_reader.h"

#include <algorithm>
#include <cstring>

namespace hearsay {
namespace {

constexpr std::size_t kBlockBytes = std::size_t{1} << 16U;
/// After a longer line its memory is given back.
constexpr std::size_t kKeptBytes = std::size_t{1} << 20U;

}  // namespace

LineReader::LineReader(std::istream& in, std::size_t max_line_bytes)
    : in_(in), max_line_bytes_(max_line_bytes), block_(kBlockBytes) {}

std::optional<InputLine> LineReader::next() {
  if (line_.capacity() > kKeptBytes) line_ = std::string();
  line_.clear();
  over_limit_ = false;
  bool any = false;
  while (block_begin_ < block_end_ || fill_block()) {
    any = true;
    const char* begin = block_.data() + block_begin_;
    const std::size_t size = block_end_ - block_begin_;
    const auto* end = static_cast<const char*>(std::memchr(begin, '\n', size));
    take(end == nullptr ? size : static_cast<std::size_t>(end - begin));
    if (end == nullptr) continue;
    ++block_begin_;  // the '\n' itself
    return finished_line();
  }
  if (!any) return std::nullopt;
  return finished_line();
}

bool LineReader::is_input_waiting() const {
  return block_begin_ < block_end_ || in_.rdbuf()->in_avail() > 0;
}

/// One call that may wait, then whatever the stream holds: sgetn() for a whole block
/// would keep a line back until the block is full.
bool LineReader::fill_block() {
  std::streambuf& source = *in_.rdbuf();
  if (source.sgetc() == std::streambuf::traits_type::eof()) return false;
  const auto waiting = std::clamp<std::streamsize>(
      source.in_avail(), 1, static_cast<std::streamsize>(block_.size()));
  block_begin_ = 0;
  block_end_ = static_cast<std::size_t>(source.sgetn(block_.data(), waiting));
  return block_end_ > 0;
}

void LineReader::take(std::size_t bytes) {
  over_limit_ = over_limit_ || line_.size() + bytes > max_line_bytes_;
  if (!over_limit_) line_.append(block_.data() + block_begin_, bytes);
  block_begin_ += bytes;
}

InputLine LineReader::finished_line() {
  if (over_limit_) return {{}, true};
  const std::size_t size = line_.size();
  line_.resize(size + kPadding);
  return {std::string_view(line_).substr(0, size), false};
}

}  // namespace hearsay
