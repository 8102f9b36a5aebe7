#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "harbour_report.h"
#include "ledger/ledger.h"
#include "ledger/search_words.h"
#include "ledger_folder.h"

namespace hearsay {
namespace {

/// A ledger with the harbour report, and one with a claim of another speaker.
class TwoReports {
 public:
  TwoReports() : ledger_(*Ledger::open(folder_.file(), {.access = Access::kAppend})) {
    const HarbourReport harbour;
    const Provenance provenance{"harbour.txt", "rules", "0.1.0"};
    REQUIRE(
        ledger_.add(harbour.document(), harbour.reading(), provenance, december(2)));

    Reading reading;
    Actor observers;
    observers.name = "Observers";
    reading.actors = {observers};
    Claim claim;
    claim.speaker = ActorId{0};
    claim.stance = Stance::kCannotVerify;
    claim.evidence = {0, 28};
    claim.content = {{10, 28}};
    reading.claims = {claim};
    REQUIRE(ledger_.add(Document("Observers could not verify it."), reading, provenance,
                        december(3)));
  }

  const Ledger& ledger() const { return ledger_; }

  /// The ids of what a query finds: "c1 c4".
  std::string find(const ClaimQuery& query) const {
    const auto claims = ledger_.claims(query);
    REQUIRE_MESSAGE(claims, claims.error().message);
    std::string ids;
    for (const StoredClaim& claim : *claims) {
      ids += (ids.empty() ? "" : " ") + format_id(claim.id);
    }
    return ids;
  }
  std::string find_words(std::string_view words) const {
    return find({.words = std::string(words)});
  }

