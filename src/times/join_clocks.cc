#include <string>
#include <utility>

#include "times/found_time.h"

namespace hearsay {
namespace {

bool is_day(const FoundTime& found) {
  return found.rule != TimeRule::kClock && found.meaning.moment &&
         found.meaning.moment->unit == TimeUnit::kDay;
}

/// A clock time that still lacks its day.
bool is_bare_clock(const FoundTime& found) {
  return found.rule == TimeRule::kClock && found.meaning.value &&
         found.meaning.value->starts_with('T');
}

bool are_beside(const TimeSentence& sentence, const FoundTime& left,
                const FoundTime& right) {
  const std::uint32_t gap = right.first - left.last;
  return gap == 0 || (gap == 1 && sentence.word(left.last) == ",");
}

/// Makes `day` and `clock` one time, which takes the day's place.
void merge(FoundTime& day, const FoundTime& clock) {
  day.meaning.value = value_of(*day.meaning.moment) + *clock.meaning.value;
  day.meaning.type = TimeType::kTime;
  day.rule = TimeRule::kClock;
  day.first = std::min(day.first, clock.first);
  day.last = std::max(day.last, clock.last);
}

void borrow_day(FoundTime& clock, const FoundTime& day, std::size_t day_id) {
  clock.meaning.value = value_of(*day.meaning.moment) + *clock.meaning.value;
  clock.meaning.counted_from = CountedFrom::kTime;
  clock.meaning.anchor = day_id;
}

JoinedTimes merge_neighbours(const TimeSentence& sentence,
                             std::vector<FoundTime> found) {
  JoinedTimes joined;
  for (std::size_t i = 0; i < found.size(); ++i) {
    auto& times = joined.times;
    if (is_bare_clock(found[i])) {
      if (i + 1 < found.size() && is_day(found[i + 1]) &&
          are_beside(sentence, found[i], found[i + 1])) {
        joined.place.insert(joined.place.end(), 2, times.size());
        merge(found[i + 1], found[i]);
        times.push_back(std::move(found[++i]));
        continue;
      }
      if (!times.empty() && is_day(times.back()) &&
          are_beside(sentence, times.back(), found[i])) {
        joined.place.push_back(times.size() - 1);
        merge(times.back(), found[i]);
        continue;
      }
    }
    joined.place.push_back(times.size());
    times.push_back(std::move(found[i]));
  }
  return joined;
}

void borrow_days(std::vector<FoundTime>& times, std::size_t first_id) {
  std::optional<std::size_t> day;
  for (std::size_t i = 0; i < times.size(); ++i) {
    if (is_day(times[i])) day = i;
    if (day && is_bare_clock(times[i])) {
      borrow_day(times[i], times[*day], first_id + *day);
    }
  }
  day.reset();
  for (std::size_t i = times.size(); i-- > 0;) {
    if (is_day(times[i])) day = i;
    if (day && is_bare_clock(times[i])) {
      borrow_day(times[i], times[*day], first_id + *day);
    }
  }
}

}  // namespace

JoinedTimes join_clocks(const TimeSentence& sentence, std::vector<FoundTime> found,
                        std::size_t first_id, std::optional<Date> today) {
  JoinedTimes joined = merge_neighbours(sentence, std::move(found));
  for (FoundTime& time : joined.times) {
    auto& anchor = time.meaning.anchor;
    if (anchor && *anchor >= first_id) {
      *anchor = first_id + joined.place[*anchor - first_id];
    }
  }
  borrow_days(joined.times, first_id);
  for (FoundTime& time : joined.times) {
    if (!today || !is_bare_clock(time)) continue;
    time.meaning.value = format_date(*today) + *time.meaning.value;
    time.meaning.counted_from = CountedFrom::kDocument;
  }
  return joined;
}

}  // namespace hearsay
