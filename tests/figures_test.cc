#include "figures/figures.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <cmath>

#include "cases.h"
#include "random_text.h"
#include "timed_text.h"

namespace hearsay {
namespace {

std::vector<Figure> figures_of(const TimedText& text) {
  static const FigureWords words = load_figure_words();
  return find_figures(text.document, text.sentences, text.tokens, text.times, words);
}

std::vector<Figure> figures_of(const std::string& text) {
  return figures_of(timed_text(Document(text)));
}

std::string end_of(const std::optional<double>& value) {
  return value ? fmt::format("{}", *value) : "";
}

/// "almost ..90 %": an open end is left out.
std::string interval(const Figure& figure) {
  std::string shown = fmt::format("{} {}", name_of(figure.bound), end_of(figure.low));
  if (figure.low != figure.high) shown += ".." + end_of(figure.high);
  if (figure.unit) shown += " " + *figure.unit;
  return shown;
}

std::string show_figures(const std::string& bytes) {
  const TimedText text = timed_text(bytes);
  const auto figures = figures_of(text);
  std::string shown;
  for (const Figure& figure : figures) {
    shown += fmt::format("{} | {}", text.document.words(figure.span), interval(figure));
    if (figure.counted) {
      shown += fmt::format(" | of {}", text.document.words(*figure.counted));
    }
    if (figure.role) shown += fmt::format(" | {}", name_of(*figure.role));
    if (figure.change) shown += fmt::format(" | {}", name_of(*figure.change));
    if (figure.part_of) {
      const Figure& whole = figures[index_of(*figure.part_of)];
      shown += fmt::format(" | part of {}", text.document.words(whole.span));
    }
    if (figure.time) {
      const Time& time = text.times[index_of(*figure.time)];
      shown += fmt::format(" | at {}", text.document.words(time.span));
    }
    shown += '\n';
  }
  return shown;
}

Digits digits(const std::string& text) { return read_digits(text, 0); }

}  // namespace

TEST_CASE("figures are what tests/cases/figures says") {
  run_cases("figures", show_figures);
}

TEST_CASE("digits are read exactly or not at all") {
  CHECK(digits("1,945").value == 1945);
  CHECK(digits("12,34,567").value == 1234567);  // as written in India
  CHECK(digits("0.25").value == .25);
  CHECK(digits("999999999999999").value == 999999999999999.0);
  for (const char* text : {"1,2,3,4", "1,94", "10,0000", "1.2.3", "007", "7:15",
                           "1,000,00", "12,3456", "9999999999999999"}) {
    CAPTURE(text);
    CHECK_FALSE(digits(text).value);
  }
}

TEST_CASE("hostile numbers make no figures") {
  const std::string many(400, '7');
  for (const std::string& text :
       {std::string("It cost 1e999 crowns."), many + " people came.",
        std::string("The code is 1,2,3,4 and no more."),
        std::string("جاء ٤٢ شخصا and ４２ came."),
        std::string("Call +44 20 7946 0958."),
        std::string("Flight F-16, COVID-19, the X2 drone and 5G."),
        std::string("A score of 2-1 on 9/11, 24/7."),
        std::string("See No. 10, page 12 and Resolution 1701."),
        std::string("It is NaN, inf, 0x1F and 1_000.")}) {
    CAPTURE(text);
    CHECK(figures_of(text).empty());
  }
}

TEST_CASE("a number too long to be kept exactly is unread, not a figure") {
  const std::string many(400, '7');
  const TimedText text = timed_text(Document(many + " people and 12 dogs came."));
  CHECK(figures_of(text).size() == 1);
  const auto unread = find_unreadable_numbers(text.document, text.tokens);
  REQUIRE(unread.size() == 1);
  CHECK(unread[0].span == Span{0, 400});
  CHECK(unread[0].reason == UnreadReason::kUnreadableNumber);
}

TEST_CASE("a number in digits counts what its words count") {
  std::mt19937 random(20251202);
  for (int round = 0; round < 500; ++round) {
    const auto count = random() % 1000000 + 3000;
    const auto figures =
        figures_of(fmt::format("Police counted {} boats there.", count));
    REQUIRE(figures.size() == 1);
    CHECK(figures[0].low == static_cast<double>(count));
    CHECK(figures[0].high == static_cast<double>(count));
  }
}

TEST_CASE("a number in words has the value of the same number in digits") {
  constexpr const char* kTens[] = {"twenty", "thirty",  "forty",  "fifty",
                                   "sixty",  "seventy", "eighty", "ninety"};
  constexpr const char* kOnes[] = {"one", "two",   "three", "four", "five",
                                   "six", "seven", "eight", "nine"};
  for (int tens = 0; tens < 8; ++tens) {
    for (int ones = 0; ones < 9; ++ones) {
      const auto figures = figures_of(
          fmt::format("They saw {}-{} boats and {} thousand two hundred and {} nets.",
                      kTens[tens], kOnes[ones], kTens[tens], kOnes[ones]));
      REQUIRE(figures.size() == 2);
      CHECK(figures[0].low == (tens + 2) * 10 + ones + 1);
      CHECK(figures[1].low == (tens + 2) * 10000 + 200 + ones + 1);
    }
  }
}

TEST_CASE("an open end has no value") {
  const auto open = [](const char* words) {
    const auto figures = figures_of(std::string(words) + " 500 boats sank.");
    REQUIRE(figures.size() == 1);
    return std::pair(figures[0].low.has_value(), figures[0].high.has_value());
  };
  for (const char* words : {"Over", "At least", "More than"}) {
    CHECK(open(words) == std::pair(true, false));
  }
  for (const char* words : {"Nearly", "Fewer than", "Up to"}) {
    CHECK(open(words) == std::pair(false, true));
  }
  for (const char* words : {"About", "Some", "Exactly"}) {
    CHECK(open(words) == std::pair(true, true));
  }
}

TEST_CASE("figures are in order, apart, finite, and link to what is there") {
  std::mt19937 random(20251202);
  constexpr std::string_view kWords[] = {
      " $",     " 12 ",   " 1,945 ", " million ", " to ",        " between ", " and ",
      " half ", " a ",    " % ",     " dozen ",   " including ", " people ",  " over ",
      "-",      " 3.5bn", " RM79 ",  " of the ",  " one in ",    " km ",      " – "};
  for (int round = 0; round < 3000; ++round) {
    std::string bytes = random_text(random);
    for (int i = 0; i < 10; ++i) bytes += kWords[random() % std::size(kWords)];
    CAPTURE(bytes);
    const TimedText text = timed_text(Document(bytes));
    const auto figures = figures_of(text);
    std::uint32_t end = 0;
    for (std::size_t i = 0; i < figures.size(); ++i) {
      const Figure& figure = figures[i];
      REQUIRE(figure.span.begin >= end);
      REQUIRE(figure.span.end > figure.span.begin);
      end = figure.span.end;
      REQUIRE((figure.low || figure.high));
      if (figure.low) REQUIRE(std::isfinite(*figure.low));
      if (figure.high) REQUIRE(std::isfinite(*figure.high));
      if (figure.low && figure.high) REQUIRE(*figure.low <= *figure.high);
      if (figure.counted) REQUIRE(text.document.whole().contains(*figure.counted));
      if (figure.time) REQUIRE(index_of(*figure.time) < text.times.size());
      if (figure.part_of) {
        REQUIRE(index_of(*figure.part_of) < figures.size());
        REQUIRE(index_of(*figure.part_of) != i);
      }
    }
  }
}

}  // namespace hearsay
