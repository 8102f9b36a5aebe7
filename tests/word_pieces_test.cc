#include "syntax/word_pieces.h"

#include <doctest/doctest.h>

#include <array>
#include <string>

#include "base/digest.h"
#include "base/utf8.h"

namespace hearsay {
namespace {

// training/check_pieces.py makes the same lines, and has the digests from the reference
// tokenizer; with a number it shows a thousand of them with their ids.

constexpr std::array kWords{"the",
                            "ministry",
                            "said",
                            "on",
                            "monday",
                            "that",
                            "talks",
                            "in",
                            "geneva",
                            "had",
                            "failed",
                            "unbelievably",
                            "isn't",
                            "U.S.",
                            "4,325",
                            "don't",
                            "re-elected",
                            "naïve",
                            "café",
                            "Zürich",
                            "İstanbul",
                            "straße",
                            "ŁÓDŹ",
                            "Œuvre",
                            "ﬁnance",
                            "counter-offensive",
                            "antidisestablishmentarianism",
                            "https://example.org/a?b=c",
                            "#tag",
                            "@name"};

struct Range {
  char32_t first;
  char32_t last;
};

constexpr std::array kRanges{
    Range{0x21, 0x7E},       Range{0xA0, 0x17F},      Range{0x180, 0x24F},
    Range{0x300, 0x36F},     Range{0x370, 0x3FF},     Range{0x400, 0x4FF},
    Range{0x590, 0x5FF},     Range{0x600, 0x6FF},     Range{0x900, 0x97F},
    Range{0xE00, 0xE7F},     Range{0x1E00, 0x1EFF},   Range{0x2000, 0x206F},
    Range{0x20A0, 0x20BF},   Range{0x2100, 0x214F},   Range{0x2190, 0x21FF},
    Range{0x3000, 0x303F},   Range{0x3040, 0x30FF},   Range{0x4E00, 0x4EFF},
    Range{0xAC00, 0xACFF},   Range{0xE000, 0xE010},   Range{0xFB00, 0xFB06},
    Range{0xFE00, 0xFE0F},   Range{0xFF01, 0xFF5E},   Range{0x1F300, 0x1F64F},
    Range{0x1D400, 0x1D4FF}, Range{0x20000, 0x200FF}, Range{0x1, 0x1F}};

constexpr std::array kDigests{
    "8d3d4e583f180118906bff1e10cda4d9f1da08d0b46fe056698740f32e1f11d3",
    "379f9ce09db8cedb0270ddfc005bb396c21ff3b2e281467cecb5ec20bbda593e",
    "13c52485f3b85635c3ff4acade42bef4c92e6fe77ea0249659f929f2a7037046",
    "1b0a998f579b79556a1a8b4d44bf941a00b7ead1aeb7e53f1340c14d8e0aca3a",
    "eb3cb75cba49854d2718206f7a2a8d9edfb9fefe347cebfa007043213594beda",
    "6c40861d8f81d2d385c1fa9e1f7361df1e90752e2060c60a0bafbeabdfde12b1",
    "0a565008a33c49f9f6874919ff75a74c6ea86d70ccfbf5ddb873e4a8f7ff6c73",
    "d586295d4187da7e115475bb4d92b3d9f508598ae48e7547431e46ee271c01d7",
    "9d799a71b6b36e9c2cc5a85b8498d6988a7beb1da8b535376261c92b95327486",
    "359001139d7bc4caecb2915eb486a336d83794abc06088ea2203aa4906f2b502"};

/// Knuth's MMIX generator, upper bits.
class Numbers {
 public:
  std::uint32_t below(std::size_t n) {
    state_ = state_ * 6364136223846793005U + 1442695040888963407U;
    return static_cast<std::uint32_t>((state_ >> 33U) % n);
  }

 private:
  std::uint64_t state_ = 20261122;
};

std::string line_of(Numbers& numbers) {
  std::string line;
  const std::uint32_t parts = 1 + numbers.below(12);
  for (std::uint32_t i = 0; i < parts; ++i) {
    if (i > 0) line += ' ';
    if (numbers.below(3) < 2) {
      line += kWords[numbers.below(kWords.size())];
      continue;
    }
    const Range range = kRanges[numbers.below(kRanges.size())];
    const std::uint32_t length = 1 + numbers.below(6);
    for (std::uint32_t k = 0; k < length; ++k)
      append_utf8(line, range.first + numbers.below(range.last - range.first + 1));
  }
  return line;
}

WordPieces load_pieces() {
  // Pieces are views into the file, which must stay.
  static const auto file = WeightsFile::open(HEARSAY_SOURCE_DIR "/models/analyser.bin");
  REQUIRE(file.has_value());
  auto pieces = WordPieces::load(*file);
  REQUIRE(pieces.has_value());
  return std::move(*pieces);
}

std::string ids_of(const WordPieces& pieces, std::string_view text) {
  std::vector<std::uint32_t> ids;
  pieces.append_ids(text, ids);
  std::string line;
  for (const std::uint32_t id : ids) {
    if (!line.empty()) line += ' ';
    line += std::to_string(id);
  }
  return line;
}

TEST_CASE("ten thousand lines become the pieces of the reference tokenizer") {
  const WordPieces pieces = load_pieces();
  Numbers numbers;
  for (std::size_t thousand = 0; thousand < kDigests.size(); ++thousand) {
    std::string all;
    for (int i = 0; i < 1000; ++i) all += ids_of(pieces, line_of(numbers)) + '\n';
    CAPTURE(thousand);
    CHECK(sha256_hex(all) == kDigests[thousand]);
  }
}

TEST_CASE("a word of over a hundred characters is unknown") {
  const WordPieces pieces = load_pieces();
  CHECK(ids_of(pieces, std::string(101, 'a')) == "100");
  CHECK(ids_of(pieces, std::string(100, 'a')) != "100");
  CHECK(ids_of(pieces, " \t\n ").empty());
}

}  // namespace
}  // namespace hearsay
