#include "batch/worker.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>
#include <streambuf>
#include <vector>

namespace hearsay {
namespace {

using nlohmann::json;

std::vector<json> answers_to(const std::string& input, WorkerOptions options = {}) {
  std::istringstream in(input);
  std::ostringstream out;
  REQUIRE(run_worker(in, out, load_models(), options));
  std::vector<json> answers;
  std::istringstream lines(out.str());
  for (std::string line; std::getline(lines, line);) {
    answers.push_back(json::parse(line));
  }
  return answers;
}

json answer_to(const std::string& line) {
  const auto answers = answers_to(line + "\n");
  REQUIRE(answers.size() == 1);
  return answers[0];
}

std::string code_of(const json& answer) {
  return answer.contains("error") ? answer["error"]["code"] : "";
}

/// What the worker writes to `input`.
std::string output_of(const std::string& input, WorkerOptions options) {
  std::istringstream in(input);
  std::ostringstream out;
  REQUIRE(run_worker(in, out, load_models(), options));
  return out.str();
}

TEST_CASE("several threads write what one writes") {
  std::string input;
  for (int i = 0; i < 200; ++i) {
    input += i % 17 == 0 ? std::string("no json\n")
                         : R"({"id":)" + std::to_string(i) +
                               R"(,"text":"Officials said )" + std::to_string(i * i) +
                               R"( people left the city on Monday."})" + "\n";
  }
  const std::string one = output_of(input, {});
  CHECK(output_of(input, {.threads = 2}) == one);
  CHECK(output_of(input, {.threads = 7}) == one);
  CHECK(output_of("", {.threads = 3}).empty());
}

/// Remembers what had been written when it was flushed.
class FlushWatch : public std::stringbuf {
 public:
  std::string flushed;

 protected:
  int sync() override {
    flushed = str();
    return 0;
  }
};

/// Brings three lines, one whenever there is nothing left to read, and counts the
/// answers that its writer has seen by then.
class Pipe : public std::streambuf {
 public:
  explicit Pipe(const FlushWatch& answers) : answers_(answers) {}
  std::vector<std::ptrdiff_t> answered;

 protected:
  int_type underflow() override {
    answered.push_back(std::ranges::count(answers_.flushed, '\n'));
    if (answered.size() > 3) return traits_type::eof();
    setg(line_.data(), line_.data(), line_.data() + line_.size());
    return traits_type::to_int_type(line_[0]);
  }

 private:
  const FlushWatch& answers_;
  std::string line_ = "{\"text\":\"x\"}\n";
};

/// A disk that is full.
class FullDisk : public std::streambuf {};

}  // namespace

TEST_CASE("one answer a line, in order, each with its own id") {
  const auto answers = answers_to(
      "{\"id\":\"b\",\"text\":\"It rained.\"}\n"
      "{\"id\":\"a\",\"text\":\"It snowed.\"}\n");
  REQUIRE(answers.size() == 2);
  CHECK(answers[0]["id"] == "b");
  CHECK(answers[0]["text"] == "It rained.");
  CHECK(answers[1]["id"] == "a");
}

TEST_CASE("an id comes back as it was given, string or number") {
  for (const std::string id : {"7", "-7", "18446744073709551615", "7.5", "\"7\"",
                               "\"\"", "\"a \\\"b\\\" \\u00e9\""}) {
    CAPTURE(id);
    CHECK(answer_to("{\"id\":" + id + ",\"text\":\"x\"}")["id"] == json::parse(id));
    CHECK(answer_to("{\"id\":" + id + "}")["id"] == json::parse(id));
  }
  CHECK(answer_to("{\"id\":7.0,\"text\":\"x\"}")["id"].is_number_float());
}

