#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace hearsay {

using Date = std::chrono::year_month_day;  ///< Gregorian; always a real day
using Instant = std::chrono::sys_seconds;  ///< UTC

/// "2025-12-02" and nothing else; years 0001 to 9999.
std::optional<Date> parse_date(std::string_view text);

/// "2025-12-02T08:30:00Z", seconds optional, "Z" or an offset such as "+02:00".
std::optional<Instant> parse_instant(std::string_view text);

std::string format_date(Date date);
std::string format_instant(Instant instant);  ///< "2025-12-02T08:30:00Z"

/// When a report was published: a day, or an instant where the source says one.
struct Published {
  Date day;  ///< in UTC where there is an instant
  std::optional<Instant> instant;

  friend bool operator==(const Published&, const Published&) = default;
};

/// Either of the two forms above; of an instant without a zone, its day.
std::optional<Published> parse_published(std::string_view text);
std::string format_published(const Published& published);

}  // namespace hearsay
