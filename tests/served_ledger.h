#pragma once

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <regex>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "ledger_folder.h"
#include "serve/desk.h"

namespace hearsay {

// A ledger of invented reports, and what the desk answers over it.

inline constexpr std::string_view kBridge =
    "Fighting at the bridge\n\n"
    "Norland says it holds the bridge at Orsk, its army newspaper reported. "
    "Sudland did not comment.\n\n"
    "Blame\n"
    "Norland accused Sudland of shelling the dam. "
    "Officials in Sudland were accused of lying about the dam.\n\n"
    "Norland says it holds the bridge at Orsk.\n";

inline Span span_of(std::string_view text, std::string_view words,
                    std::size_t nth = 0) {
  std::size_t at = text.find(words);
  for (; nth > 0; --nth) at = text.find(words, at + 1);
  REQUIRE(at != std::string_view::npos);
  return {static_cast<std::uint32_t>(at),
          static_cast<std::uint32_t>(at + words.size())};
}

inline Actor actor(std::string name) {
  Actor made;
  made.name = std::move(name);
  return made;
}

/// c1 is asserted via a newspaper and answered by a silence (c2); c3 is an accusation,
/// c4 one that is denied by nobody; c5 repeats c1.
inline Reading bridge_reading() {
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

inline Document bridge() {
  DocumentInfo info;
  info.title_span = span_of(kBridge, "Fighting at the bridge");
  info.published = parse_published("2031-03-03");
  info.publisher = "The Courier";
  info.url = "https://courier.example/live";
  info.encoding = Encoding::kWindows1252;
  return Document(std::string(kBridge), std::move(info));
}

/// A desk over a ledger that goes when the test ends.
class ServedLedger {
 public:
  void add(const Document& document, const Reading& reading) {
    auto ledger = Ledger::open(folder_.file(), {.access = Access::kAppend});
    REQUIRE_MESSAGE(ledger, ledger.error().message);
    const auto added = ledger->add(document, reading, {"a.txt", "rules", "1"},
                                   *parse_instant("2031-03-03T12:00:00Z"));
    REQUIRE_MESSAGE(added, added.error().message);
  }

  HttpResponse ask(const HttpRequest& request) const {
    const auto desk = open_desk(folder_.file(), "127.0.0.1");
    REQUIRE_MESSAGE(desk, desk.error().message);
    return respond(request, *desk);
  }
  HttpResponse get(const std::string& target) const { return ask({.target = target}); }

  /// The body of a page, which must be there.
  std::string page(const std::string& target) const {
    const HttpResponse response = get(target);
    CAPTURE(target);
    CHECK(response.status == 200);
    CHECK(response.content_type == "text/html; charset=utf-8");
    return response.body;
  }

  nlohmann::json api(const std::string& target, int status = 200) const {
    const HttpResponse response = get(target);
    CAPTURE(target);
    CHECK(response.status == status);
    CHECK(response.content_type == "application/json");
    return nlohmann::json::parse(response.body);
  }

 private:
  LedgerFolder folder_;
};

/// With the report about the bridge.
class BridgeDesk : public ServedLedger {
 public:
  BridgeDesk() { add(bridge(), bridge_reading()); }
};

inline std::string header(const HttpResponse& response, std::string_view name) {
  for (const auto& [key, value] : response.headers) {
    if (key == name) return value;
  }
  return "";
}

inline bool holds(std::string_view page, std::string_view words) {
  return page.find(words) != std::string_view::npos;
}

/// Everything between two pieces of a page.
inline std::string between(const std::string& page, std::string_view from,
                           std::string_view to) {
  const std::size_t begin = page.find(from);
  REQUIRE_MESSAGE(begin != std::string::npos, from);
  const std::size_t end = page.find(to, begin + from.size());
  REQUIRE_MESSAGE(end != std::string::npos, to);
  return page.substr(begin, end - begin);
}

inline std::string card(const std::string& page, std::string_view id) {
  return between(page, "id=\"" + std::string(id) + "\"", "</article>");
}

/// A page without its tags: what a reader sees.
inline std::string text_of(const std::string& page) {
  return std::regex_replace(page, std::regex("<[^>]*>"), "");
}

inline std::multiset<std::string> found(const std::string& page, const char* pattern) {
  const std::regex regex(pattern);
  std::multiset<std::string> all;
  for (std::sregex_iterator at(page.begin(), page.end(), regex), end; at != end; ++at) {
    all.insert((*at)[1]);
  }
  return all;
}

/// The tag that is still open at the end, or the first that closes what is not open; ""
/// for a page whose tags nest.
inline std::string wrong_tag(const std::string& page) {
  static const std::set<std::string> kVoid{"meta", "link", "input", "!doctype"};
  static const std::regex kTag(R"re(<(/?)([!a-z0-9]+)(?:[^>"]|"[^"]*")*>)re");
  std::vector<std::string> open;
  for (std::sregex_iterator at(page.begin(), page.end(), kTag), end; at != end; ++at) {
    const std::string name = (*at)[2];
    if (kVoid.contains(name)) continue;
    if ((*at)[1].length() == 0) {
      open.push_back(name);
    } else if (open.empty() || open.back() != name) {
      return "</" + name + ">";
    } else {
      open.pop_back();
    }
  }
  return open.empty() ? "" : "<" + open.back() + ">";
}

}  // namespace hearsay
