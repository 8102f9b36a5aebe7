#include "export/json.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <limits>
#include <nlohmann/json.hpp>

#include "base/code_points.h"
#include "base/digest.h"

namespace hearsay {
namespace {

using nlohmann::json;

constexpr std::string_view kText =
    "Café talks 🕊\n\nThe “ministry” said on Sunday that over 6,000 left Żabin.";

Span span_of(std::string_view words) {
  const std::size_t at = kText.find(words);
  REQUIRE(at != std::string_view::npos);
  return {static_cast<std::uint32_t>(at),
          static_cast<std::uint32_t>(at + words.size())};
}

Document report() {
  DocumentInfo info;
  info.title_span = span_of("Café talks 🕊");
  info.published = parse_published("2025-12-02");
  return Document(std::string(kText), std::move(info));
}

/// One entry in every list, so that every key is written.
Reading reading_of_report() {
  Reading reading;
  reading.posts = {{span_of(kText), span_of("Café talks 🕊"), {}, {"icymi"}}};
  reading.sentences = {{span_of("Café talks 🕊"), PostId{0}, 0, 0, 1, true},
                       {span_of("The “ministry” said on Sunday that over 6,000 left "
                                "Żabin."),
                        PostId{0}, 1, 1, 2, false}};
  reading.tokens.resize(2);
  reading.tokens[0].span = span_of("Café");
  reading.tokens[1].span = span_of("Żabin");
  reading.mentions = {{span_of("The “ministry”"), ActorKind::kOrganisation,
                       MentionForm::kNominal, ActorId{0}}};
  reading.actors = {{"The “ministry”",
                     ActorKind::kOrganisation,
                     false,
                     "UKR",
                     Sector::kGov,
                     {},
                     {span_of("ministry")},
                     ActorBasis::kTable}};
  reading.times = {{span_of("on Sunday"),
                    TimeType::kDate,
                    "2025-11-30",
                    CountedFrom::kDocument,
                    {}}};
  Figure figure;
  figure.span = span_of("over 6,000");
  figure.low = 6000;
  figure.bound = Bound::kMoreThan;
  reading.figures = {figure};
  Attribution attribution;
  attribution.source = span_of("The “ministry”");
  attribution.mention = MentionId{0};
  attribution.cue = span_of("said");
  attribution.content = {span_of("over 6,000 left Żabin")};
  reading.attributions = {attribution};
  Claim claim;
  claim.speaker = ActorId{0};
  claim.speaker_words = span_of("The “ministry”");
  claim.content = attribution.content;
  claim.evidence = reading.sentences[1].span;
  claim.said = TimeId{0};
  claim.attribution = AttributionId{0};
  claim.times = {TimeId{0}};
  claim.figures = {FigureId{0}};
  claim.confidence = 0.9;
  Claim denial = claim;
  denial.stance = Stance::kDenies;
  denial.content = {};
  denial.answers = {{ClaimId{0}, Stance::kDenies, AnswerPart::kFigure}};
  denial.repeats = ClaimId{0};
  reading.claims = {claim, denial};
  reading.unread = {{span_of("🕊"), UnreadReason::kNotText}};
  return reading;
}

std::vector<std::string> keys_of(const json& object) {
  std::vector<std::string> keys;
  for (const auto& [key, value] : object.items()) keys.push_back(key);
  return keys;  // sorted by name: nlohmann's objects are
}

/// Whether every {start, end, text} below `value` holds the words of `text` there.
void check_words(const json& value, std::string_view text, const CodePoints& points,
                 int& checked) {
  for (const json& inner : value) {
    if (inner.is_structured()) check_words(inner, text, points, checked);
  }
  if (!value.is_object() || !value.contains("start") || value["start"].is_null())
    return;
  const Span span = points.to_bytes({value["start"], value["end"]});
  const auto* const key =
      value.contains("form") && !value.contains("kind") ? "form" : "text";
  if (!value.contains(key)) return;
  CHECK(value[key] == text.substr(span.begin, span.size()));
  ++checked;
}

}  // namespace

TEST_CASE("offsets count code points and every pair is at its words") {
  const Document document = report();
  const json written =
      json::parse(to_json(document, reading_of_report(), {.tokens = true}));
  int checked = 0;
  check_words(written, kText, CodePoints(kText), checked);
  CHECK(checked == 14);
  CHECK(written["title"] == json{{"start", 0}, {"end", 12}, {"text", "Café talks 🕊"}});
}

TEST_CASE("every key of the promise is there, in a reading that found nothing too") {
  const std::vector<std::string> expected = {
      "actors",    "attributions", "claims",   "events",    "figures",
      "id",        "language",     "mentions", "places",    "posts",
      "published", "publisher",    "schema",   "sentences", "text",
      "times",     "title",        "unread",   "url"};
  CHECK(keys_of(json::parse(to_json(Document("x"), Reading{}))) == expected);
  CHECK(keys_of(json::parse(to_json(report(), reading_of_report()))) == expected);
}

TEST_CASE("every key of a claim is there, null where it is unknown") {
  const json claim = json::parse(to_json(report(), reading_of_report()))["claims"][0];
  CHECK(keys_of(claim) ==
        std::vector<std::string>{"answers", "attribution",  "commitment", "confidence",
                                 "content", "events",       "evidence",   "figures",
                                 "id",      "in",           "medium",     "modality",
                                 "places",  "polarity",     "repeats",    "said",
                                 "speaker", "speaker_text", "stance",     "times",
                                 "via",     "voice"});
  CHECK(claim["medium"].is_null());
  CHECK(claim["repeats"].is_null());
  CHECK(claim["said"] == "d0");
  CHECK(claim["in"] == "body");
}

TEST_CASE("a claim names the claims it answers and repeats") {
  const json claim = json::parse(to_json(report(), reading_of_report()))["claims"][1];
  CHECK(claim["answers"] ==
        json::parse(R"([{"claim":"c0","relation":"denies","part":"figure"}])"));
  CHECK(claim["repeats"] == "c0");
  CHECK(claim["content"] == json::array());
}

TEST_CASE("a figure's open end is null and whole numbers have no decimals") {
  const std::string written = to_json(report(), reading_of_report());
  CHECK(written.find(R"("low":6000,"high":null,"bound":"more-than","unit":null)") !=
        std::string::npos);
  CHECK(written.find(R"("confidence":0.90,)") != std::string::npos);
}

TEST_CASE("a report without an id is named by the digest of its text") {
  CHECK(json::parse(to_json(Document("abc"), {}))["id"] ==
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  DocumentInfo info;
  info.id = "wire/7";
  CHECK(json::parse(to_json(Document("abc", info), {}))["id"] == "wire/7");
  CHECK(json::parse(to_json(Document("abc", info), {}, {.id = "7"}))["id"] == 7);
}

TEST_CASE("a title from outside the text has no place in it") {
  DocumentInfo info;
  info.title = "From the feed";
  CHECK(json::parse(to_json(Document("abc", info), {}))["title"] ==
        json{{"start", nullptr}, {"end", nullptr}, {"text", "From the feed"}});
  CHECK(json::parse(to_json(Document("abc"), {}))["title"].is_null());
}

TEST_CASE("what a time was counted from is the report, a quote or another time") {
  Reading reading;
  reading.times.resize(4);
  reading.times[1].counted_from = CountedFrom::kDocument;
  reading.times[2].counted_from = CountedFrom::kQuote;
  reading.times[3].counted_from = CountedFrom::kTime;
  reading.times[3].anchor = TimeId{1};
  const json times = json::parse(to_json(Document("x"), reading))["times"];
  CHECK(times[0]["counted_from"].is_null());
  CHECK(times[1]["counted_from"] == "document");
  CHECK(times[2]["counted_from"] == "quote");
  CHECK(times[3]["counted_from"] == "d1");
}

TEST_CASE("text and tokens are written only where they are wanted") {
  const json bare =
      json::parse(to_json(report(), reading_of_report(), {.text = false}));
  CHECK(!bare.contains("text"));
  CHECK(!bare.contains("tokens"));
  const json full =
      json::parse(to_json(report(), reading_of_report(), {.tokens = true}));
  CHECK(full["text"] == kText);
  REQUIRE(full["tokens"].size() == 2);
  CHECK(full["tokens"][1]["form"] == "Żabin");
  CHECK(full["tokens"][1]["sentence"] == 1);
  CHECK(full["tokens"][1]["lemma"].is_null());
}

TEST_CASE("both layouts say the same, and a readable one has an entry a line") {
  const Document document = report();
  const Reading reading = reading_of_report();
  const std::string one_line = to_json(document, reading);
  const std::string readable =
      to_json(document, reading, {.layout = JsonLayout::kReadable});
  CHECK(json::parse(one_line) == json::parse(readable));
  CHECK(one_line.find('\n') == std::string::npos);
  CHECK(readable.find("\n  \"claims\": [\n    {\"id\":\"c0\",") != std::string::npos);
  CHECK(readable.find("\n  \"places\": [],\n") != std::string::npos);
}

TEST_CASE("written in blocks it is the same, and no block is much more than one") {
  const Document document(std::string(100'000, 'x'));
  Reading reading;
  reading.sentences.resize(50'000);
  std::string blocks;
  std::size_t largest = 0;
  write_json(document, reading, {}, [&](std::string_view block) {
    blocks += block;
    largest = std::max(largest, block.size());
  });
  CHECK(blocks == to_json(document, reading));
  CHECK(largest < 200'000);
}

TEST_CASE("the same reading gives the same bytes") {
  CHECK(to_json(report(), reading_of_report()) ==
        to_json(report(), reading_of_report()));
}

TEST_CASE("every byte that JSON forbids in a string is escaped and read back") {
  std::string text;
  for (char c = 0; c < 0x7F; ++c) text += c;
  text += "\x7F\u0085\u2028\u2029\U0001F54A“Â\"\\/";
  JsonWriter writer;
  writer.text(text);
  const std::string written = writer.take();
  CHECK(json::parse(written) == text);
  CHECK(written.find("\\u0085\\u2028\\u2029") != std::string::npos);
  CHECK(written.find("\\u0000\\u0001") != std::string::npos);
  CHECK(written.find("\\b\\t\\n\\u000b\\f\\r") != std::string::npos);
}

TEST_CASE("numbers are the shortest that read back the same, without exponents") {
  const auto written = [](double value) {
    JsonWriter writer;
    writer.number(value);
    return writer.take();
  };
  CHECK(written(6000) == "6000");
  CHECK(written(100000) == "100000");
  CHECK(written(1e15) == "1000000000000000");
  CHECK(written(0.1) == "0.1");
  CHECK(written(-5) == "-5");
  CHECK(written(std::numeric_limits<double>::infinity()) == "null");
  CHECK(written(std::numeric_limits<double>::quiet_NaN()) == "null");
  for (const double value : {std::numeric_limits<double>::max(),
                             std::numeric_limits<double>::denorm_min(), 1.0 / 3}) {
    CHECK(json::parse(written(value)) == value);
  }
}

}  // namespace hearsay
