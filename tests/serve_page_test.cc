// The desk's pages over a ledger of invented reports.

#include <doctest/doctest.h>

#include <set>
#include <string>

#include "invented_reading.h"
#include "serve/quotation.h"
#include "served_ledger.h"

namespace hearsay {
namespace {

TEST_CASE("the report page shows the report whole, its claims marked") {
  const std::string page = BridgeDesk().page("/reports/d1");
  CHECK(holds(page, "<h1>Fighting at the bridge</h1>"));
  CHECK(holds(page, "<h2>Blame</h2>"));
  CHECK(
      holds(page, "<time datetime=\"2031-03-03T09:42:00Z\">3 March 2031, 09:42 UTC<"));
  CHECK(holds(page, "<span class=\"tag\">icymi</span>"));
  CHECK(holds(page,
              "Norland says <mark id=\"w1\" class=\"says\" data-claim=\"c1\">"
              "<a href=\"#c1\" tabindex=\"-1\">it holds the bridge at Orsk</a></mark>, "
              "its army newspaper reported."));
  CHECK(holds(page,
              "class=\"silent\" data-claim=\"c2\"><a href=\"#c2\" "
              "tabindex=\"-1\">Sudland did not comment.</a></mark>"));
  CHECK(holds(page, "its bytes were read as Windows-1252"));
  CHECK(holds(page, "5 of 5"));
}

TEST_CASE("the date before a title is told once, and its post begins at the title") {
  const std::string text = "date 2031-03-03 Fighting\n\nOne word.";
  DocumentInfo info;
  info.title_span = span_of(text, "Fighting");
  info.published = parse_published("2031-03-03");
  Reading reading;
  reading.posts = {{{0, static_cast<std::uint32_t>(text.size())}, {}, {}, {"update"}}};
  ServedLedger desk;
  desk.add(Document(text, info), reading);
  const std::string page = desk.page("/reports/d1");
  CHECK_FALSE(holds(page, "date 2031-03-03"));
  CHECK(holds(page, "<time datetime=\"2031-03-03\">3 March 2031</time>"));
  CHECK(page.find("<span class=\"tag\">update</span>") <
        page.find("<h1>Fighting</h1>"));
}

TEST_CASE("every link on the page leads somewhere, and no id is there twice") {
  const std::string page = BridgeDesk().page("/reports/d1");
  const auto ids = found(page, " id=\"([^\"]*)\"");
  CHECK(std::set<std::string>(ids.begin(), ids.end()).size() == ids.size());
  for (const auto& link : found(page, " href=\"#([^\"]*)\"")) {
    CAPTURE(link);
    CHECK(ids.count(link) == 1);
  }
  for (const char* id : {"c1", "w1", "c2", "w2", "c3", "w3", "c4", "w4", "c5", "w5"}) {
    CHECK(ids.count(id) == 1);
  }
}

TEST_CASE("a chip and a card say who, how and through whom") {
  const std::string page = BridgeDesk().page("/reports/d1");
  CHECK(holds(page,
              "<a class=\"chip says\" href=\"#c1\" data-claim=\"c1\"><span "
              "class=\"who\"><bdi>Norland</bdi></span> <span "
              "class=\"stance\">asserts</span> <span class=\"via\">via "
              "<bdi>Norland’s army newspaper</bdi></span></a>"));
  CHECK(holds(page, "<a class=\"chip silent\" href=\"#c2\""));
  CHECK(holds(page, "<span class=\"stance\">declines to comment</span>"));
  CHECK(holds(card(page, "c4"), "Somebody unnamed"));
  CHECK(holds(card(page, "c1"), "read with 90 % confidence"));
}

TEST_CASE("an answer is linked from both sides, with its relation and part") {
  const std::string page = BridgeDesk().page("/reports/d1");
  CHECK(holds(
      text_of(card(page, "c2")),
      "declines to comment (extent) what Norland says in c1 it holds the bridge"));
  CHECK(
      holds(text_of(card(page, "c1")),
            "Answer Sudland declines to comment this (extent) in c2 Sudland did not"));
  CHECK(holds(card(page, "c1"), "<a href=\"#c2\">c2</a>"));
}

TEST_CASE("an accusation nobody answered says so; a claim nobody answered does not") {
  const std::string page = BridgeDesk().page("/reports/d1");
  CHECK(holds(card(page, "c3"), "none read in this report"));
  CHECK(holds(card(page, "c4"), "none read in this report"));
  CHECK_FALSE(holds(card(page, "c5"), "none read"));
}

TEST_CASE("a repeated claim names the one it repeats") {
  const std::string page = BridgeDesk().page("/reports/d1");
  CHECK(holds(card(page, "c5"), "same words as <a href=\"#c1\">c1</a>"));
}

TEST_CASE("the list is filtered by speaker, stance and words, and the marks with it") {
  BridgeDesk desk;
  const auto shown = [&](std::string query) {
    return found(desk.page("/reports/d1?" + query),
                 "<li><article class=\"card [^\"]*\" id=\"([^\"]*)\"");
  };
  using Ids = std::multiset<std::string>;
  CHECK(shown("speaker=Norland") == Ids{"c1", "c3", "c5"});
  CHECK(shown("speaker=Somebody+unnamed") == Ids{"c4"});
  CHECK(shown("stance=accuses") == Ids{"c3", "c4"});
  CHECK(shown("speaker=Norland&stance=accuses") == Ids{"c3"});
  CHECK(shown("q=BRIDGE+army") == Ids{"c1"});
  CHECK(shown("q=nothing+of+it").empty());
  CHECK(shown("speaker=Nobody").empty());
  const std::string page = desk.page("/reports/d1?speaker=Sudland");
  CHECK(holds(page, "1 of 5"));
  CHECK(holds(page, "id=\"w1\" class=\"says off\""));
  CHECK(holds(page, "id=\"w2\" class=\"silent\""));
  CHECK(holds(page, "<li hidden><a class=\"chip says\" href=\"#c1\""));
}

TEST_CASE("a quotation has the words, whose they are, the way and the report") {
  const std::string page = BridgeDesk().page("/reports/d1");
  CHECK(holds(
      page,
      "<p class=\"quotation\">“it holds the bridge at Orsk”\nNorland asserts, via "
      "Norland’s army newspaper. In “Fighting at the bridge”, The Courier, 3 March "
      "2031. https://courier.example/live (Hearsay d1, c1)</p>"));
}

TEST_CASE(
    "a quotation says of direct speech and of what is not asserted that it is so") {
  StoredClaim claim;
  claim.id = EntryId{3};
  claim.document = DocumentId{2};
  claim.speaker = "Norland";
  claim.stance = Stance::kThreatens;
  claim.modality = Modality::kConditional;
  claim.quote = Quote::kDirect;
  claim.content = {{{}, "we will answer"}, {{}, "if they cross"}};
  CHECK(quotation_of(claim) ==
        "“we will answer … if they cross”\nNorland threatens in these words, as "
        "conditional. In an untitled report. (Hearsay d2, c3)");
}

TEST_CASE("a report without a title is called untitled") {
  ServedLedger desk;
  desk.add(Document("One."), {});
  CHECK(holds(desk.page("/reports"), "Untitled report"));
  CHECK(holds(desk.page("/reports/d1"), "<h1>Untitled report</h1>"));
}

TEST_CASE("a claim's page shows its words in their paragraph and all that is known") {
  const std::string page = BridgeDesk().page("/claims/c3");
  CHECK(holds(page, "Norland accused <mark id=\"w3\""));
  CHECK_FALSE(holds(page, "id=\"w4\""));
  CHECK(holds(page, "<dt>stance</dt><dd><bdi>accuses</bdi></dd>"));
  CHECK(holds(page, "href=\"/reports/d1?at=c3#w3\""));
  CHECK(holds(page, "none read in this report"));
}

TEST_CASE("a claim whose report was read again since is still shown, and says so") {
  BridgeDesk desk;
  DocumentInfo redated;
  redated.published = parse_published("2031-03-04");
  desk.add(Document(std::string(kBridge), redated), {});
  CHECK(holds(desk.page("/reports/d1"), "No claim was found"));
  const std::string page = desk.page("/claims/c1");
  CHECK(holds(page, "read again since"));
  CHECK(holds(page, "its army newspaper reported."));
}

TEST_CASE("what was not read is told, with its words") {
  ServedLedger desk;
  Reading reading;
  reading.unread = {{{0, 8}, UnreadReason::kNotEnglish}};
  desk.add(Document("Ein Wort. One word."), reading);
  const std::string page = desk.page("/reports/d1");
  CHECK(holds(page, "Not read: 1 passage"));
  CHECK(holds(page, "not in English (characters 0 to 8): <q>Ein Wort</q>"));
}

TEST_CASE("a long report is shown in parts, and a claim's part is found") {
  std::string text;
  for (int i = 0; i < 5000; ++i) text += "A line that says nothing of note at all.\n\n";
  const std::string last = "Norland says the war is over.";
  text += last;
  Reading reading;
  reading.actors = {actor("Norland")};
  Claim claim;
  claim.speaker = ActorId{0};
  claim.content = {span_of(text, "the war is over")};
  claim.evidence = span_of(text, last);
  reading.claims = {claim};
  ServedLedger desk;
  desk.add(Document(text), reading);
  const std::string first = desk.page("/reports/d1");
  CHECK(holds(first, "Part 1 of 2"));
  CHECK(holds(first, "0 of 0"));
  CHECK(holds(first, "href=\"/reports/d1?part=2\""));
  const std::string second = desk.page("/reports/d1?at=c1");
  CHECK(holds(second, "Part 2 of 2"));
  CHECK(holds(second, "id=\"w1\""));
  CHECK(holds(desk.page("/reports/d1?part=999999999999999999999"), "Part 1 of 2"));
}

TEST_CASE(
    "whatever a reading holds, its page is whole: every tag closed, no id twice") {
  for (unsigned seed = 1; seed <= 40; ++seed) {
    CAPTURE(seed);
    const ReadReport report = ReadingInventor(seed).invent(seed % 12);
    ServedLedger desk;
    desk.add(report.document, report.reading);
    const std::string page = desk.page("/reports/d1");
    CHECK(wrong_tag(page) == "");
    const auto ids = found(page, " id=\"([^\"]*)\"");
    CHECK(std::set<std::string>(ids.begin(), ids.end()).size() == ids.size());
  }
}

}  // namespace
}  // namespace hearsay
