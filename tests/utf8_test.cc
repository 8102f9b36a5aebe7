#include "base/utf8.h"

#include <doctest/doctest.h>

#include <array>
#include <random>

#include "base/characters.h"

namespace hearsay {

TEST_CASE("a code point is read and written back the same") {
  for (const char32_t c :
       {U'\0', U'a', U'\x7F', U'\x80', U'ß', U'\x7FF', U'\x800', U'’', U'\xD7FF',
        U'\xE000', U'\xFFFD', U'\xFFFF', U'\x10000', U'👍', U'\x10FFFF'}) {
    std::string text = "ab";
    append_utf8(text, c);
    CHECK(is_utf8(text));
    CHECK(code_point_at(text, 2) == c);
    CHECK(2 + utf8_size(text[2]) == text.size());
    CHECK(utf8_before(text, text.size()) == 2);
  }
}

// Unicode 15, section 3.9, "U+FFFD Substitution of Maximal Subparts", tables 3-8 to
// 3-11.
TEST_CASE("ill-formed UTF-8 becomes one U+FFFD for each maximal subpart") {
  struct Example {
    std::string_view bytes;
    std::string_view text;
  };
  const std::array examples{Example{"\xC0\xAF\xE0\x80\xBF\xF0\x81\x82"
                                    "A",
                                    "��������A"},
                            Example{"\xED\xA0\x80\xED\xBF\xBF\xED\xAF"
                                    "A",
                                    "��������A"},
                            Example{"\xF4\x91\x92\x93\xFF"
                                    "A\x80\xBF"
                                    "B",
                                    "�����A��B"},
                            Example{"\xE1\x80\xE2\xF0\x91\x92\xF1\xBF"
                                    "A",
                                    "����A"}};
  for (const Example& example : examples) {
    CHECK_FALSE(is_utf8(example.bytes));
    CHECK(replace_invalid_utf8(example.bytes).text == example.text);
  }
}

TEST_CASE("replaced bytes are named by their runs in the new text") {
  const RepairedText repaired = replace_invalid_utf8("ab\xFF\xFF cd\x80");
  CHECK(repaired.text == "ab�� cd�");
  REQUIRE(repaired.replaced.size() == 2);
  CHECK(repaired.replaced[0] == Span{2, 8});
  CHECK(repaired.replaced[1] == Span{11, 14});
}

TEST_CASE("whatever the bytes, what is left is UTF-8, and UTF-8 is left alone") {
  std::mt19937 random(20251202);
  for (int round = 0; round < 2000; ++round) {
    std::string bytes;
    for (auto size = random() % 24; size > 0; --size) {
      // Mostly lead and continuation bytes, where the mistakes are.
      bytes +=
          static_cast<char>(random() % 4 == 0 ? random() % 128 : 128 + random() % 128);
    }
    const RepairedText once = replace_invalid_utf8(bytes);
    CHECK(is_utf8(once.text));
    CHECK(is_utf8(bytes) == once.replaced.empty());
    const RepairedText twice = replace_invalid_utf8(once.text);
    CHECK(twice.text == once.text);
    CHECK(twice.replaced.empty());
  }
}

TEST_CASE("white space is Unicode's, also beyond ASCII") {
  for (const char32_t c :
       {U' ', U'\t', U'\n', U'\r', U'\x85', U'\xA0', U'\x2003', U'\x2028', U'\x3000'}) {
    CHECK(is_space(c));
  }
  for (const char32_t c : {U'\0', U'a', U'\x1F', U'\x200B', U'\xFEFF'}) {
    CHECK_FALSE(is_space(c));
  }
  const std::string text = "\u00A0 a b\u2003\n";
  CHECK(without_space(text, {0, static_cast<std::uint32_t>(text.size())}) ==
        Span{3, 6});
  CHECK(without_space(" \n ", {0, 3}).empty());
}

}  // namespace hearsay
