#include <doctest/doctest.h>
#include <fmt/format.h>

#include <random>

#include "ingest/text.h"
#include "read/read_document.h"
#include "reading_cases.h"

namespace hearsay {
namespace {

const Models& models() {
  static const Models loaded = load_models();
  return loaded;
}

const Models& trained() {
  static const Models loaded =
      load_models(HEARSAY_SOURCE_DIR "/models/analyser.bin").value();
  return loaded;
}

/// A small report with `name` as its minister and `port` claims.
std::string report(std::string_view name) {
  return fmt::format(
      "date 2026-02-03 Talks on the ferry line go on\n\n"
      "Transport minister Ada {0} said that the line would open in May. {0} denied "
      "that "
      "the ships had been sold.\n\n"
      "“We have not sold a single ship,” {0} told reporters on Monday.\n\n"
      "The union accused the ministry of hiding the sale, and said two ships were "
      "gone.\n",
      name);
}

Document document_of(const std::string& text) {
  auto document = read_text(text);
  REQUIRE(document.has_value());
  return std::move(*document);
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos;
       at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
  return text;
}

void check_span(const Document& document, Span span) {
  CHECK(span.begin <= span.end);
  REQUIRE(span.end <= document.text().size());
}

/// What every reading promises, whatever the text.
void check_promises(const Document& document, const Reading& reading) {
  for (const Mention& m : reading.mentions) {
    check_span(document, m.span);
    if (m.actor) CHECK(index_of(*m.actor) < reading.actors.size());
  }
  for (const Attribution& a : reading.attributions) {
    if (a.source) check_span(document, *a.source);
    if (a.cue) check_span(document, *a.cue);
    for (const Span piece : a.content) {
      check_span(document, piece);
      CHECK(!piece.empty());
    }
    if (a.parent) CHECK(index_of(*a.parent) < reading.attributions.size());
  }
  for (std::size_t n = 0; n < reading.claims.size(); ++n) {
    const Claim& claim = reading.claims[n];
    check_span(document, claim.evidence);
    CHECK(!claim.evidence.empty());
    for (const Span piece : claim.content) {
      check_span(document, piece);
      CHECK(!piece.empty());
      CHECK(claim.evidence.contains(piece));
    }
    if (claim.content.empty()) CHECK(is_non_statement(claim.stance));
    if (n > 0) CHECK(reading.claims[n - 1].evidence <= claim.evidence);
    for (const Answer& answer : claim.answers) {
      CHECK(index_of(answer.claim) < reading.claims.size());
      CHECK(index_of(answer.claim) != n);
    }
    if (claim.repeats) CHECK(index_of(*claim.repeats) < n);
  }
  CHECK(std::ranges::is_sorted(reading.mentions, {}, &Mention::span));
}

}  // namespace

TEST_CASE("renaming an actor renames it and nothing else") {
  const Document before = document_of(report("Brandt"));
  const Document after = document_of(report("Quillfeather"));
  const std::string shown = show_claims(before, read_document(before, models()));
  REQUIRE(shown.find("Brandt") != std::string::npos);
  CHECK(replaced(shown, "Brandt", "Quillfeather") ==
        show_claims(after, read_document(after, models())));
}

TEST_CASE("an unrelated post at the end changes no claim before it") {
  const std::string text = report("Brandt");
  const Document before = document_of(text);
  const Document after = document_of(text + "\nThe weather on the coast was calm.\n");
  const std::string shown = show_claims(before, read_document(before, models()));
  CHECK(show_claims(after, read_document(after, models())).starts_with(shown));
}

TEST_CASE("the same report is read the same way every time") {
  const Document document = document_of(report("Brandt"));
  const Reading first = read_document(document, models());
  const Reading second = read_document(document, models());
  CHECK(first.claims == second.claims);
  CHECK(first.actors == second.actors);
  CHECK(first.attributions == second.attributions);
}

TEST_CASE("a reading of random words keeps every promise") {
  std::mt19937 random(20260203);  // fixed: a failure must happen again
  const std::vector<std::string_view> bits{
      "Russia",   "Ada",    "Brandt",  "said",   "claims",    "told",   "that",
      "“",        "”",      "\"",      ",",      ".",         ":",      "the",
      "ministry", "denied", "accused", "of",     "according", "to",     "it",
      "he",       "and",    "but",     "if",     "will",      "not",    "43",
      "attacks",  "on",     "Monday",  "– ",     "which",     "saying", "as",
      "citing",   "cited",  "’s",      "report", "alleged",   "\n\n",   "é",
      "``",       "''",     "-"};
  constexpr int kRounds = 400;
  constexpr int kTrainedRounds = 60;  // every word of them costs fifty times as much
  for (int round = 0; round < kRounds; ++round) {
    std::string text;
    const std::size_t length = 1 + random() % 120;
    for (std::size_t n = 0; n < length; ++n) {
      text += bits[random() % bits.size()];
      if (random() % 8 != 0) text += ' ';
    }
    const auto document = read_text(text);
    if (!document) continue;
    CAPTURE(text);
    check_promises(*document, read_document(*document, models()));
    if (round < kTrainedRounds)
      check_promises(*document, read_document(*document, trained()));
  }
}

TEST_CASE("a sentence without end is kept, reported unread, and not searched") {
  std::string text;
  for (int n = 0; n < 5000; ++n) text += "the ministry said ";
  const Document document = document_of(text);
  const Reading reading = read_document(document, models());
  CHECK(reading.claims.empty());
  REQUIRE(!reading.unread.empty());
  for (const Unread& unread : reading.unread) {
    CHECK(unread.reason == UnreadReason::kTooLong);
  }
}

TEST_CASE(
    "times and figures of a claim lie in its content, the time of saying outside") {
  const Document document = document_of(
      "date 2026-02-03 Raid on the island\n\n"
      "The army said on Monday that 43 drones had been shot down on 1 February.\n");
  const Reading reading = read_document(document, models());
  REQUIRE(reading.claims.size() >= 1);
  const Claim& claim = reading.claims.back();
  REQUIRE(claim.said.has_value());
  CHECK(reading.times[index_of(*claim.said)].value == "2026-02-02");
  REQUIRE(claim.times.size() == 1);
  CHECK(reading.times[index_of(claim.times[0])].value == "2026-02-01");
  REQUIRE(claim.figures.size() == 1);
  CHECK(reading.figures[index_of(claim.figures[0])].low == 43);
}

TEST_CASE("a time far from the cue is not the time of saying") {
  const Document document = document_of(
      "date 2026-02-03 A ferry is gone\n\n"
      "The ferry has been sold, the union claims, in the sharpest turn so far of a "
      "long "
      "quarrel about the line that began six weeks ago.\n");
  const Reading reading = read_document(document, models());
  for (const Claim& claim : reading.claims) CHECK(!claim.said);
}

}  // namespace hearsay
