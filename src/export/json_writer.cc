#include "export/json_writer.h"

#include <array>
#include <charconv>
#include <cmath>

namespace hearsay {
namespace {

constexpr std::size_t kBlockBytes = std::size_t{1} << 16U;

constexpr char kLook = '?';  // the byte begins a code point that may end a line

/// What stands behind the backslash for each byte; 'u' for those written as \u00XX, 0
/// for those that need no escape (RFC 8259, section 7).
constexpr std::array<char, 256> kEscapes = [] {
  std::array<char, 256> escapes{};
  for (std::size_t c = 0; c < 0x20; ++c) escapes[c] = 'u';
  escapes['"'] = '"';
  escapes['\\'] = '\\';
  escapes['\b'] = 'b';
  escapes['\f'] = 'f';
  escapes['\n'] = 'n';
  escapes['\r'] = 'r';
  escapes['\t'] = 't';
  escapes[0xC2] = kLook;
  escapes[0xE2] = kLook;
  return escapes;
}();

/// An escape in place of the bytes at the beginning of a text.
struct Escape {
  std::string_view text;  ///< "" where the bytes stay as they are
  std::size_t bytes = 1;
};

/// NEL, LINE SEPARATOR and PARAGRAPH SEPARATOR: JSON allows them, but programs that cut
/// JSON lines at every line end that Unicode knows would cut there.
Escape line_end_at(std::string_view words) {
  if (words.starts_with("\xC2\x85")) return {"\\u0085", 2};
  if (words.starts_with("\xE2\x80\xA8")) return {"\\u2028", 3};
  if (words.starts_with("\xE2\x80\xA9")) return {"\\u2029", 3};
  return {};
}

void append_escape(std::string& out, unsigned char c, char escape) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  out += '\\';
  out += escape;
  if (escape != 'u') return;
  out += "00";
  out += kDigits[c >> 4U];
  out += kDigits[c & 0xFU];
}

void append_escaped(std::string& out, std::string_view words) {
  std::size_t begin = 0;  // of the bytes not yet copied
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto c = static_cast<unsigned char>(words[i]);
    const char escape = kEscapes[c];
    if (escape == 0) continue;
    const Escape line_end = escape == kLook ? line_end_at(words.substr(i)) : Escape{};
    if (escape == kLook && line_end.text.empty()) continue;
    out.append(words, begin, i - begin);
    escape == kLook ? void(out += line_end.text) : append_escape(out, c, escape);
    i += line_end.bytes - 1;
    begin = i + 1;
  }
  out.append(words, begin);
}

}  // namespace

void JsonWriter::key(std::string_view name) {
  before_value();
  out_ += '"';
  out_ += name;
  out_ += on_own_line() ? "\": " : "\":";
  after_key_ = true;
}

void JsonWriter::text(std::string_view words) {
  before_value();
  out_ += '"';
  append_escaped(out_, words);
  out_ += '"';
}

void JsonWriter::number(std::uint64_t value) {
  before_value();
  std::array<char, 20> digits;
  const auto end = std::to_chars(digits.begin(), digits.end(), value).ptr;
  out_.append(digits.begin(), end);
}

void JsonWriter::number(double value) {
  if (!std::isfinite(value)) return null();
  before_value();
  std::array<char, 1100> digits;  // the smallest double has 1,074 decimals
  const auto end =
      std::to_chars(digits.begin(), digits.end(), value, std::chars_format::fixed).ptr;
  out_.append(digits.begin(), end);
}

void JsonWriter::hundredths(double value) {
  if (!std::isfinite(value)) return null();
  before_value();
  std::array<char, 400> digits;
  const auto end =
      std::to_chars(digits.begin(), digits.end(), value, std::chars_format::fixed, 2)
          .ptr;
  out_.append(digits.begin(), end);
}

void JsonWriter::boolean(bool value) { json(value ? "true" : "false"); }

void JsonWriter::null() { json("null"); }

void JsonWriter::id(char letter, std::size_t index) {
  before_value();
  std::array<char, 20> digits;
  const auto end = std::to_chars(digits.begin(), digits.end(), index).ptr;
  out_ += '"';
  out_ += letter;
  out_.append(digits.begin(), end);
  out_ += '"';
}

void JsonWriter::json(std::string_view value) {
  before_value();
  out_ += value;
}

void JsonWriter::begin(char bracket) {
  before_value();
  out_ += bracket;
  ++depth_;
  if (depth_ <= kOuterLevels) {
    broken_[depth_] =
        layout_ == JsonLayout::kReadable && (depth_ == 1 || bracket == '[');
  }
  first_ = true;
}

void JsonWriter::end(char bracket) {
  const bool own_line = on_own_line() && !first_;
  --depth_;
  if (own_line) new_line();
  out_ += bracket;
  first_ = false;
}

void JsonWriter::before_value() {
  if (sink_ != nullptr && out_.size() >= kBlockBytes) {
    (*sink_)(out_);
    out_.clear();
  }
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (!first_) out_ += ',';
  if (on_own_line()) new_line();
  first_ = false;
}

void JsonWriter::new_line() {
  out_ += '\n';
  out_.append(2 * depth_, ' ');
}

bool JsonWriter::on_own_line() const {
  return depth_ <= kOuterLevels && broken_[depth_];
}

}  // namespace hearsay
