#include "news/features.h"

#include <doctest/doctest.h>

namespace hearsay {
namespace {

TEST_CASE("features are read and written as Universal Dependencies has them") {
  for (const char* text :
       {"_", "Number=Plur", "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin",
        "Case=Gen|Gender=Fem,Masc|Number=Sing|Person=3|Poss=Yes|PronType=Prs",
        "NumForm=Digit|NumType=Card", "Typo=Yes|Voice=Pass"}) {
    CAPTURE(text);
    const auto features = Features::parse(text);
    REQUIRE(features.has_value());
    CHECK(features->text() == text);
  }
}

TEST_CASE("a feature is asked for by name") {
  const auto features = Features::parse("Number=Plur|Person=3");
  REQUIRE(features.has_value());
  CHECK(features->value(Feature::kNumber) == "Plur");
  CHECK(features->value(Feature::kPerson) == "3");
  CHECK_FALSE(features->value(Feature::kTense).has_value());
}

TEST_CASE("what is no feature of English is refused") {
  for (const char* text : {"Number", "Number=", "Number=Dual", "Size=Big", "=", ""}) {
    CAPTURE(text);
    const auto features = Features::parse(text);
    CHECK((!features.has_value() || features->empty()));
  }
}

}  // namespace
}  // namespace hearsay
