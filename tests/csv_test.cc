#include "export/csv.h"

#include <doctest/doctest.h>

namespace hearsay {
namespace {

ClaimRow row_with_content(std::string content) {
  ClaimRow row;
  row.id = "c0";
  row.content = std::move(content);
  return row;
}

}  // namespace

TEST_CASE("what a spreadsheet might run gets an apostrophe in front") {
  for (const std::string_view cell :
       {"=2*3", "+2", "-2*3", "@AVERAGE(A1)", "|calc", "%0D=2", "\t=2", " =2",
        "\xC2\xA0=2", "\xEF\xBB\xBF=2", "＝2", "－2", "＠AVERAGE(A1)", "="}) {
    CAPTURE(cell);
    const std::string written = csv_cell(cell);
    CHECK(written.substr(written[0] == '"' ? 1 : 0, 1) == "'");
  }
}

TEST_CASE("a formula behind a line end or a forged cell end is defused too") {
  CHECK(csv_cell("a\n=2*3") == "\"'a\n=2*3\"");
  CHECK(csv_cell("a\r\n@x") == "\"'a\r\n@x\"");
  CHECK(csv_cell("a\",=2*3,\"b") == "\"'a\"\",=2*3,\"\"b\"");
  CHECK(csv_cell("\"=2*3") == "\"'\"\"=2*3\"");
}

TEST_CASE("plain numbers and words stay as they are") {
  for (const std::string_view cell : {"-7", "-12.5%", "-", "81", "2025-11-30", "a=b",
                                      "post@example.org", "Київ", "東京", ""}) {
    CAPTURE(cell);
    CHECK(csv_cell(cell) == cell);
  }
  CHECK(csv_cell("-1,200") == "\"-1,200\"");
}

TEST_CASE(
    "cells with separators, line ends and quote marks are quoted: RFC 4180, 2.6-7") {
  CHECK(csv_cell("one, two") == "\"one, two\"");
  CHECK(csv_cell("one\ntwo") == "\"one\ntwo\"");
  CHECK(csv_cell("a \"safe\" zone") == "\"a \"\"safe\"\" zone\"");
}

TEST_CASE("every row has as many cells as there are columns and ends in CR LF") {
  const std::string csv = to_csv(std::vector{row_with_content("it rained")});
  CHECK(csv ==
        "id,document,title,published,speaker,via,voice,stance,modality,polarity,"
        "commitment,"
        "content,evidence,start,end,in,medium,said,answers,repeats,confidence\r\n"
        "c0,,,,,,source,asserts,asserted,positive,neutral,it rained,,0,0,body,,,,,0.00"
        "\r\n");
}

TEST_CASE("no claims give the line of names alone") { CHECK(to_csv({}) == csv_head()); }

}  // namespace hearsay
