#include "syntax/lemmas.h"

#include <doctest/doctest.h>

namespace hearsay {
namespace {

std::string lemma(std::string_view form, std::string_view script) {
  const auto parsed = parse_lemma_script(script);
  REQUIRE(parsed.has_value());
  return apply_lemma_script(form, *parsed);
}

TEST_CASE("a script makes a form its lemma") {
  CHECK(lemma("Running", "l|4|") == "run");
  CHECK(lemma("cities", "l|3|y") == "city");
  CHECK(lemma("was", "=be") == "be");
  CHECK(lemma("Geneva", "k|0|") == "Geneva");
  CHECK(lemma("GENEVA", "t|0|") == "Geneva");
  CHECK(lemma("Évian", "l|0|") == "évian");
}

TEST_CASE("letters are taken off, not bytes") {
  CHECK(lemma("cafés", "l|2|e") == "cafe");
}

TEST_CASE("a script that takes off more than there is leaves the form") {
  CHECK(lemma("Is", "l|3|e") == "is");
}

TEST_CASE("what is no script is refused") {
  for (const char* text : {"", "l", "l|", "l|x|", "x|1|", "l|1", "l|-1|", "l||"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_lemma_script(text).has_value());
  }
}

}  // namespace
}  // namespace hearsay
