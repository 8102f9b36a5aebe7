// What the desk answers to requests of every kind, without a network.

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "serve/target.h"
#include "served_ledger.h"

namespace hearsay {
namespace {

using nlohmann::json;

TEST_CASE("one report is the first page; of several there is a list, newest first") {
  BridgeDesk desk;
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

TEST_CASE("claims are searched in all reports, and pages follow each other") {
  BridgeDesk desk;
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

TEST_CASE("the API answers as its documentation says") {
  BridgeDesk desk;
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
  BridgeDesk desk;
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
  BridgeDesk desk;
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
  BridgeDesk desk;
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
    ServedLedger desk;
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
  BridgeDesk desk;
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
