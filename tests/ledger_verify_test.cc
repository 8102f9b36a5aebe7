#include <doctest/doctest.h>

#include <cstdio>
#include <fstream>
#include <random>
#include <string>

#include "harbour_report.h"
#include "invented_reading.h"
#include "ledger/ledger.h"
#include "ledger/schema.h"
#include "ledger_folder.h"

// Ledgers that somebody has changed behind Hearsay's back.

namespace hearsay {
namespace {

const Provenance kHere{"harbour.txt", "rules", "0.1.0"};

/// A ledger with the harbour report.
class Tampered {
 public:
  Tampered() {
    auto ledger = Ledger::open(folder_.file(), {.access = Access::kAppend});
    REQUIRE(ledger);
    const HarbourReport harbour;
    REQUIRE(ledger->add(harbour.document(), harbour.reading(), kHere, december(2)));
  }

  std::string file() const { return folder_.file(); }
  Ledger ledger() const { return std::move(*Ledger::open(file())); }

  /// Runs `sql` with the triggers of `table` out of the way, and puts them back.
  void change(const std::string& table, const std::string& sql) {
    for (const char* what : {"changed", "deleted", "replaced"}) {
      REQUIRE(run_sql(file(), "DROP TRIGGER " + table + "_are_not_" + what) == "");
    }
    REQUIRE(run_sql(file(), "PRAGMA foreign_keys = OFF; " + sql) == "");
    const std::string schema = schema_sql();
    for (const char* what : {"changed", "deleted", "replaced"}) {
      const std::size_t begin =
          schema.find("CREATE TRIGGER " + table + "_are_not_" + what);
      const std::size_t end = schema.find("END;", begin) + 4;
      REQUIRE(run_sql(file(), schema.substr(begin, end - begin)) == "");
    }
  }

  /// What verify finds: "wrong-words c1" and so on, a line for each.
  std::string findings() const {
    const auto report = ledger().verify();
    REQUIRE_MESSAGE(report, report.error().message);
    std::string lines;
    for (const Finding& finding : report->findings) {
      lines += std::string(name_of(finding.fault)) + " " + finding.where + "\n";
    }
    return lines;
  }

