#include "export/table.h"

#include <doctest/doctest.h>

#include <sstream>

#include "export/display.h"

namespace hearsay {
namespace {

ClaimRow row(std::string id, std::string speaker, std::string content) {
  ClaimRow row;
  row.id = std::move(id);
  row.speaker = std::move(speaker);
  row.content = std::move(content);
  return row;
}

std::vector<std::string> lines_of(const std::string& table) {
  std::istringstream in(table);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

}  // namespace

TEST_CASE("a table lines up by what is seen, not by bytes") {
  const auto lines = lines_of(to_table(std::vector{row("c0", "Łódź council", "words"),
                                                   row("c1", "東京都", "words"),
                                                   row("c2", "Zoe\u0308", "words")}));
  REQUIRE(lines.size() == 4);
  for (const std::string& line : lines) {
    const std::size_t at = line.find("words");
    REQUIRE(at != std::string::npos);
    CHECK(display_width(line.substr(0, at)) == 30);
  }
}

TEST_CASE("a table says who relays, what is answered, what is repeated") {
  ClaimRow denial = row("c3", "the ministry", "it never happened");
  denial.via = {"Vesna", "Radio Delta"};
  denial.answers = {{"c1", Stance::kDenies, AnswerPart::kOccurrence}};
  denial.repeats = "c2";
  denial.modality = Modality::kAlleged;
  const std::string table = to_table(std::vector{denial});
  CHECK(
      table.find("c3 = c2  the ministry (via Vesna, Radio Delta)  denies c1 (alleged)  "
                 "it never happened\n") != std::string::npos);
}

TEST_CASE("a table says which report, where its rows do") {
  ClaimRow claim = row("c0", "x", "y");
  CHECK(to_table(std::vector{claim}).starts_with("claim  speaker  stance   words\n"));
  claim.document = "d1";
  CHECK(to_table(std::vector{claim}) ==
        "claim  report  speaker  stance   words\n"
        "c0     d1      x        asserts  y\n");
}

TEST_CASE("a silence shows its evidence in brackets and nobody is never empty") {
  ClaimRow silence;
  silence.id = "c0";
  silence.voice = Voice::kUnnamed;
  silence.stance = Stance::kDidNotRespond;
  silence.evidence = "nobody picked up";
  CHECK(to_table(std::vector{silence})
            .find("(unnamed)  did-not-respond  [nobody picked "
                  "up]\n") != std::string::npos);
}

TEST_CASE("no line is wider than the terminal, and cut words end in an ellipsis") {
  ClaimRow wide = row("c0", std::string(90, 'n'), std::string(300, 'w'));
  wide.via = {std::string(50, 'v')};
  for (const std::size_t columns : {60U, 80U, 200U}) {
    for (const auto& line :
         lines_of(to_table(std::vector{wide}, {.columns = columns}))) {
      CHECK(display_width(line) <= columns);
    }
  }
  CHECK(to_table(std::vector{wide}, {.columns = 80}).find("w…\n") != std::string::npos);
  CHECK(to_table(std::vector{wide}).find(std::string(300, 'w')) != std::string::npos);
}

TEST_CASE("a report cannot steer the terminal") {
  CHECK(printable("a\x1b[31mred\x07") == "a\uFFFD[31mred\uFFFD");
  CHECK(printable("\u202Etxt.exe") == "\uFFFDtxt.exe");
  CHECK(printable("\u009B2J") == "\uFFFD2J");
  CHECK(printable("  two\n\n words\t") == "two words");
}

TEST_CASE("shortening never cuts a character and keeps what fits") {
  CHECK(shortened("words", 5) == "words");
  CHECK(shortened("wörds!", 5) == "wörd…");
  CHECK(shortened("東京都知事", 6) == "東京…");
  CHECK(shortened("東京都知事", 5) == "東京…");
  CHECK(shortened("e\u0301e\u0301e\u0301", 2) == "e\u0301…");
}

TEST_CASE("only a terminal gets control sequences") {
  const std::vector rows = {row("c0", "x", "y")};
  CHECK(to_table(rows).find('\x1b') == std::string::npos);
  CHECK(to_table(rows, {.style = TableStyle::kTerminal}).starts_with("\x1b[1mclaim"));
}

}  // namespace hearsay
