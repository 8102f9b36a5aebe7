#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

namespace hearsay {

/// How JSON is laid out; the values are the same.
enum class JsonLayout {
  kOneLine,  ///< no white space at all
  kReadable  ///< each member on its line, of a list of the top each entry on its line
};

/// Takes JSON block by block.
using JsonSink = std::function<void(std::string_view)>;

/// Writes JSON (RFC 8259), value after value.
///
/// Commas are set here; that keys and values alternate, and that brackets close, is up
/// to the caller. Text must be valid UTF-8; what the standard demands is escaped, and
/// every other line end of Unicode, so that no program sees two lines in one.
class JsonWriter {
 public:
  /// Everything is held until take(); or, with a `sink` (which must outlive this),
  /// given to it whenever a block is full, so that no large document is ever held
  /// whole.
  explicit JsonWriter(JsonLayout layout = JsonLayout::kOneLine,
                      const JsonSink* sink = nullptr)
      : layout_(layout), sink_(sink) {}

  void begin_object() { begin('{'); }
  void end_object() { end('}'); }
  void begin_array() { begin('['); }
  void end_array() { end(']'); }

  /// `name` must need no escapes.
  void key(std::string_view name);
  void text(std::string_view words);
  void number(std::uint64_t value);
  /// The shortest digits that read back as `value`, never with an exponent: 6000,
  /// 0.25. What is no finite number is null.
  void number(double value);
  void hundredths(double value);  ///< two decimals: 0.90
  void boolean(bool value);
  void null();
  /// An id of one reading: a letter and a place in a list, "c12".
  void id(char letter, std::size_t index);
  /// One value that is JSON already.
  void json(std::string_view value);

  /// What was written and not yet given to the sink.
  std::string take() { return std::move(out_); }

 private:
  void begin(char bracket);
  void end(char bracket);
  void before_value();
  void new_line();
  bool on_own_line() const;

  static constexpr std::size_t kOuterLevels = 2;

  JsonLayout layout_;
  const JsonSink* sink_;
  std::string out_;
  std::size_t depth_ = 0;
  /// Whether the entries of the bracket at this depth stand on lines of their own.
  std::array<bool, kOuterLevels + 1> broken_{};
  bool first_ = true;  ///< nothing stands in the innermost bracket yet
  bool after_key_ = false;
};

}  // namespace hearsay
