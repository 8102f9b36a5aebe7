#include "base/calendar.h"

#include <doctest/doctest.h>

namespace hearsay {
namespace {

TEST_CASE("a date is a real day of the years 0001 to 9999, and nothing else") {
  CHECK(format_date(*parse_date("2025-12-02")) == "2025-12-02");
  CHECK(format_date(*parse_date("2024-02-29")) == "2024-02-29");
  for (const char* none : {"", "2025-12-2", "2025-13-01", "2025-02-29", "2025-12-32",
                           "0000-01-01", "2025/12/02", "2025-12-02 ", "+025-12-02"}) {
    CHECK_MESSAGE(!parse_date(none), none);
  }
}

TEST_CASE("an instant is counted in UTC, to the second") {
  const auto utc = [](const char* text) {
    return format_instant(*parse_instant(text));
  };
  CHECK(utc("2025-12-02T08:30:15Z") == "2025-12-02T08:30:15Z");
  CHECK(utc("2025-12-02 08:30Z") == "2025-12-02T08:30:00Z");
  CHECK(utc("2025-12-02T01:30:00+02:00") == "2025-12-01T23:30:00Z");
  CHECK(utc("2025-12-31T23:30:00-0100") == "2026-01-01T00:30:00Z");
  CHECK(utc("2025-12-02T08:30:15.999Z") == "2025-12-02T08:30:15Z");
  CHECK(utc("2016-12-31T23:59:60Z") == "2016-12-31T23:59:59Z");
  for (const char* none : {"2025-12-02", "2025-12-02T08:30:00", "2025-12-02T24:00:00Z",
                           "2025-12-02T08:60:00Z", "2025-12-02T08:30:00+15:00",
                           "2025-12-02T08:30:00Zx", "2025-12-02T8:30:00Z"}) {
    CHECK_MESSAGE(!parse_instant(none), none);
  }
}

TEST_CASE("an offset that leads out of the years gives no instant") {
  CHECK(parse_instant("0001-01-01T00:00:00Z"));
  CHECK(!parse_instant("0001-01-01T00:00:00+05:00"));
  CHECK(parse_instant("9999-12-31T23:59:59Z"));
  CHECK(!parse_instant("9999-12-31T23:59:59-05:00"));
}

TEST_CASE("published is a day or an instant, and is written as it was read") {
  for (const char* text : {"2025-12-02", "2025-12-02T08:30:00Z"}) {
    CHECK(format_published(*parse_published(text)) == text);
  }
  CHECK(parse_published("2025-12-02T01:30:00+02:00")->day == *parse_date("2025-12-01"));
  CHECK(!parse_published("2025-12-02T08:30:00")->instant);  // it names no zone
  CHECK(!parse_published("yesterday"));
}

}  // namespace
}  // namespace hearsay
