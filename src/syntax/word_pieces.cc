#include "syntax/word_pieces.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <optional>

#include "base/utf8.h"

namespace hearsay {
namespace {

constexpr std::size_t kLongestWord = 100;  // in characters

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text,
                             [](char c) { return static_cast<signed char>(c) >= 0; });
}

bool is_ascii_mark(char32_t c) {
  return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') ||
         (c >= '{' && c <= '~');
}

/// The general category as the tokenizer's tables have it, which are Unicode 8's: what
/// came later is in none, and these few have changed since.
std::uint32_t category_mask(char32_t c) {
  constexpr int kUnicode = 8;
  switch (c) {
    case U'\u166D':
    case U'\U000111C9':
      return U_GC_PO_MASK;
    case U'\u1734':
      return U_GC_MN_MASK;
    case U'\u1885':
    case U'\u1886':
    case U'\uA9BD':
      return U_GC_LO_MASK;
    default:
      break;
  }
  UVersionInfo age;
  u_charAge(static_cast<UChar32>(c), age);
  return age[0] > kUnicode ? 0 : U_GET_GC_MASK(static_cast<UChar32>(c));
}

bool is_mark(char32_t c) {
  if (c < 0x80) return is_ascii_mark(c);
  constexpr std::uint32_t kMarks = U_GC_P_MASK;
  return (category_mask(c) & kMarks) != 0;
}

/// Characters that the tokenizer does not see: controls, formats, private use.
bool is_left_out(char32_t c) {
  if (c == 0 || c == 0xFFFD) return true;
  if (c == '\t' || c == '\n' || c == '\r') return false;
  constexpr std::uint32_t kOther = U_GC_CC_MASK | U_GC_CF_MASK | U_GC_CO_MASK;
  return (category_mask(c) & kOther) != 0;
}

/// The ranges that BERT's authors took for Chinese, each character a word.
bool is_ideograph(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) ||
         (c >= 0x20000 && c <= 0x2A6DF) || (c >= 0x2A700 && c <= 0x2B73F) ||
         (c >= 0x2B740 && c <= 0x2B81F) || (c >= 0x2B920 && c <= 0x2CEAF) ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x2F800 && c <= 0x2FA1F);
}

/// Lower case, and decomposed with the combining marks left out: "É" gives "e", "≠"
/// "=".
void append_plain(char32_t c, std::string& word) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* const normalizer = icu::Normalizer2::getNFDInstance(status);
  icu::UnicodeString parts;
  if (U_FAILURE(status) != 0 ||
      !normalizer->getDecomposition(static_cast<UChar32>(c), parts)) {
    parts = icu::UnicodeString(static_cast<UChar32>(c));
  }
  for (std::int32_t i = 0; i < parts.length(); i = parts.moveIndex32(i, 1)) {
    const UChar32 part = parts.char32At(i);
    if (category_mask(static_cast<char32_t>(part)) == U_GC_MN_MASK) continue;
    append_utf8(word, static_cast<char32_t>(u_tolower(part)));
  }
}

}  // namespace

Result<WordPieces> WordPieces::load(const WeightsFile& file) {
  HEARSAY_TRY(std::string_view list, file.text("vocabulary"));
  WordPieces pieces;
  pieces.first_.reserve(40000);
  pieces.later_.reserve(10000);
  while (!list.empty()) {
    const std::size_t end = std::min(list.find('\n'), list.size());
    const std::string_view piece = list.substr(0, end);
    const auto id = static_cast<std::uint32_t>(pieces.size_++);
    if (piece.starts_with("##")) {
      pieces.later_.emplace(piece.substr(2), id);
    } else {
      pieces.first_.emplace(piece, id);
    }
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  if (pieces.size_ <= kEnd) return tl::make_unexpected(file.damaged("no word pieces"));
  return pieces;
}

void WordPieces::append_ids(std::string_view text,
                            std::vector<std::uint32_t>& ids) const {
  std::string word;
  const auto flush = [&] {
    if (!word.empty()) append_word(word, ids);
    word.clear();
  };
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint read = read_code_point(text, at);
    const char32_t c = read.value;
    at = read.end;
    if (c < 0x80 && u_isalnum(static_cast<UChar32>(c))) {
      word.push_back(static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c));
    } else if (is_left_out(c)) {
      continue;
    } else if (u_isUWhiteSpace(static_cast<UChar32>(c)) != 0) {
      flush();
    } else if (is_ideograph(c)) {
      flush();
      append_plain(c, word);
      flush();
    } else {
      std::string plain;
      append_plain(c, plain);
      // What a character comes apart into may be a mark though it is none itself.
      for (std::size_t p = 0; p < plain.size();) {
        const CodePoint part = read_code_point(plain, p);
        if (is_mark(part.value)) {
          flush();
          append_word(plain.substr(p, part.end - p), ids);
        } else {
          word.append(plain, p, part.end - p);
        }
        p = part.end;
      }
    }
  }
  flush();
}

void WordPieces::append_word(std::string_view word,
                             std::vector<std::uint32_t>& ids) const {
  const auto characters =
      is_ascii(word)
          ? static_cast<std::ptrdiff_t>(word.size())
          : std::ranges::count_if(word, [](char c) { return (c & 0xC0) != 0x80; });
  if (characters > static_cast<std::ptrdiff_t>(kLongestWord)) {
    ids.push_back(kUnknown);
    return;
  }
  const std::size_t before = ids.size();
  for (std::size_t begin = 0; begin < word.size();) {
    const auto& pieces = begin == 0 ? first_ : later_;
    std::size_t end = word.size();
    std::optional<std::uint32_t> found;
    for (; end > begin; end = utf8_before(word, end)) {
      const auto at = pieces.find(word.substr(begin, end - begin));
      if (at == pieces.end()) continue;
      found = at->second;
      break;
    }
    if (!found) {
      ids.resize(before);
      ids.push_back(kUnknown);
      return;
    }
    ids.push_back(*found);
    begin = end;
  }
}

}  // namespace hearsay