 private:
  LedgerFolder folder_;
};

TEST_CASE("verify looks at every text and every place, and says how many") {
  const Tampered ledger;
  const auto report = ledger.ledger().verify();
  REQUIRE(report);
  CHECK(report->is_whole());
  CHECK(report->documents == 1);
  CHECK(report->readings == 1);
  CHECK(report->claims == 4);
  // title, heading, role, mention, time, figure and what it counts, source, cue,
  // attributed content; of the claims two speakers, four evidences, five contents.
  CHECK(report->places == 21);
}

TEST_CASE("verify finds a word that was changed") {
  Tampered ledger;
  SUBCASE("in the text") {
    ledger.change("documents",
                  "UPDATE documents SET text = replace(text, 'Over', 'Ovar')");
    CHECK(
        ledger.findings() ==
        "wrong-digest d1\nwrong-words d1 figures 0\nwrong-words c3\nwrong-words c3\n");
  }
  SUBCASE("in the text where nothing points") {
    ledger.change("documents", "UPDATE documents SET text = text || '.'");
    CHECK(ledger.findings() == "wrong-digest d1\n");
  }
  SUBCASE("in evidence") {
    ledger.change("claims",
                  "UPDATE claims SET evidence_words = 'The city council confirmed it.' "
                  "WHERE id = 2");
    CHECK(ledger.findings() == "wrong-words c2\n");
    const Finding finding = ledger.ledger().verify()->findings.at(0);
    CHECK(finding.what ==
          "evidence at 124 to 151: "
          "the ledger has \"The city council confirmed it.\", "
          "the text \"The city council denied it.\"");
  }
  SUBCASE("in content") {
    ledger.change("claim_content",
                  "UPDATE claim_content SET span_words = 'Over 4' WHERE claim = 2");
    CHECK(ledger.findings() == "wrong-words c3\nwrong-words c3\n");
  }
  SUBCASE("in a title") {
    ledger.change("sightings", "UPDATE sightings SET title_words = 'Norvia'");
    CHECK(ledger.findings() == "wrong-words d1 sightings 1\n");
  }
  SUBCASE("or a place that was moved") {
    ledger.change("mentions", "UPDATE mentions SET span_start = span_start + 1");
    CHECK(ledger.findings() == "wrong-words d1 mentions 0\n");
  }
}

TEST_CASE("verify finds what is gone, what is unknown and what leads nowhere") {
  Tampered ledger;
  const auto opens_without_harm = [&] {
    const auto report = ledger.ledger().report(DocumentId{1});
    REQUIRE(!report);
    CHECK(report.error().kind == ErrorKind::kLedger);
    CHECK(report.error().message.find("hearsay verify") != std::string::npos);
  };
  SUBCASE("a stance nobody knows") {
    ledger.change("claims", "UPDATE claims SET stance = 'agrees' WHERE id = 2");
    CHECK(ledger.findings() == "unreadable d1\n");
    CHECK(!ledger.ledger().claims({}));
    CHECK(!ledger.ledger().claim(EntryId{2}));
    CHECK(!ledger.ledger().facets({}));
    opens_without_harm();
  }
  SUBCASE("a place outside the text") {
    ledger.change("claims", "UPDATE claims SET evidence_end = 4000000000 WHERE id = 2");
    CHECK(ledger.findings() == "unreadable d1\nwrong-words c2\n");
    opens_without_harm();
  }
  SUBCASE("a place before the text") {
    ledger.change("times", "UPDATE times SET span_start = -5");
    CHECK(ledger.findings() == "unreadable d1\nwrong-words d1 times 0\n");
    opens_without_harm();
  }
  SUBCASE("a row that is gone") {
    ledger.change("actors", "DELETE FROM actors WHERE number = 0");
    CHECK(ledger.findings() ==
          "broken-reference claims\nbroken-reference claims\n"
          "broken-reference mentions\nunreadable d1\n");
    opens_without_harm();
  }
  SUBCASE("a speaker who is nobody") {
    ledger.change("claims", "UPDATE claims SET speaker = 77 WHERE id = 2");
    CHECK(ledger.findings() == "broken-reference claims\nunreadable d1\n");
    opens_without_harm();
  }
  SUBCASE("a text that is not UTF-8") {
    ledger.change("documents", "UPDATE documents SET text = CAST(x'ff' AS TEXT)");
    CHECK(ledger.findings() == "wrong-digest d1\nunreadable d1\n");
    opens_without_harm();
  }
  SUBCASE("a date that is none") {
    ledger.change("sightings", "UPDATE sightings SET published = 'today'");
    opens_without_harm();
  }
}

TEST_CASE("verify finds tables and triggers that are not Hearsay's") {
  const Tampered ledger;
  REQUIRE(run_sql(ledger.file(),
                  "DROP TRIGGER claims_are_not_deleted;"
                  "CREATE TRIGGER extra AFTER INSERT ON claims BEGIN SELECT 1; END;"
                  "DROP INDEX answers_to_claim;"
                  "CREATE INDEX answers_to_claim ON claim_answers (answered)") == "");
  CHECK(ledger.findings() ==
        "altered-schema index answers_to_claim\n"
        "altered-schema trigger claims_are_not_deleted\n"
        "altered-schema trigger extra\n");
}

TEST_CASE("verify finds an entry that full-text search would miss") {
  Tampered ledger;
  REQUIRE(run_sql(ledger.file(),
                  "INSERT INTO claim_search(claim_search) VALUES ('delete-all')") ==
          "");
  CHECK(ledger.findings() ==
        "not-searchable c1\nnot-searchable c2\nnot-searchable c3\nnot-searchable c4\n");
}

TEST_CASE("a file damaged anywhere is said to be damaged, or does not matter") {
  const LedgerFolder folder;
  {
    auto ledger = Ledger::open(folder.file(), {.access = Access::kAppend});
    REQUIRE(ledger);
    ReadingInventor inventor(7);
    for (int i = 0; i < 5; ++i) {
      const ReadReport read = inventor.invent(20);
      REQUIRE(ledger->add(read.document, read.reading, kHere, december(2)));
    }
  }
  std::ifstream whole(folder.file(), std::ios::binary);
  const std::string bytes((std::istreambuf_iterator<char>(whole)), {});
  std::mt19937 random(20251202);  // fixed: a failure must happen again
  int found = 0;
  for (int i = 0; i < 60; ++i) {
    CAPTURE(i);
    std::string damaged = bytes;
    const std::size_t at = random() % damaged.size();
    for (std::size_t j = at; j < std::min(at + 64, damaged.size()); ++j) {
      damaged[j] = static_cast<char>(random());
    }
    std::ofstream(folder.file(), std::ios::binary) << damaged;
    const auto ledger = Ledger::open(folder.file());
    if (!ledger) {
      CHECK(ledger.error().kind == ErrorKind::kLedger);
      ++found;
      continue;
    }
    static_cast<void>(ledger->claims({}));  // may fail, must not crash
    static_cast<void>(ledger->report(DocumentId{1}));
    static_cast<void>(ledger->facets({.words = "harbour"}));
    const auto report = ledger->verify();
    if (!report || !report->is_whole()) ++found;
  }
  CHECK(found > 15);  // the rest of the bytes are unused, or hold the full-text index
}

}  // namespace
}  // namespace hearsay
