// What the desk answers, without a network: a ledger of invented reports, requests in,
// pages and JSON out.

#include <doctest/doctest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>
#include <string>

#include "serve/claim_words.h"
#include "serve/desk.h"
#include "serve/quotation.h"
#include "serve/target.h"

namespace hearsay {
namespace {

using nlohmann::json;

constexpr std::string_view kBridge =
    "Fighting at the bridge\n\n"
    "Norland says it holds the bridge at Orsk, its army newspaper reported. "
    "Sudland did not comment.\n\n"
    "Blame\n"
    "Norland accused Sudland of shelling the dam. "
    "Officials in Sudland were accused of lying about the dam.\n\n"
    "Norland says it holds the bridge at Orsk.\n";

Span span_of(std::string_view text, std::string_view words, std::size_t nth = 0) {
  std::size_t at = text.find(words);
  for (; nth > 0; --nth) at = text.find(words, at + 1);
  REQUIRE(at != std::string_view::npos);
  return {static_cast<std::uint32_t>(at),
          static_cast<std::uint32_t>(at + words.size())};
}

Actor actor(std::string name) {
  Actor made;
  made.name = std::move(name);
  return made;
}

/// c1 is asserted via a newspaper and answered by a silence (c2); c3 is an accusation,
/// c4 one that is denied by nobody; c5 repeats c1.
Reading bridge_reading() {
  Reading reading;
  const std::uint32_t blame = span_of(kBridge, "Blame").begin;
  const auto size = static_cast<std::uint32_t>(kBridge.size());
  reading.posts = {{{0, blame}, {}, {}, {}},
                   {{blame, size},
                    span_of(kBridge, "Blame"),
                    parse_published("2031-03-03T09:42:00Z"),
                    {"icymi"}}};
  reading.actors = {actor("Norland"), actor("Sudland"),
                    actor("Norland’s army newspaper")};
  Claim claim;
  claim.speaker = ActorId{0};
  claim.via = {ActorId{2}};
  claim.content = {span_of(kBridge, "it holds the bridge at Orsk")};
  claim.evidence =
      span_of(kBridge,
              "Norland says it holds the bridge at Orsk, its army newspaper "
              "reported.");
  claim.confidence = 0.9;
  reading.claims.push_back(claim);

  Claim silence;
  silence.speaker = ActorId{1};
  silence.voice = Voice::kPublication;
  silence.stance = Stance::kDeclinesToComment;
  silence.evidence = span_of(kBridge, "Sudland did not comment.");
  silence.answers = {{ClaimId{0}, Stance::kDeclinesToComment, AnswerPart::kExtent}};
  reading.claims.push_back(silence);

  Claim accusation;
  accusation.speaker = ActorId{0};
  accusation.stance = Stance::kAccuses;
  accusation.content = {span_of(kBridge, "Sudland of shelling the dam")};
  accusation.evidence =
      span_of(kBridge, "Norland accused Sudland of shelling the dam.");
  reading.claims.push_back(accusation);

  Claim unnamed = accusation;
  unnamed.speaker.reset();
  unnamed.voice = Voice::kUnnamed;
  unnamed.content = {span_of(kBridge, "lying about the dam")};
  unnamed.evidence = span_of(kBridge,
                             "Officials in Sudland were accused of lying about the "
                             "dam.");
  reading.claims.push_back(unnamed);

  claim.via.clear();
  claim.content = {span_of(kBridge, "it holds the bridge at Orsk", 1)};
  claim.evidence = span_of(kBridge, "Norland says it holds the bridge at Orsk.");
  claim.repeats = ClaimId{0};
  reading.claims.push_back(claim);
  return reading;
}

Document bridge() {
  DocumentInfo info;
  info.title_span = span_of(kBridge, "Fighting at the bridge");
  info.published = parse_published("2031-03-03");
  info.publisher = "The Courier";
  info.url = "https://courier.example/live";
  info.encoding = Encoding::kWindows1252;
  return Document(std::string(kBridge), std::move(info));
}

/// A desk over a ledger that goes when the test ends.
class TestDesk {
 public:
  TestDesk() {
    static int count = 0;
    path_ = std::filesystem::temp_directory_path() /
            ("hearsay-serve-test-" + std::to_string(::getpid()) + "-" +
             std::to_string(++count) + ".db");
    std::filesystem::remove(path_);
  }
  ~TestDesk() {
    for (const char* end : {"", "-wal", "-shm"}) std::filesystem::remove(path_ + end);
  }
  TestDesk(const TestDesk&) = delete;
  TestDesk& operator=(const TestDesk&) = delete;

