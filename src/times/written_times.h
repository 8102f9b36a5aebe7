#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace hearsay {

// Days and clock times that are written in digits.

/// "2025-12-02", "31/12/2025", "31.12.2025".
struct WrittenDate {
  /// year * 10000 + month * 100 + day; kAnyDate where either of two numbers could be
  /// the month, kNoDate where there is no such day.
  double value = 0;
  std::size_t size = 0;  ///< in bytes
};
inline constexpr double kAnyDate = 0;
inline constexpr double kNoDate = -1;

/// The day at the front of `text`.
std::optional<WrittenDate> read_written_date(std::string_view text);

/// "7:15", "7.15pm", "10am", "14:30:05".
struct WrittenClock {
  int minutes = 0;     ///< after midnight
  bool sure = false;   ///< am or pm is written on it
  bool colon = false;  ///< written as clocks are, not as a number
};

/// The clock time that `word`, all of it, may be.
std::optional<WrittenClock> read_written_clock(std::string_view word);

/// A number of at most 8 digits, and what is written behind it: 5 and "th".
struct NumberAndRest {
  int value = 0;
  std::string_view rest;
};
std::optional<NumberAndRest> read_number_and_rest(std::string_view word);

}  // namespace hearsay
