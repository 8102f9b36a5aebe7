#include "ledger/ledger.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "base/digest.h"
#include "harbour_report.h"
#include "invented_reading.h"
#include "ledger_folder.h"

namespace hearsay {
namespace {

const Provenance kHere{"harbour.txt", "rules", "0.1.0"};

Ledger open_ledger(const std::string& file, Access access = Access::kAppend) {
  auto ledger = Ledger::open(file, {.access = access});
  REQUIRE_MESSAGE(ledger, ledger.error().message);
  return std::move(*ledger);
}

Added add(Ledger& ledger, const Document& document, const Reading& reading,
          Provenance provenance = kHere, Instant recorded = december(2)) {
  const auto added = ledger.add(document, reading, provenance, recorded);
  REQUIRE_MESSAGE(added, added.error().message);
  return *added;
}

void check_same(const DocumentInfo& a, const DocumentInfo& b) {
  CHECK(a.id == b.id);
  CHECK(a.title_span == b.title_span);
  CHECK(a.title == b.title);
  CHECK(a.published == b.published);
  CHECK(a.url == b.url);
  CHECK(a.publisher == b.publisher);
  CHECK(a.encoding == b.encoding);
  CHECK(a.unread == b.unread);
}

void check_same(const Reading& a, const Reading& b) {
  CHECK(a.posts == b.posts);
  CHECK(a.mentions == b.mentions);
  CHECK(a.actors == b.actors);
  CHECK(a.times == b.times);
  CHECK(a.figures == b.figures);
  CHECK(a.attributions == b.attributions);
  CHECK(a.claims == b.claims);
  CHECK(a.unread == b.unread);
}

void check_whole(const Ledger& ledger) {
  const auto report = ledger.verify();
  REQUIRE(report);
  for (const Finding& finding : report->findings) {
    FAIL_CHECK(name_of(finding.fault) << " " << finding.where << " " << finding.what);
  }
}

TEST_CASE("a ledger gives back the report and the reading that it was given") {
  const LedgerFolder folder;
  const HarbourReport harbour;
  {
    Ledger ledger = open_ledger(folder.file());
    const Added added = add(ledger, harbour.document(), harbour.reading());
    CHECK(added.outcome == Outcome::kAdded);
    CHECK(format_id(added.document) == "d1");
    CHECK(added.claims == 4);
  }
  const Ledger ledger = open_ledger(folder.file(), Access::kRead);
  const auto report = ledger.report(DocumentId{1});
  REQUIRE(report);
  CHECK(report->document.text() == harbour.document().text());
  check_same(report->document.info(), harbour.document().info());
  check_same(report->reading, harbour.reading());
  CHECK(report->claims ==
        std::vector<EntryId>{EntryId{1}, EntryId{2}, EntryId{3}, EntryId{4}});
  CHECK(report->row.digest == sha256_hex(HarbourReport::kText));
  CHECK(report->row.title == "Norvia says it holds Grünhafen");
  CHECK(report->row.origin == "harbour.txt");
  CHECK(report->row.analyser == "rules");
  CHECK(report->row.version == "0.1.0");
  CHECK(report->row.recorded == december(2));
  CHECK(report->row.claims == 4);
  check_whole(ledger);
}

TEST_CASE("whatever is read, the ledger gives it back as it was") {
  const LedgerFolder folder;
  Ledger ledger = open_ledger(folder.file());
  ReadingInventor inventor(20251202);  // fixed: a failure must happen again
  for (int i = 0; i < 60; ++i) {
    const ReadReport read = inventor.invent(i < 50 ? 5 : 40);
    CAPTURE(i);
    const Added added = add(ledger, read.document, read.reading);
    REQUIRE(added.outcome == Outcome::kAdded);
    const auto report = ledger.report(added.document);
    REQUIRE_MESSAGE(report, report.error().message);
    CHECK(report->document.text() == read.document.text());
    check_same(report->document.info(), read.document.info());
    check_same(report->reading, read.reading);
  }
  check_whole(ledger);
}

TEST_CASE("a text may be empty and hold a NUL") {
  const LedgerFolder folder;
  Ledger ledger = open_ledger(folder.file());
  for (const std::string& text : {std::string(), std::string("a\0b", 3)}) {
    const Added added = add(ledger, Document(text), Reading());
    CHECK(ledger.report(added.document)->document.text() == text);
  }
  check_whole(ledger);
}

TEST_CASE("adding the same report twice adds nothing") {
  const LedgerFolder folder;
  const HarbourReport harbour;
  Ledger ledger = open_ledger(folder.file());
  add(ledger, harbour.document(), harbour.reading());
  const Added again =
      add(ledger, harbour.document(), harbour.reading(), kHere, december(9));
  CHECK(again.outcome == Outcome::kAlreadyThere);
  CHECK(again.document == DocumentId{1});
  CHECK(again.claims == 4);
  CHECK(ledger.count_claims({}) == 4);
  CHECK(ledger.reports()->size() == 1);
  CHECK(ledger.verify()->readings == 1);
}

TEST_CASE("a newer version reads a known report again, under new ids") {
  const LedgerFolder folder;
  HarbourReport harbour;
  Ledger ledger = open_ledger(folder.file());
  add(ledger, harbour.document(), harbour.reading());
  harbour.reading().claims.resize(2);
  const Provenance newer{"harbour.txt", "rules", "0.2.0"};
  const Added added =
      add(ledger, harbour.document(), harbour.reading(), newer, december(3));
  CHECK(added.outcome == Outcome::kReadAgain);
  CHECK(added.document == DocumentId{1});
  CHECK(ledger.count_claims({}) == 2);
  CHECK(ledger.report(DocumentId{1})->claims ==
        std::vector<EntryId>{EntryId{5}, EntryId{6}});

  // The old reading is still what the ledger held then, and its ids still lead to it.
  CHECK(ledger.count_claims({.recorded = december(2)}) == 4);
  CHECK(ledger.report(DocumentId{1}, december(2))->row.version == "0.1.0");
  CHECK(ledger.claim(EntryId{1})->current == false);
  CHECK(ledger.claim(EntryId{5})->current == true);
  check_whole(ledger);
}

TEST_CASE("a known report under another address is seen again, not read again") {
  const LedgerFolder folder;
  const HarbourReport harbour;
  Ledger ledger = open_ledger(folder.file());
  add(ledger, harbour.document(), harbour.reading());
  const Provenance copy{"copy-of-harbour.txt", "rules", "0.1.0"};
  CHECK(add(ledger, harbour.document(), harbour.reading(), copy).outcome ==
        Outcome::kSeenAgain);
  CHECK(add(ledger, harbour.document(), harbour.reading(), copy).outcome ==
        Outcome::kAlreadyThere);
  CHECK(ledger.count_claims({}) == 4);
  CHECK(ledger.reports()->at(0).origin == "harbour.txt");
  check_whole(ledger);
}

TEST_CASE("a date found later makes a new reading, a date left out later does not") {
  const LedgerFolder folder;
  const HarbourReport dated;
  const HarbourReport undated(std::nullopt);
  Ledger ledger = open_ledger(folder.file());
  CHECK(add(ledger, undated.document(), undated.reading()).outcome == Outcome::kAdded);
  CHECK(add(ledger, dated.document(), dated.reading()).outcome == Outcome::kReadAgain);
  CHECK(ledger.report(DocumentId{1})->document.info().published ==
        parse_published("2025-12-02"));
  CHECK(add(ledger, undated.document(), undated.reading()).outcome ==
        Outcome::kAlreadyThere);
  CHECK(ledger.report(DocumentId{1})->document.info().published ==
        parse_published("2025-12-02"));
  CHECK(ledger.count_claims({}) == 4);
}

TEST_CASE("a clock set back does not change what the ledger held before") {
  const LedgerFolder folder;
  const HarbourReport harbour;
  Ledger ledger = open_ledger(folder.file());
  add(ledger, harbour.document(), harbour.reading(), kHere, december(5));
  add(ledger, Document("Nothing new."), Reading(), kHere, december(3));
  CHECK(ledger.reports({.recorded = december(4)})->empty());
  CHECK(ledger.reports({.recorded = december(5)})->size() == 2);
}

TEST_CASE("as-of goes by the day of publication, and without one by the recording") {
  const LedgerFolder folder;
  const HarbourReport dated("2025-12-02");
  Ledger ledger = open_ledger(folder.file());
  add(ledger, dated.document(), dated.reading(), kHere, december(8));
  add(ledger, Document("Nothing new."), Reading(), kHere, december(9));
  DocumentInfo noon;
  noon.published = parse_published("2025-12-04T12:00:00Z");
  add(ledger, Document("At noon.", noon), Reading(), kHere, december(9));

  const auto known = [&](std::string_view as_of) {
    return ledger.reports({.as_of = parse_instant(as_of)})->size();
  };
  CHECK(known("2025-12-01T23:59:59Z") == 0);
  CHECK(known("2025-12-02T00:00:00Z") == 1);
  CHECK(known("2025-12-04T11:59:59Z") == 1);
  CHECK(known("2025-12-04T12:00:00Z") == 2);
  CHECK(known("2025-12-09T11:59:59Z") == 2);
  CHECK(known("2025-12-09T12:00:00Z") == 3);
  CHECK(ledger.reports({.as_of = december(30), .recorded = december(8)})->size() == 1);
  CHECK(ledger.count_claims({.as_of = december(1)}) == 0);
  CHECK(ledger.count_claims({.as_of = december(2)}) == 4);
}

TEST_CASE("a reading that points outside its text is refused whole") {
  const LedgerFolder folder;
  HarbourReport harbour;
  Ledger ledger = open_ledger(folder.file());
  const auto refused = [&] {
    const auto added =
        ledger.add(harbour.document(), harbour.reading(), kHere, december(2));
    REQUIRE(!added);
    CHECK(added.error().kind == ErrorKind::kLedger);
    CHECK(ledger.reports()->empty());
    return added.error().message;
  };
  const Reading good = harbour.reading();
  SUBCASE("beyond the end") {
    harbour.reading().claims[3].evidence.end += 1000;
    CHECK(refused().find("no words of it") != std::string::npos);
  }
  SUBCASE("inside a character") {
    harbour.reading().mentions[0].span.end = HarbourReport::find("ünhafen").begin + 1;
    CHECK(refused().find("no words of it") != std::string::npos);
  }
  SUBCASE("at an actor that is not there") {
    harbour.reading().claims[3].speaker = ActorId{77};
    CHECK(refused().find("FOREIGN KEY") != std::string::npos);
  }
  SUBCASE("at a later claim that is not there") {
    harbour.reading().claims[0].repeats = ClaimId{77};
    CHECK(refused().find("FOREIGN KEY") != std::string::npos);
  }
  SUBCASE("at no evidence") {
    harbour.reading().claims[3].evidence = {5, 5};
    CHECK(refused().find("no claim without evidence") != std::string::npos);
  }
  CHECK(add(ledger, harbour.document(), good).outcome == Outcome::kAdded);
  check_whole(ledger);
}

TEST_CASE("nothing in a ledger can be changed, deleted or replaced") {
  const LedgerFolder folder;
  const HarbourReport harbour;
  Ledger ledger = open_ledger(folder.file());
  Document document(std::string(HarbourReport::kText), [] {
    DocumentInfo info;
    info.unread = {{{0, 3}, UnreadReason::kTooLong}};
    return info;
  }());
  add(ledger, document, harbour.reading());
  for (const std::string table :
       {"documents", "sightings", "readings", "posts", "post_tags", "actors",
        "actor_roles", "mentions", "times", "figures", "attributions",
        "attribution_content", "claims", "claim_content", "claim_via", "claim_times",
        "claim_figures", "claim_answers", "unread"}) {
    CAPTURE(table);
    const std::string column =
        table == "documents" || table == "sightings" || table == "readings" ? "recorded"
                                                                            : "reading";
    const auto said = [&](const std::string& sql) {
      return run_sql(folder.file(), sql);
    };
    const std::string refusal =
        "the ledger is append-only: nothing in " + table + " is ";
    CHECK(said("UPDATE " + table + " SET " + column + " = " + column) ==
          refusal + "changed");
    CHECK(said("DELETE FROM " + table) == refusal + "deleted");
    CHECK(said("INSERT OR REPLACE INTO " + table + " SELECT * FROM " + table) ==
          refusal + "replaced");
  }
  check_whole(ledger);
}

TEST_CASE("what people type as an id is a document's, a claim's or nothing") {
  CHECK(format_id(DocumentId{3}) == "d3");
  CHECK(format_id(EntryId{17}) == "c17");
  CHECK(std::get<DocumentId>(*parse_id("d3")) == DocumentId{3});
  CHECK(std::get<EntryId>(*parse_id("C17")) == EntryId{17});
  for (const char* none : {"", "d", "3", "d0", "d03", "d-1", "d+1", "c1 ", "c1x", "e5",
                           "c99999999999999999999"}) {
    CHECK_MESSAGE(!parse_id(none), none);
  }
}

}  // namespace
}  // namespace hearsay