  void add(const Document& document, const Reading& reading) {
    auto ledger = Ledger::open(path_, {.access = Access::kAppend});
    REQUIRE_MESSAGE(ledger, ledger.error().message);
    const auto added = ledger->add(document, reading, {"a.txt", "rules", "1"},
                                   *parse_instant("2031-03-03T12:00:00Z"));
    REQUIRE_MESSAGE(added, added.error().message);
  }

  HttpResponse get(std::string target) const {
    return ask({.method = "GET", .target = std::move(target)});
  }
  HttpResponse ask(const HttpRequest& request) const {
    const auto desk = open_desk(path_, "127.0.0.1");
    REQUIRE_MESSAGE(desk, desk.error().message);
    return respond(request, *desk);
  }
  std::string page(std::string target) const {
    const HttpResponse response = get(target);
    CAPTURE(target);
    CHECK(response.status == 200);
    CHECK(response.content_type == "text/html; charset=utf-8");
    return response.body;
  }
  json api(std::string target, int status = 200) const {
    const HttpResponse response = get(target);
    CAPTURE(target);
    CHECK(response.status == status);
    CHECK(response.content_type == "application/json");
    return json::parse(response.body);
  }

 private:
  std::string path_;
};

std::string header(const HttpResponse& response, std::string_view name) {
  for (const auto& [key, value] : response.headers) {
    if (key == name) return value;
  }
  return "";
}

bool holds(std::string_view page, std::string_view words) {
  return page.find(words) != std::string_view::npos;
}

/// Everything between two pieces of a page.
std::string between(const std::string& page, std::string_view from,
                    std::string_view to) {
  const std::size_t begin = page.find(from);
  REQUIRE_MESSAGE(begin != std::string::npos, from);
  const std::size_t end = page.find(to, begin + from.size());
  REQUIRE_MESSAGE(end != std::string::npos, to);
  return page.substr(begin, end - begin);
}

std::string card(const std::string& page, std::string_view id) {
  return between(page, "id=\"" + std::string(id) + "\"", "</article>");
}

/// A page without its tags: what a reader sees.
std::string text_of(const std::string& page) {
  return std::regex_replace(page, std::regex("<[^>]*>"), "");
}

std::multiset<std::string> found(const std::string& page, const char* pattern) {
  const std::regex regex(pattern);
  std::multiset<std::string> all;
  for (std::sregex_iterator at(page.begin(), page.end(), regex), end; at != end; ++at) {
    all.insert((*at)[1]);
  }
  return all;
}

TestDesk& bridge_desk(TestDesk& desk) {
  desk.add(bridge(), bridge_reading());
  return desk;
}

TEST_CASE("the report page shows the report whole, its claims marked") {
  TestDesk desk;
  const std::string page = bridge_desk(desk).page("/reports/d1");
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

TEST_CASE("every link on the page leads somewhere, and no id is there twice") {
  TestDesk desk;
  const std::string page = bridge_desk(desk).page("/reports/d1");
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
  TestDesk desk;
  const std::string page = bridge_desk(desk).page("/reports/d1");
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
  TestDesk desk;
  const std::string page = bridge_desk(desk).page("/reports/d1");
  CHECK(holds(
      text_of(card(page, "c2")),
      "declines to comment (extent) what Norland says in c1 it holds the bridge"));
  CHECK(
      holds(text_of(card(page, "c1")),
            "Answer Sudland declines to comment this (extent) in c2 Sudland did not"));
  CHECK(holds(card(page, "c1"), "<a href=\"#c2\">c2</a>"));
}

TEST_CASE("an accusation nobody answered says so; a claim nobody answered does not") {
  TestDesk desk;
  const std::string page = bridge_desk(desk).page("/reports/d1");
  CHECK(holds(card(page, "c3"), "none read in this report"));
  CHECK(holds(card(page, "c4"), "none read in this report"));
  CHECK_FALSE(holds(card(page, "c5"), "none read"));
}

TEST_CASE("a repeated claim names the one it repeats") {
  TestDesk desk;
  const std::string page = bridge_desk(desk).page("/reports/d1");
  CHECK(holds(card(page, "c5"), "same words as <a href=\"#c1\">c1</a>"));
}

TEST_CASE("the list is filtered by speaker, stance and words, and the marks with it") {
  TestDesk desk;
  bridge_desk(desk);
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
  TestDesk desk;
  const std::string page = bridge_desk(desk).page("/reports/d1");
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

TEST_CASE("one report is the first page; of several there is a list, newest first") {
  TestDesk desk;
  bridge_desk(desk);
  const HttpResponse first = desk.get("/");
  CHECK(first.status == 302);
  CHECK(header(first, "Location") == "/reports/d1");
  DocumentInfo older;
  older.title = "Before the fighting";
  older.published = parse_published("2031-03-01");
  desk.add(Document("Nothing happened.", older), {});
  const std::string list = desk.page("/");
  CHECK(list.find("Fighting at the bridge") < list.find("Before the fighting"));
  CHECK(holds(list, "5 claims"));
  CHECK(holds(list, "0 claims"));
  CHECK(holds(desk.page("/reports/d2"), "No claim was found"));
}

TEST_CASE("a report without a title is called untitled") {
  TestDesk desk;
  desk.add(Document("One."), {});
  CHECK(holds(desk.page("/reports"), "Untitled report"));
  CHECK(holds(desk.page("/reports/d1"), "<h1>Untitled report</h1>"));
}

TEST_CASE("claims are searched in all reports, and pages follow each other") {
  TestDesk desk;
  bridge_desk(desk);
  Reading many;
  many.actors = {actor("Westland")};
  const std::string text = "Westland says the ferry runs.";
  for (int i = 0; i < 60; ++i) {
    Claim claim;
    claim.speaker = ActorId{0};
    claim.content = {span_of(text, "the ferry runs")};
    claim.evidence = {0, static_cast<std::uint32_t>(text.size())};
    many.claims.push_back(claim);
  }
  desk.add(Document(text), many);
  CHECK(holds(desk.page("/claims?q=dam"), "2 found"));
  CHECK(holds(desk.page("/claims?speaker=Somebody+unnamed"), "1 found"));
  const std::string first = desk.page("/claims?q=ferry");
  CHECK(holds(first, "60 found"));
  CHECK(holds(first, "href=\"/claims?q=ferry&amp;page=2\""));
  CHECK(found(first, "class=\"card [^\"]*\" id=\"([^\"]*)\"").size() == 50);
  const std::string second = desk.page("/claims?q=ferry&page=2");
  CHECK(found(second, "class=\"card [^\"]*\" id=\"([^\"]*)\"").size() == 10);
  CHECK(holds(desk.page("/claims?q=ferry&page=99"), "page 2 of 2"));
  CHECK(holds(desk.page("/claims?stance=accuses"), "2 found"));
  CHECK(desk.get("/claims?stance=shouts").status == 400);
}

TEST_CASE("a claim's page shows its words in their paragraph and all that is known") {
  TestDesk desk;
  const std::string page = bridge_desk(desk).page("/claims/c3");
  CHECK(holds(page, "Norland accused <mark id=\"w3\""));
  CHECK_FALSE(holds(page, "id=\"w4\""));
  CHECK(holds(page, "<dt>stance</dt><dd><bdi>accuses</bdi></dd>"));
  CHECK(holds(page, "href=\"/reports/d1?at=c3#w3\""));
  CHECK(holds(page, "none read in this report"));
}

TEST_CASE("a claim whose report was read again since is still shown, and says so") {
  TestDesk desk;
  bridge_desk(desk);
  DocumentInfo redated;
  redated.published = parse_published("2031-03-04");
  desk.add(Document(std::string(kBridge), redated), {});
  CHECK(holds(desk.page("/reports/d1"), "No claim was found"));
  const std::string page = desk.page("/claims/c1");
  CHECK(holds(page, "read again since"));
  CHECK(holds(page, "its army newspaper reported."));
}

TEST_CASE("what was not read is told, with its words") {
  TestDesk desk;
  Reading reading;
  reading.unread = {{{0, 8}, UnreadReason::kNotEnglish}};
  desk.add(Document("Ein Wort. One word."), reading);
  const std::string page = desk.page("/reports/d1");
  CHECK(holds(page, "Not read: 1 passage"));
  CHECK(holds(page, "not in English (characters 0 to 8): <q>Ein Wort</q>"));
}

TEST_CASE("a long report is shown in parts, and a claim's part is found") {
  std::string text;
  for (int i = 0; i < 12000; ++i)
    text += "A line that says nothing of note at all.\n\n";
  const std::string last = "Norland says the war is over.";
  text += last;
  Reading reading;
  reading.actors = {actor("Norland")};
  Claim claim;
  claim.speaker = ActorId{0};
  claim.content = {span_of(text, "the war is over")};
  claim.evidence = span_of(text, last);
  reading.claims = {claim};
  TestDesk desk;
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

TEST_CASE("the API answers as its documentation says") {
  TestDesk desk;
  bridge_desk(desk);
  const json reports = desk.api("/api/v1/reports");
  REQUIRE(reports["reports"].size() == 1);
  CHECK(reports["reports"][0]["id"] == "d1");
  CHECK(reports["reports"][0]["claims"] == 5);
  CHECK(reports["reports"][0]["publisher"] == "The Courier");

  const json reading = desk.api("/api/v1/reports/d1");
  CHECK(reading["schema"] == "hearsay.reading/1");
  CHECK(reading["text"] == kBridge);
  CHECK(reading["claims"].size() == 5);
  CHECK(reading["sentences"].size() == 7);

  const json claims = desk.api("/api/v1/claims?q=bridge&limit=1&offset=1");
  CHECK(claims["count"] == 2);
  REQUIRE(claims["claims"].size() == 1);
  CHECK(claims["claims"][0]["id"] == "c5");
  CHECK(claims["claims"][0]["repeats"] == "c1");
  CHECK(desk.api("/api/v1/claims?speaker=Norland&stance=accuses")["count"] == 1);
  CHECK(desk.api("/api/v1/claims?report=d9")["count"] == 0);

  const json claim = desk.api("/api/v1/claims/c2");
  CHECK(claim["speaker"] == "Sudland");
  CHECK(claim["answers"][0]["claim"] == "c1");
  CHECK(desk.api("/api/v1/health")["status"] == "ok");
}

TEST_CASE("the API's errors are JSON with a code, a message and the right status") {
  TestDesk desk;
  bridge_desk(desk);
  for (const char* target :
       {"/api/v1/reports/d9", "/api/v1/claims/c99", "/api/v1/nothing", "/api",
        "/api/v2/reports", "/api/v1/reports/c1", "/api/v1/claims/d1",
        "/api/v1/claims/c99999999999999999999", "/api/v1/reports/d1/more"}) {
    const json error = desk.api(target, 404);
    CHECK(error["error"]["code"] == "not-found");
    CHECK(error["error"]["message"].get<std::string>().size() > 10);
  }
  for (const char* target : {"/api/v1/claims?stance=shouts", "/api/v1/claims?limit=-1",
                             "/api/v1/claims?limit=1001", "/api/v1/claims?offset=x",
                             "/api/v1/claims?report=c1", "/api/v1/reports?limit=all"}) {
    CHECK(desk.api(target, 400)["error"]["code"] == "bad-parameter");
  }
  const std::string long_search(501, 'a');
  CHECK(desk.api("/api/v1/claims?q=" + long_search, 400).contains("error"));
  CHECK(desk.api("/api/v1/%ff", 400)["error"]["code"] == "bad-address");
}

TEST_CASE("only GET and HEAD are answered, and only under the machine's own names") {
  TestDesk desk;
  bridge_desk(desk);
  for (const char* method : {"POST", "PUT", "DELETE", "OPTIONS", "TRACE", "BREW"}) {
    const HttpResponse response = desk.ask({.method = method, .target = "/reports"});
    CHECK(response.status == 405);
    CHECK(header(response, "Allow") == "GET, HEAD");
  }
  CHECK(desk.ask({.method = "HEAD", .target = "/reports"}).status == 200);
  for (const char* host : {"localhost", "localhost:8470", "LOCALHOST:1",
                           "127.0.0.1:8470", "[::1]:8470", "[::1]"}) {
    CAPTURE(host);
    CHECK(desk.ask({.target = "/reports", .host = host}).status == 200);
  }
  for (const char* host :
       {"", "evil.example", "evil.example:8470", "localhost.evil.example",
        "127.0.0.1.evil.example", "[::1", "::1", "localhost:8470:1"}) {
    CAPTURE(host);
    CHECK(desk.ask({.target = "/reports", .host = host}).status == 421);
  }
  CHECK(hosts_of("0.0.0.0").empty());
  CHECK(hosts_of("desk.example").empty());
}

TEST_CASE("every answer forbids scripts of others, frames and guessing of types") {
  TestDesk desk;
  bridge_desk(desk);
  for (const char* target : {"/", "/reports/d1", "/desk.css", "/desk.js", "/nothing",
                             "/%ff", "/api/v1/claims", "/api/v1/nothing"}) {
    const HttpResponse response = desk.get(target);
    CAPTURE(target);
    CHECK(holds(header(response, "Content-Security-Policy"), "default-src 'none'"));
    CHECK(holds(header(response, "Content-Security-Policy"), "frame-ancestors 'none'"));
    CHECK(header(response, "X-Content-Type-Options") == "nosniff");
    CHECK(header(response, "Referrer-Policy") == "no-referrer");
    CHECK_FALSE(holds(response.body, "style=\""));
  }
  CHECK(holds(desk.get("/desk.js").body, "use strict"));
  CHECK(desk.get("/desk.css").content_type == "text/css; charset=utf-8");
  CHECK(header(refuse(400, "no"), "X-Content-Type-Options") == "nosniff");
}

/// Strings that would do harm if they were taken for anything but words.
constexpr std::string_view kHostile[] = {"<script>alert(1)</script>",
                                         "\"><img src=x onerror=alert(1)>",
                                         "' onmouseover='alert(1)",
                                         "</title><svg/onload=alert(1)>",
                                         "</p></mark><iframe src=javascript:alert(1)>",
                                         "<!--",
                                         "]]>",
                                         "&lt;b&gt;",
                                         "{}",
                                         "{0}",
                                         "%s%n",
                                         "\\\"",
                                         "`${alert(1)}`",
                                         "'; DROP TABLE claims; --",
                                         "\" OR 1=1",
                                         "NEAR(a b)",
                                         "a* ^b",
                                         "AND",
                                         "-",
                                         "\"",
                                         "\xE2\x80\xAE"
                                         "desrever",
                                         "javascript:alert(1)",
                                         "\x01\x02\x1B[2J"};

TEST_CASE("hostile words in a report are shown as words, on every page") {
  for (const std::string_view hostile : kHostile) {
    CAPTURE(hostile);
    const std::string text = "Norland said " + std::string(hostile) + " to us.";
    DocumentInfo info;
    info.title = std::string(hostile);
    info.publisher = std::string(hostile);
    info.url = std::string(hostile);
    Reading reading;
    reading.actors = {actor(std::string(hostile))};
    reading.posts = {
        {{0, static_cast<std::uint32_t>(text.size())}, {}, {}, {std::string(hostile)}}};
    Claim claim;
    claim.speaker = ActorId{0};
    claim.via = {ActorId{0}};
    claim.medium = span_of(text, hostile);
    claim.content = {span_of(text, hostile)};
    claim.evidence = {0, static_cast<std::uint32_t>(text.size())};
    reading.claims = {claim};
    TestDesk desk;
    desk.add(Document(text, info), reading);
    const std::string query = "?q=" + percent_encode(hostile);
    for (const std::string& target :
         {std::string("/reports"), std::string("/reports/d1"), std::string("/claims"),
          std::string("/claims/c1"), "/claims" + query, "/reports/d1" + query}) {
      const std::string page = desk.page(target);
      CHECK(found(page, "<(script)").size() == 1);  // the desk's own
      CHECK(found(page, "<(svg|img|iframe|style|object|embed)").empty());
      CHECK(found(page, R"(<(?:[^>"]|"[^"]*")* (on[a-z]+)=)").empty());
      CHECK(found(page, "href=\"(javascript:[^\"]*)\"").empty());
      CHECK(std::ranges::none_of(page, [](char c) {
        return static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t';
      }));
    }
    CHECK(desk.api("/api/v1/claims/c1")["content"][0]["text"] == hostile);
    CHECK(desk.api("/api/v1/reports/d1")["text"] == text);
    CHECK(desk.api("/api/v1/claims" + query)["count"].is_number());
  }
}

TEST_CASE("hostile parameters and paths are answered, never with a server's error") {
  TestDesk desk;
  bridge_desk(desk);
  for (const std::string_view hostile : kHostile) {
    const std::string words = percent_encode(hostile);
    for (const char* before :
         {"/claims?speaker=", "/claims?stance=", "/claims?page=", "/claims?q=",
          "/reports?page=", "/reports/d1?part=", "/reports/d1?at=",
          "/reports/d1?speaker=", "/reports/", "/claims/", "/",
          "/api/v1/claims?limit=", "/api/v1/reports?q=", "/api/v1/reports/", "/api/"}) {
      const HttpResponse response = desk.get(before + words);
      CAPTURE(before + words);
      CHECK(response.status < 500);
      if (response.content_type.starts_with("text/html")) {
        CHECK(found(response.body, "<(script)").size() == 1);
        CHECK(found(response.body, "<(svg|img|iframe)").empty());
      }
    }
    const HttpResponse raw = desk.get("/" + std::string(hostile));
    CHECK(raw.status >= 400);
    CHECK(raw.status < 500);
  }
}

}  // namespace
}  // namespace hearsay
