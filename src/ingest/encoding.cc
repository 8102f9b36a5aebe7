#include "ingest/encoding.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/utf8.h"

namespace hearsay {
namespace {

/// Windows-1252 0x80 to 0x9F (WHATWG Encoding, index windows-1252); 0: not assigned.
constexpr std::array<char32_t, 32> kWindows1252{
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
    0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

constexpr unsigned char byte_of(char c) { return static_cast<unsigned char>(c); }
constexpr bool is_high(char c) { return byte_of(c) >= 0x80; }
constexpr bool is_ascii_letter(char c) {
  return (byte_of(c) | 0x20U) >= 'a' && (byte_of(c) | 0x20U) <= 'z';
}

char32_t from_windows_1252(char c) {
  const unsigned char byte = byte_of(c);
  return byte >= 0x80 && byte < 0xA0 ? kWindows1252[byte - 0x80U] : byte;
}

/// Whether a high byte of Windows-1252 is a letter with an accent.
bool is_accented(char c) {
  const unsigned char byte = byte_of(c);
  return (byte >= 0xC0 && byte != 0xD7 && byte != 0xF7) || byte == 0x8A ||
         byte == 0x8C || byte == 0x8E || byte == 0x9A || byte == 0x9C || byte == 0x9E ||
         byte == 0x9F;
}

/// Marks that Western reports use: quotes, dashes, "…", "€", "£", "°", "½", ...
bool is_western_mark(char c) {
  constexpr std::string_view kMarks =
      "\x80\x82\x84\x85\x91\x92\x93\x94\x95\x96\x97\x99"
      "\xA0\xA1\xA3\xA5\xA7\xA9\xAB\xAE\xB0\xB1\xB2\xB3\xB4\xB7\xBA\xBB\xBC\xBD\xBE"
      "\xBF";
  return kMarks.find(c) != kMarks.npos;
}

/// Whether high bytes read as Western text. A word of UTF-8 read so shows as letters
/// and marks in one heap ("Ã©"), which no Western word has.
bool reads_as_windows_1252(std::string_view bytes) {
  constexpr std::ptrdiff_t kFewestLetters = 10;  // fewer say nothing of a language
  if (std::ranges::count_if(bytes, is_ascii_letter) < kFewestLetters) return false;
  std::size_t likely = 0;
  std::size_t unlikely = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (!is_high(bytes[i])) continue;
    if (from_windows_1252(bytes[i]) == 0) return false;
    const char before = i > 0 ? bytes[i - 1] : ' ';
    const char after = i + 1 < bytes.size() ? bytes[i + 1] : ' ';
    const bool alone = !is_high(before) && !is_high(after);
    const bool in_word = is_ascii_letter(before) || is_ascii_letter(after);
    const bool fits =
        is_accented(bytes[i]) ? in_word : is_western_mark(bytes[i]) && alone;
    ++(fits ? likely : unlikely);
  }
  return likely > unlikely * 10;
}

/// How many code points beyond ASCII are well-formed UTF-8.
std::size_t count_well_formed(const RepairedText& repaired) {
  const auto leads =
      std::ranges::count_if(repaired.text, [](char c) { return byte_of(c) >= 0xC0; });
  std::size_t replacements = 0;
  for (const Span run : repaired.replaced) replacements += run.size() / 3;
  return static_cast<std::size_t>(leads) - replacements;
}

std::string decode_windows_1252(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 8);
  for (const char c : bytes) append_utf8(text, from_windows_1252(c));
  return text;
}

/// UTF-16 as UTF-8; half a surrogate pair becomes the byte FF, which UTF-8 never has.
std::string decode_utf16(std::string_view bytes, std::size_t high, std::size_t low) {
  constexpr char kNoMeaning = '\xFF';
  const auto unit = [&](std::size_t at) {
    return static_cast<char32_t>(byte_of(bytes[at + high]) << 8U |
                                 byte_of(bytes[at + low]));
  };
  std::string text;
  text.reserve(bytes.size());
  std::size_t at = 0;
  while (at + 1 < bytes.size()) {
    char32_t c = unit(at);
    at += 2;
    if (c >= 0xD800 && c < 0xE000) {
      const char32_t second = at + 1 < bytes.size() ? unit(at) : 0;
      if (c >= 0xDC00 || second < 0xDC00 || second >= 0xE000) {
        text += kNoMeaning;
        continue;
      }
      c = 0x10000 + ((c - 0xD800) << 10U) + (second - 0xDC00);
      at += 2;
    }
    append_utf8(text, c);
  }
  if (at < bytes.size()) text += kNoMeaning;
  return text;
}

/// CR LF and CR alone become LF.
void normalise_newlines(std::string& text) {
  if (text.find('\r') == text.npos) return;
  std::size_t kept = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n') continue;
    text[kept++] = text[i] == '\r' ? '\n' : text[i];
  }
  text.resize(kept);
}

}  // namespace

DecodedText decode_text(std::string bytes) {
  Encoding encoding = Encoding::kUtf8;
  bool marked = false;
  if (bytes.starts_with("\xEF\xBB\xBF")) {
    bytes.erase(0, 3);
    marked = true;
  } else if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
    const bool little = bytes[0] == '\xFF';
    bytes =
        decode_utf16(std::string_view(bytes).substr(2), little ? 1 : 0, little ? 0 : 1);
    encoding = Encoding::kUtf16;
    marked = true;
  }
  normalise_newlines(bytes);
  if (is_utf8(bytes)) return {std::move(bytes), encoding, {}};
  RepairedText damaged = replace_invalid_utf8(bytes);
  if (marked || count_well_formed(damaged) > 0 || !reads_as_windows_1252(bytes)) {
    return {std::move(damaged.text), encoding, std::move(damaged.replaced)};
  }
  return {decode_windows_1252(bytes), Encoding::kWindows1252, {}};
}

}  // namespace hearsay
