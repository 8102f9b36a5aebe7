#include <doctest/doctest.h>
#include <fmt/format.h>

#include "cases.h"
#include "ingest/text.h"
#include "split/posts.h"
#include "split/sentences.h"
#include "split/spellings.h"
#include "split/time_stamps.h"

namespace hearsay {
namespace {

/// One line per post: heading | time | tags | number of its first and last paragraph.
std::string show_posts(const std::string& text) {
  const Document document = make_document(text);
  const auto posts = split_posts(document);
  const auto sentences = split_sentences(document, posts, load_spellings());
  std::string lines;
  for (std::size_t i = 0; i < posts.size(); ++i) {
    const Post& post = posts[i];
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    for (const Sentence& sentence : sentences) {
      if (sentence.post != id_at<PostId>(i)) continue;
      if (first == 0) first = sentence.paragraph + 1;
      last = sentence.paragraph + 1;
    }
    lines += fmt::format("{} | {} | {} | {}-{}\n",
                         post.heading ? document.words(*post.heading) : "-",
                         post.published ? format_published(*post.published) : "-",
                         fmt::join(post.tags, ","), first, last);
  }
  return lines;
}

}  // namespace

TEST_CASE("the cases of splitting a live blog into posts") {
  run_cases("split/posts", show_posts);
}

TEST_CASE("a text of white space has no posts") {
  CHECK(split_posts(Document("")).empty());
  CHECK(split_posts(Document(" \n\u2003\n\t")).empty());
}

TEST_CASE("a post's time is read in the forms that live blogs use") {
  const auto read = [](std::string_view words) {
    const auto stamp = read_time_stamp(words);
    if (!stamp) return std::string("-");
    const auto resolved = resolve_time_stamp(*stamp, parse_date("2026-03-17"));
    return format_published(*resolved);
  };
  CHECK(read("10.45am GMT") == "2026-03-17T10:45:00Z");
  CHECK(read("12:05 a.m. UTC") == "2026-03-17T00:05:00Z");
  CHECK(read("9pm CET") == "2026-03-17T20:00:00Z");
  CHECK(read("2026-03-16 23:30 GMT") == "2026-03-16T23:30:00Z");
  CHECK(read("01:30 MSK - Minister arrives") == "2026-03-16T22:30:00Z");
  // Without a zone the clock says no instant, only the day of the report is known.
  CHECK(read("14:05") == "2026-03-17");
  CHECK(read("14:05 Minister arrives") == "2026-03-17");
  // "CST" is a zone of America and of China.
  CHECK(read("14:05 CST") == "2026-03-17");
}

TEST_CASE("what only looks like a time is none") {
  for (const std::string_view words :
       {"24:00", "14:60", "13pm", "14", "1,945 people", "10.45am was the time",
        "14:05minister", "100:20", "", "12.5% more", "2026-13-01 08:30"}) {
    CAPTURE(words);
    CHECK_FALSE(read_time_stamp(words));
  }
}

TEST_CASE("without a day a post's time is unknown") {
  CHECK_FALSE(resolve_time_stamp(*read_time_stamp("10.45am GMT"), std::nullopt));
}

}  // namespace hearsay
