#include "times/times.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "cases.h"
#include "random_text.h"
#include "timed_text.h"
#include "times/time_values.h"

namespace hearsay {
namespace {

std::string counted_from(const TimedText& text, const Time& time) {
  if (!time.counted_from) return {};
  switch (*time.counted_from) {
    case CountedFrom::kDocument:
      return " | from the report";
    case CountedFrom::kQuote:
      return " | from the quote";
    case CountedFrom::kTime:
      break;
  }
  const Time& anchor = text.times[index_of(*time.anchor)];
  return fmt::format(" | from {}", text.document.words(anchor.span));
}

/// The times of a text, the one in its first line ("date ...") aside.
std::string show_times(const std::string& bytes) {
  const TimedText text = timed_text(bytes);
  std::string shown;
  for (const Time& time : text.times) {
    if (bytes.starts_with("date ") && time.span.begin == 5) continue;
    shown += fmt::format("{} | {} {}{}\n", text.document.words(time.span),
                         name_of(time.type), time.value.value_or("unknown"),
                         counted_from(text, time));
  }
  return shown;
}

std::vector<Time> times_on(const char* day, const std::string& text) {
  DocumentInfo info;
  info.published = parse_published(day);
  return timed_text(Document(text, std::move(info))).times;
}

std::string value_on(const char* day, const std::string& text) {
  const auto times = times_on(day, text);
  REQUIRE(times.size() == 1);
  return times[0].value.value_or("unknown");
}

Date date(const char* text) { return *parse_date(text); }

}  // namespace

TEST_CASE("times are what tests/cases/times says") { run_cases("times", show_times); }

TEST_CASE("a weekday is the last such day, the report's own day included") {
  CHECK(value_on("2025-12-02", "The army withdrew on Tuesday.") == "2025-12-02");
  CHECK(value_on("2025-12-02", "The army withdrew on Wednesday.") == "2025-11-26");
  CHECK(value_on("2025-12-02", "The army will withdraw on Wednesday.") == "2025-12-03");
}

TEST_CASE("every weekday resolves to a day of its name, within a week of the report") {
  constexpr const char* kNames[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                    "Friday", "Saturday", "Sunday"};
  for (int step = 0; step < 400; ++step) {
    const Date today = days_after(date("2023-12-25"), step);
    for (unsigned weekday = 1; weekday <= 7; ++weekday) {
      for (const char* verb : {"met", "will meet"}) {
        const std::string text =
            fmt::format("The envoys {} on {}.", verb, kNames[weekday - 1]);
        const auto day = parse_date(value_on(format_date(today).c_str(), text));
        REQUIRE(day);
        CHECK(weekday_number(*day) == weekday);
        const auto away = std::chrono::sys_days{*day} - std::chrono::sys_days{today};
        CHECK(std::abs(away.count()) <= 6);
      }
    }
  }
}

TEST_CASE("without a day to count from relative words have no value") {
  const auto times =
      timed_text(Document("They met yesterday and will meet next week.")).times;
  REQUIRE(times.size() == 2);
  for (const Time& time : times) {
    CHECK_FALSE(time.value);
    CHECK_FALSE(time.counted_from);
  }
}

TEST_CASE("words for no real day are no time") {
  for (const std::string text :
       {"It opens on 30 February.", "It opens on February 30, 2025.",
        "It opens on 2025-02-30.", "It opens on 31 April 2025.",
        "It opens on 29 February 2025.", "By the year 20252 all will be well.",
        "In the year 0 nobody wrote.", "The 2000 people of the town left.",
        "It is 99:99 by the broken clock.", "The score was 12:30 pints to nil."}) {
    CAPTURE(text);
    CHECK(times_on("2025-12-02", text).empty());
  }
}

TEST_CASE("a day that both customs write differently has no value") {
  const auto times = times_on("2025-12-02", "It was signed on 03/04/2025.");
  REQUIRE(times.size() == 1);
  CHECK_FALSE(times[0].value);
}

TEST_CASE("hostile numbers end where the calendar ends") {
  CHECK(times_on("0001-01-01", "They left 5000 years ago, on Monday.").size() == 2);
  CHECK(times_on("9999-12-31", "They return next week, on Friday.").size() == 2);
  const std::string digits(400, '9');
  CHECK(times_on("2025-12-02", "It took " + digits + " weeks.").empty());
  CHECK(value_on("2025-12-02", "It fell 999999999 years ago.") == "unknown");
}

TEST_CASE("29 February without a year is looked for in leap years") {
  CHECK(value_on("2025-03-02", "They met on 29 February.") == "2024-02-29");
  CHECK(value_on("1901-03-02", "They met on 29 February.") == "1896-02-29");
}

TEST_CASE("times are in order, apart, inside one sentence and cut at characters") {
  std::mt19937 random(20251202);
  constexpr std::string_view kWords[] = {
      " today ", " Monday ", " Nov. ", " 30 ", " 2024 ", " last ", " week ", " ago ",
      " two ",   " years ",  " the ",  " of ", " 10am ", " GMT ",  "-",      " every "};
  for (int round = 0; round < 3000; ++round) {
    std::string bytes = random_text(random);
    for (int i = 0; i < 8; ++i) bytes += kWords[random() % std::size(kWords)];
    CAPTURE(bytes);
    const TimedText text = timed_text(Document(bytes));
    std::uint32_t end = 0;
    for (std::size_t i = 0; i < text.times.size(); ++i) {
      const Time& time = text.times[i];
      REQUIRE(time.span.begin >= end);
      REQUIRE(time.span.end > time.span.begin);
      end = time.span.end;
      REQUIRE((!time.anchor || index_of(*time.anchor) < text.times.size()));
      REQUIRE((!time.anchor || index_of(*time.anchor) != i));
      REQUIRE(std::ranges::any_of(text.sentences, [&](const Sentence& sentence) {
        return sentence.span.contains(time.span);
      }));
    }
  }
}

// ISO 8601-1:2019, 4.2.2 and 5.2.3: weeks begin on Monday and belong to the year that
// holds their Thursday.
TEST_CASE("weeks are numbered as ISO 8601 numbers them") {
  CHECK(week_value(date("2025-12-02")) == "2025-W49");
  CHECK(week_value(date("2024-12-30")) == "2025-W01");
  CHECK(week_value(date("2021-01-03")) == "2020-W53");
  CHECK(week_value(date("0001-01-01")) == "0001-W01");
  CHECK(weekend_value(date("2025-11-30")) == "2025-W48-WE");
}

TEST_CASE("moving over the calendar keeps to whole units") {
  const Date day = date("2024-01-31");
  CHECK(value_of(*moved(day, TimeUnit::kDay, 1)) == "2024-02-01");
  CHECK(value_of(*moved(day, TimeUnit::kMonth, -1)) == "2023-12");
  CHECK(value_of(*moved(day, TimeUnit::kMonth, 13)) == "2025-02");
  CHECK(value_of(*moved(day, TimeUnit::kQuarter, -1)) == "2023-Q4");
  CHECK(value_of(*moved(day, TimeUnit::kDecade, -1)) == "201");
  CHECK(value_of(*moved_years({TimeUnit::kDay, date("2024-02-29")}, -1)) ==
        "2023-02-28");
  CHECK_FALSE(moved(day, TimeUnit::kYear, 9000));
  CHECK_FALSE(moved(day, TimeUnit::kCentury, -1000000));
}

TEST_CASE("moving there and back is where one began") {
  std::mt19937 random(20251202);
  for (int round = 0; round < 2000; ++round) {
    const Date day = days_after(date("1900-01-01"), static_cast<int>(random() % 80000));
    const int count = static_cast<int>(random() % 500);
    for (const TimeUnit unit : {TimeUnit::kDay, TimeUnit::kWeek, TimeUnit::kMonth,
                                TimeUnit::kQuarter, TimeUnit::kYear}) {
      const auto there = moved(day, unit, count);
      REQUIRE(there);
      const auto back = moved(there->day, unit, -count);
      REQUIRE(back);
      CHECK(value_of(*back) == value_of(*moved(day, unit, 0)));
    }
  }
}

TEST_CASE("lengths are written in units that TIMEX3 has") {
  CHECK(duration_value(3, TimeUnit::kYear) == "P3Y");
  CHECK(duration_value(2.5, TimeUnit::kYear) == "P2Y6M");
  CHECK(duration_value(.5, TimeUnit::kHour) == "PT30M");
  CHECK(duration_value(1.5, TimeUnit::kDay) == "P1DT12H");
  CHECK(duration_value(2, TimeUnit::kDecade) == "P20Y");
  CHECK(duration_value(1, TimeUnit::kFortnight) == "P2W");
  CHECK_FALSE(duration_value(0, TimeUnit::kDay));
  CHECK_FALSE(duration_value(1e300, TimeUnit::kDay));
}

}  // namespace hearsay
