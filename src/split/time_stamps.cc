#include "split/time_stamps.h"

#include <algorithm>
#include <array>

#include "base/characters.h"
#include "base/utf8.h"
#include "split/marks.h"

namespace hearsay {
namespace {

using std::chrono::minutes;

/// Zones whose letters mean one offset only. "CST", "IST" and "ET" do not.
struct Zone {
  std::string_view name;
  int hours_east;
};
constexpr std::array kZones{
    Zone{"GMT", 0},  Zone{"UTC", 0},  Zone{"BST", 1},   Zone{"CET", 1},
    Zone{"CEST", 2}, Zone{"EET", 2},  Zone{"EEST", 3},  Zone{"MSK", 3},
    Zone{"EST", -5}, Zone{"EDT", -4}, Zone{"PST", -8},  Zone{"PDT", -7},
    Zone{"SAST", 2}, Zone{"JST", 9},  Zone{"AEST", 10}, Zone{"AEDT", 11}};

/// Reads a paragraph from its beginning, piece by piece.
class Reader {
 public:
  explicit Reader(std::string_view words) : words_(words) {}

  std::size_t place() const { return at_; }
  std::string_view rest() const { return words_.substr(at_); }
  bool done() const { return at_ >= words_.size(); }

  bool take(char c) {
    if (done() || words_[at_] != c) return false;
    ++at_;
    return true;
  }

  /// A number of one or two digits.
  std::optional<int> take_number() {
    int value = 0;
    std::size_t digits = 0;
    while (digits < 3 && !done() && is_ascii_digit(words_[at_])) {
      value = value * 10 + (words_[at_] - '0');
      ++at_;
      ++digits;
    }
    if (digits == 0 || digits > 2) return std::nullopt;
    return value;
  }

  /// The next letters, when they are `word` in any case.
  bool take_word(std::string_view word) {
    const std::string_view next = rest().substr(0, word.size());
    const bool same = std::ranges::equal(
        next, word, [](char a, char b) { return (a | 0x20) == (b | 0x20); });
    if (!same || (at_ + word.size() < words_.size() &&
                  is_letter(code_point_at(words_, at_ + word.size())))) {
      return false;
    }
    at_ += word.size();
    return true;
  }

  void take_spaces() {
    while (take(' ')) {
    }
  }

  void skip(std::size_t size) { at_ += size; }

 private:
  std::string_view words_;
  std::size_t at_ = 0;
};

/// "10.45am", "14:05", "9 pm": minutes after midnight.
std::optional<minutes> read_clock(Reader& reader) {
  const auto hour = reader.take_number();
  if (!hour) return std::nullopt;
  const bool parted = reader.take(':') || reader.take('.');
  const auto minute = parted ? reader.take_number() : std::optional<int>(0);
  if (!minute || *minute > 59) return std::nullopt;
  Reader behind = reader;
  behind.take_spaces();
  const bool morning = behind.take_word("am") || behind.take_word("a.m.");
  const bool afternoon =
      !morning && (behind.take_word("pm") || behind.take_word("p.m."));
  if (!morning && !afternoon) {
    if (!parted || *hour > 23) return std::nullopt;
    return minutes{*hour * 60 + *minute};
  }
  if (*hour < 1 || *hour > 12) return std::nullopt;
  reader = behind;
  return minutes{(*hour % 12 + (afternoon ? 12 : 0)) * 60 + *minute};
}

std::optional<minutes> read_zone(Reader& reader) {
  Reader behind = reader;
  behind.take_spaces();
  for (const Zone& zone : kZones) {
    if (!behind.take_word(zone.name)) continue;
    reader = behind;
    return minutes{zone.hours_east * 60};
  }
  return std::nullopt;
}

/// Passes the space, dash or colon behind a time; false where words go on without one.
bool take_separator(Reader& reader) {
  if (reader.done()) return true;
  const std::size_t begin = reader.place();
  reader.take_spaces();
  for (const std::string_view mark : {":", "-", "–", "—", "|", ","}) {
    if (reader.rest().starts_with(mark)) {
      reader.skip(mark.size());
      break;
    }
  }
  reader.take_spaces();
  return reader.place() > begin;
}

}  // namespace

std::optional<TimeStamp> read_time_stamp(std::string_view paragraph) {
  constexpr std::size_t kDateSize = 10;  // "2025-12-02"
  Reader reader(paragraph);
  TimeStamp stamp;
  stamp.day = parse_date(paragraph.substr(0, kDateSize));
  if (stamp.day) {
    reader.skip(kDateSize);
    if (!reader.take('T') && !reader.take(' ')) return std::nullopt;
  }
  const auto clock = read_clock(reader);
  if (!clock) return std::nullopt;
  stamp.clock = *clock;
  stamp.east = read_zone(reader);
  if (!take_separator(reader)) return std::nullopt;
  stamp.size = reader.place();
  if (reader.done()) return stamp;
  const char32_t next = code_point_at(paragraph, reader.place());
  if (!is_upper(next) && !is_digit(next) && !opens(next)) return std::nullopt;
  return stamp;
}

std::optional<Published> resolve_time_stamp(const TimeStamp& stamp,
                                            std::optional<Date> report_day) {
  const auto day = stamp.day ? stamp.day : report_day;
  if (!day) return std::nullopt;
  if (!stamp.east) return Published{*day, std::nullopt};
  const Instant instant = std::chrono::sys_days{*day} + stamp.clock - *stamp.east;
  return Published{Date{std::chrono::floor<std::chrono::days>(instant)}, instant};
}

}  // namespace hearsay
