#include <doctest/doctest.h>

#include "cases.h"
#include "ingest/text.h"
#include "read/read_document.h"
#include "reading_cases.h"

namespace hearsay {
namespace {

/// What the reading by the trained analyser shows.
std::string shown(const std::string& text,
                  std::string (*show)(const Document&, const Reading&)) {
  static const Models models =
      load_models(HEARSAY_SOURCE_DIR "/models/analyser.bin").value();
  const Document document = read_text(text).value();
  return show(document, read_document(document, models));
}

}  // namespace

TEST_CASE("the cases of words, trees and names") {
  run_cases("syntax", [](const std::string& text) { return shown(text, show_syntax); });
}

TEST_CASE("the gold of who says what") {
  run_gold("said", [](const std::string& text) { return shown(text, show_claims); });
}

TEST_CASE("the cases of events") {
  run_cases("events", [](const std::string& text) { return shown(text, show_events); });
}

TEST_CASE("the cases of actors by trained names") {
  run_cases("names",
            [](const std::string& text) { return shown(text, show_mentions); });
}

}  // namespace hearsay