 private:
  LedgerFolder folder_;
  Ledger ledger_;
};

TEST_CASE("a claim of the ledger says all that its row points at") {
  const TwoReports two;
  const auto taken = two.ledger().claim(EntryId{1});
  REQUIRE(taken);
  CHECK(taken->document == DocumentId{1});
  CHECK(taken->document_title == "Norvia says it holds Grünhafen");
  CHECK(taken->published == parse_published("2025-12-02"));
  CHECK(taken->current);
  CHECK(taken->speaker == "the navy of Norvia");
  CHECK(taken->via == std::vector<std::string>{"Nordwire"});
  CHECK(taken->voice == Voice::kSource);
  CHECK(taken->stance == Stance::kAsserts);
  CHECK(taken->modality == Modality::kAsserted);
  CHECK(taken->polarity == Polarity::kPositive);
  CHECK(taken->commitment == Commitment::kNeutral);
  REQUIRE(taken->content.size() == 1);
  CHECK(taken->content[0].words == "it had taken the harbour of Grünhafen");
  CHECK(taken->content[0].at.start == 56);  // code points: "ü" is one
  CHECK(taken->content[0].at.end == 93);
  CHECK(taken->evidence.words ==
        "The navy of Norvia said it had taken the harbour of Grünhafen, Nordwire "
        "reported on Sunday.");
  CHECK(taken->quote == Quote::kIndirect);
  CHECK(!taken->headline);
  CHECK(!taken->medium);
  CHECK(taken->said == "on Sunday");
  CHECK(taken->said_value == "2025-11-30");
  CHECK(taken->confidence == 0.9);
  CHECK(!taken->repeats);
  CHECK(taken->answers.empty());
  REQUIRE(taken->answered_by.size() == 1);
  CHECK(taken->answered_by[0].claim == EntryId{2});
  CHECK(taken->answered_by[0].relation == Stance::kDenies);
  CHECK(taken->answered_by[0].part == AnswerPart::kOccurrence);
  CHECK(taken->answered_by[0].speaker == "the city council");
  CHECK(taken->answered_by[0].words == "it");

  const auto denial = two.ledger().claim(EntryId{2});
  REQUIRE(denial->answers.size() == 1);
  CHECK(denial->answers[0].claim == EntryId{1});
  CHECK(denial->answers[0].words == "it had taken the harbour of Grünhafen");

  const auto missing = two.ledger().claim(EntryId{3});
  CHECK(!missing->speaker);
  CHECK(missing->voice == Voice::kUnnamed);
  CHECK(missing->content.size() == 2);
  CHECK(two.ledger().claim(EntryId{4})->repeats == EntryId{1});
}

TEST_CASE("an id that was never given out is not found") {
  const TwoReports two;
  const auto claim = two.ledger().claim(EntryId{77});
  REQUIRE(!claim);
  CHECK(claim.error().kind == ErrorKind::kNotFound);
  CHECK(claim.error().message.find("no claim c77") != std::string::npos);
  const auto report = two.ledger().report(DocumentId{77});
  REQUIRE(!report);
  CHECK(report.error().kind == ErrorKind::kNotFound);
  CHECK(report.error().message.find("no report d77") != std::string::npos);
}

TEST_CASE("each condition of a query narrows it, and they combine") {
  const TwoReports two;
  CHECK(two.find({}) == "c1 c2 c3 c4 c5");
  CHECK(two.find({.stance = Stance::kDenies}) == "c2");
  CHECK(two.find({.modality = Modality::kAlleged}) == "c3");
  CHECK(two.find({.voice = Voice::kUnnamed}) == "c3");
  CHECK(two.find({.document = DocumentId{2}}) == "c5");
  CHECK(two.find({.speaker = "NAVY"}) == "c1 c4");
  CHECK(two.find({.speaker = "navy", .speaker_match = NameMatch::kExact}) == "");
  CHECK(two.find({.speaker = "The Navy of Norvia",
                  .speaker_match = NameMatch::kExact}) == "c1 c4");
  CHECK(two.find({.speaker = "%"}) == "");
  CHECK(two.find({.words = "harbour", .stance = Stance::kDenies}) == "");
  CHECK(two.find({.speaker = "navy", .document = DocumentId{2}}) == "");
  CHECK(two.find({.limit = 2, .offset = 1}) == "c2 c3");
  CHECK(two.find({.limit = 0}) == "");
  CHECK(two.find({.limit = static_cast<std::size_t>(-1), .offset = 4}) == "c5");
  CHECK(two.ledger().count_claims({.speaker = "navy", .limit = 1}) == 2);
}

TEST_CASE("facets count what the other conditions leave") {
  const TwoReports two;
  const auto all = two.ledger().facets({});
  REQUIRE(all);
  REQUIRE(all->speakers.size() == 4);
  CHECK(all->speakers[0].name == "the navy of Norvia");
  CHECK(all->speakers[0].claims == 2);
  CHECK(!all->speakers[1].name);
  CHECK(all->speakers[1].voice == Voice::kUnnamed);
  CHECK(all->speakers[2].name == "Observers");
  CHECK(all->speakers[3].name == "the city council");
  REQUIRE(all->stances.size() == 3);
  CHECK(all->stances[0].stance == Stance::kAsserts);
  CHECK(all->stances[0].claims == 3);
  CHECK(all->stances[2].stance == Stance::kCannotVerify);

  const auto navy = two.ledger().facets({.speaker = "navy"});
  CHECK(navy->speakers.size() == 4);
  REQUIRE(navy->stances.size() == 1);
  CHECK(navy->stances[0].claims == 2);
}

TEST_CASE("full text finds words of evidence, speaker and via, in any case") {
  const TwoReports two;
  CHECK(two.find_words("harbour") == "c1 c4");
  CHECK(two.find_words("HARBOUR navy") == "c1 c4");
  CHECK(two.find_words("harbour council") == "");
  CHECK(two.find_words("Nordwire") == "c1");
  CHECK(two.find_words("grunhafen") == "c1 c4");
  CHECK(two.find_words("\"taken the harbour\"") == "c1 c4");
  CHECK(two.find_words("\"harbour the taken\"") == "");
  CHECK(two.find_words("  ") == "c1 c2 c3 c4 c5");
  CHECK(two.ledger().reports({.words = "boats missing"})->size() == 1);
  CHECK(two.ledger().reports({.words = "boats observers"})->empty());
}

TEST_CASE("whatever is typed into the search box is a plain search") {
  const TwoReports two;
  for (const std::string& hostile : {std::string("'"),
                                     std::string("*"),
                                     std::string("^"),
                                     std::string("-"),
                                     std::string("()"),
                                     std::string(":"),
                                     std::string("AND"),
                                     std::string("NEAR"),
                                     std::string("NEAR("),
                                     std::string("harbour AND"),
                                     std::string("harbour OR council"),
                                     std::string("speaker: navy"),
                                     std::string("{speaker}: x"),
                                     std::string("harbour*x"),
                                     std::string("\xff\xfe"),
                                     std::string("'; DROP TABLE claims; --"),
                                     std::string("x' OR '1'='1"),
                                     std::string("\\"),
                                     std::string("🕊"),
                                     std::string(100'000, 'x'),
                                     std::string(100'000, '(')}) {
    CAPTURE(hostile.substr(0, 40));
    CHECK(two.find_words(hostile) == "");
    CHECK(two.ledger().reports({.words = hostile})->empty());
    CHECK(two.ledger().facets({.words = hostile, .speaker = hostile}));
  }
  for (const std::string& nothing : {std::string("\""), std::string("\"\"\""),
                                     std::string("\0", 1), std::string(100'000, '"')}) {
    CHECK(two.find_words(nothing) == "c1 c2 c3 c4 c5");
  }
  CHECK(two.find_words(std::string("harbour\0navy", 12)) == "c1 c4");
  CHECK(two.find_words("harbour - \"\" navy!") == "c1 c4");
  CHECK(two.find_words("harbour NOT navy") == "");  // NOT is a word like others

  std::string many;
  for (int i = 0; i < 5'000; ++i) many += "harbour ";
  CHECK(two.find_words(many) == "c1 c4");
}

TEST_CASE("words become an expression in which nothing has a meaning of its own") {
  CHECK(search_expression("a  b") == "\"a\" \"b\" ");
  CHECK(search_expression("a \"b  c\" d") == "\"a\" \"b  c\" \"d\" ");
  CHECK(search_expression("a\"b") == "\"a\" \"b\" ");
  CHECK(search_expression(" \t\n") == "");
  CHECK(search_expression("\"") == "");
}

}  // namespace
}  // namespace hearsay