TEST_CASE("a report without an id is named by the digest of its text") {
  const json answer = answer_to("{\"text\":\"abc\"}");
  CHECK(answer["id"] ==
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(answer_to("{\"id\":null,\"text\":\"abc\"}") == answer);
}

TEST_CASE("what is known of a report beside its text comes back with it") {
  const json answer = answer_to(
      R"({"text":"x","title":"T","published":"2025-12-02T08:30:00+02:00","url":"u",)"
      R"("publisher":"p","spans":[{"start":0,"end":1}],"unknown":[1,{}]})");
  CHECK(answer["title"] == json{{"start", nullptr}, {"end", nullptr}, {"text", "T"}});
  CHECK(answer["published"] == "2025-12-02T06:30:00Z");
  CHECK(answer["url"] == "u");
  CHECK(answer["publisher"] == "p");
}

TEST_CASE("null and empty say nothing") {
  const json bare = answer_to("{\"text\":\"x\"}");
  CHECK(bare["title"].is_null());
  CHECK(
      answer_to(R"({"text":"x","title":null,"published":null,"url":"","publisher":"",)"
                R"("html":null,"spans":null})") == bare);
}

TEST_CASE("a line that is no JSON object is answered with bad-json and an id of null") {
  for (const std::string line :
       {"", "   ", "{", "{\"id\":\"a\",\"text\":\"x\"", "[]", "7", "\"text\"", "null",
        "{'text':'x'}", "{\"text\":\"x\"} {}", "{\"text\":\"\\ud800\"}",
        "{\"text\":\"\xFF\"}", "{\"text\":\"\xED\xA0\x80\"}", "{\"text\":\"a\tb\"}",
        "{\"text\":\"x\",}", "{\"text\":\"x\",\"n\":01}",
        "{\"text\":\"x\",\"n\":1e999}"}) {
    CAPTURE(line);
    const json answer = answer_to(line);
    CHECK(code_of(answer) == "bad-json");
    CHECK(answer["id"].is_null());
  }
  CHECK(code_of(answer_to(std::string("\0", 1))) == "bad-json");
  CHECK(code_of(answer_to(std::string(100000, '['))) == "bad-json");
}

TEST_CASE("a line without text is answered with missing-text") {
  CHECK(code_of(answer_to("{}")) == "missing-text");
  CHECK(code_of(answer_to("{\"id\":\"a\",\"text\":null}")) == "missing-text");
  CHECK(answer_to("{\"id\":\"a\"}")["id"] == "a");
}

TEST_CASE("a field of the wrong kind is answered with bad-field and named") {
  for (const auto& [field, value] : std::vector<std::pair<std::string, std::string>>{
           {"id", "true"},
           {"id", "[]"},
           {"title", "1"},
           {"url", "{}"},
           {"publisher", "false"},
           {"published", "1764633600"},
           {"published", "\"yesterday\""},
           {"published", "\"2025-02-30\""},
           {"published", "\"2025-12-02T25:00:00Z\""},
           {"spans", "{}"},
           {"html", "\"<p>x</p>\""}}) {
    CAPTURE(field);
    CAPTURE(value);
    const json answer = answer_to("{\"text\":\"x\",\"" + field + "\":" + value + "}");
    CHECK(code_of(answer) == "bad-field");
    CHECK(answer["error"]["message"].get<std::string>().find(field) !=
          std::string::npos);
  }
  CHECK(code_of(answer_to("{\"id\":\"a\",\"text\":7}")) == "bad-field");
  CHECK(answer_to("{\"id\":\"a\",\"text\":7}")["id"] == "a");
}

TEST_CASE("bad lines do not stop the good ones, whatever ends the lines") {
  const auto answers = answers_to(
      "\xEF\xBB\xBF{\"id\":1,\"text\":\"x\"}\r\n"
      "\r\n"
      "\xFF\xFE\r\n"
      "{\"id\":2,\"text\":\"x\"}\n"
      "{\"id\":3,\"text\":\"x\"}");
  REQUIRE(answers.size() == 5);
  CHECK(answers[0]["id"] == 1);
  CHECK(code_of(answers[1]) == "bad-json");
  CHECK(code_of(answers[2]) == "bad-json");
  CHECK(answers[3]["id"] == 2);
  CHECK(answers[4]["id"] == 3);
}

TEST_CASE("no input gives no answer, a line end alone gives one") {
  CHECK(answers_to("").empty());
  CHECK(answers_to("\n").size() == 1);
}

TEST_CASE("a line of exactly the limit is read, a longer one is too large") {
  const std::string line = R"({"id":"a","text":"x"})";
  const WorkerOptions limited{.max_line_bytes = line.size()};
  const auto answers = answers_to(
      line + "\n" + line + " \n" + line + "\n" + std::string(300000, 'x') + "\n" + line,
      limited);
  REQUIRE(answers.size() == 5);
  CHECK(code_of(answers[0]) == "");
  CHECK(code_of(answers[1]) == "too-large");
  CHECK(answers[1]["id"].is_null());
  CHECK(code_of(answers[2]) == "");
  CHECK(code_of(answers[3]) == "too-large");
  CHECK(code_of(answers[4]) == "");
}

TEST_CASE("line ends anywhere in the blocks that are read give the same lines") {
  for (std::size_t size = 65530; size < 65545; ++size) {
    CAPTURE(size);
    const std::string text(size - 11, 'x');
    const auto answers = answers_to("{\"text\":\"" + text + "\"}\n{\"text\":\"y\"}\n");
    REQUIRE(answers.size() == 2);
    CHECK(answers[0]["text"] == text);
    CHECK(answers[1]["text"] == "y");
  }
}

TEST_CASE("every answer is flushed before the worker waits for the next line") {
  FlushWatch watch;
  std::ostream out(&watch);
  Pipe pipe(watch);
  std::istream in(&pipe);
  REQUIRE(run_worker(in, out, load_models()));
  CHECK(pipe.answered == std::vector<std::ptrdiff_t>{0, 1, 2, 3});
}

TEST_CASE("the layer of tokens is there when it is asked for") {
  const std::string line = "{\"text\":\"It rained.\"}\n";
  CHECK(!answers_to(line)[0].contains("tokens"));
  CHECK(answers_to(line, {.tokens = true})[0].contains("tokens"));
}

TEST_CASE("answers that cannot be written end the work with an error") {
  std::istringstream in("{\"text\":\"x\"}\n{\"text\":\"x\"}\n");
  FullDisk disk;
  std::ostream out(&disk);
  const auto done = run_worker(in, out, load_models());
  REQUIRE(!done);
  CHECK(done.error().kind == ErrorKind::kEnvironment);
}

}  // namespace hearsay
