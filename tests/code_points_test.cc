#include "base/code_points.h"

#include <doctest/doctest.h>

#include <random>
#include <string>

#include "base/utf8.h"

namespace hearsay {
namespace {

/// Valid UTF-8 of any planes, now and then long enough for several blocks.
std::string random_utf8(std::mt19937& random) {
  std::string text;
  for (auto size = random() % 400; size > 0; --size) {
    const auto bits = 7 + random() % 15;
    auto c = static_cast<char32_t>(random() % (1U << bits));
    if (c > 0x10FFFF || (c >= 0xD800 && c < 0xE000)) c = U'é';
    append_utf8(text, c);
  }
  return text;
}

}  // namespace

TEST_CASE("offsets of bytes and of code points turn into each other, both ways") {
  std::mt19937 random(20251202);
  for (int round = 0; round < 500; ++round) {
    const std::string text = random_utf8(random);
    CAPTURE(text);
    const CodePoints points(text);
    std::uint32_t count = 0;
    std::uint32_t byte = 0;
    while (byte < text.size()) {
      REQUIRE(points.from_byte(byte) == count);
      REQUIRE(points.to_byte(count) == byte);
      byte += static_cast<std::uint32_t>(utf8_size(text[byte]));
      ++count;
    }
    REQUIRE(points.count() == count);
    REQUIRE(points.from_byte(byte) == count);
    REQUIRE(points.to_byte(count) == byte);
  }
}

TEST_CASE("code points are counted over the edges of blocks") {
  for (std::uint32_t before = 60; before < 70; ++before) {
    const std::string text =
        std::string(before, 'a') + "👍" + std::string(130, 'b') + "é";
    CAPTURE(before);
    const CodePoints points(text);
    CHECK(points.count() == before + 132);
    CHECK(points.from_byte(before + 4) == before + 1);
    CHECK(points.to_byte(before + 1) == before + 4);
    CHECK(points.to_byte(before + 131) == before + 134);
  }
}

TEST_CASE("a span keeps its words in bytes and in code points") {
  const std::string text = "Київ says 👍 to Łódź";
  const CodePoints points(text);
  const CodePointSpan lodz{15, 19};
  const Span bytes = points.to_bytes(lodz);
  CHECK(text.substr(bytes.begin, bytes.size()) == "Łódź");
  CHECK(points.from_bytes(bytes).start == lodz.start);
  CHECK(points.from_bytes(bytes).end == lodz.end);
}

}  // namespace hearsay
