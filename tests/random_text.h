#pragma once

#include <array>
#include <random>
#include <string>
#include <string_view>

namespace hearsay {

/// A text nobody thought of: pieces that splitting has to do with, in any order. Always
/// valid UTF-8; the same for the same state of `random`.
inline std::string random_text(std::mt19937& random) {
  static constexpr std::array<std::string_view, 72> kPieces{" ",
                                                            " ",
                                                            " ",
                                                            "\n",
                                                            "\n\n",
                                                            "\t",
                                                            "\u00A0",
                                                            "\u2003",
                                                            "\r\n",
                                                            "\u200B",
                                                            "\uFEFF",
                                                            ".",
                                                            ".",
                                                            "?",
                                                            "!",
                                                            "...",
                                                            "…",
                                                            ",",
                                                            ";",
                                                            ":",
                                                            "\"",
                                                            "'",
                                                            "“",
                                                            "”",
                                                            "‘",
                                                            "’",
                                                            "(",
                                                            ")",
                                                            "[",
                                                            "]",
                                                            "-",
                                                            "–",
                                                            "—",
                                                            "/",
                                                            "%",
                                                            "$",
                                                            "€",
                                                            "&",
                                                            "@",
                                                            "#",
                                                            "_",
                                                            "\\",
                                                            "Gen",
                                                            "U.S",
                                                            "No",
                                                            "a.m",
                                                            "A",
                                                            "J",
                                                            "The",
                                                            "said",
                                                            "claims",
                                                            "don't",
                                                            "cannot",
                                                            "’s",
                                                            "re-elected",
                                                            "10.45am GMT",
                                                            "1,945",
                                                            "12-13",
                                                            "50km",
                                                            "Łódź",
                                                            "Київ",
                                                            "日本",
                                                            "é",
                                                            "e\u0301",
                                                            "👍🏽",
                                                            "👩‍👩‍👧",
                                                            "½",
                                                            "https://a.example/b?c=d.",
                                                            "who@press.example",
                                                            "date 2025-12-02 ",
                                                            "ICYMI",
                                                            "\x01"};
  const auto below = [&](std::size_t most) { return random() % most; };
  std::string text;
  const std::size_t pieces = below(40);
  for (std::size_t i = 0; i < pieces; ++i) {
    text += kPieces[below(kPieces.size())];
    if (below(3) == 0) text += ' ';
  }
  return text;
}

}  // namespace hearsay
