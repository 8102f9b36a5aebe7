#include <doctest/doctest.h>

#include "cases.h"
#include "ingest/text.h"
#include "read/read_document.h"
#include "reading_cases.h"

namespace hearsay {
namespace {

const Models& models() {
  static const Models loaded = load_models();
  return loaded;
}

std::string shown(const std::string& text,
                  std::string (*show)(const Document&, const Reading&)) {
  const auto document = read_text(text);
  REQUIRE(document.has_value());
  return show(*document, read_document(*document, models()));
}

}  // namespace

TEST_CASE("the cases of attributions: source, cue and content") {
  run_cases("attribute",
            [](const std::string& text) { return shown(text, show_attributions); });
}

TEST_CASE("the cases of claims: speaker, stance, modality, polarity, answers") {
  run_cases("claims", [](const std::string& text) { return shown(text, show_claims); });
}

TEST_CASE("the cases of actors: who is meant") {
  run_cases("actors",
            [](const std::string& text) { return shown(text, show_mentions); });
}

}  // namespace hearsay
