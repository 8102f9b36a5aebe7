#include <string>

#include "times/match_pattern.h"
#include "times/quoted_times.h"
#include "times/resolve_time.h"
#include "times/time_context.h"
#include "times/time_terms.h"
#include "times/times.h"

namespace hearsay {
namespace {

/// A time of the sentence that is being read: tokens [first, last) of it.
struct Found {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  TimeRule rule = TimeRule::kDate;
  TimeMeaning meaning;
};

/// Words that came right before: "early", "nearly", "the end of".
struct Prefix {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  TimeClass kind = TimeClass::kPart;
};

/// Whether the words before belong to the time: "early 2024", "nearly two years".
bool belongs(const Prefix& prefix, const TimeSentence& sentence, const Found& found) {
  const TimeType type = found.meaning.type;
  const bool counted = type == TimeType::kDuration || found.rule == TimeRule::kAgo ||
                       found.rule == TimeRule::kClock;
  switch (prefix.kind) {
    case TimeClass::kPart:
      return type == TimeType::kDate || type == TimeType::kTime;
    case TimeClass::kNear:
      return type != TimeType::kSet;
    case TimeClass::kNearClock:
      return found.rule == TimeRule::kClock;
    default:
      return counted && sentence.word(found.first) != "the";
  }
}

/// The day a clock time is on: "10 p.m. Wednesday", "on Friday at 10am".
void borrow_day(Found& clock, const Found& day, std::size_t day_time) {
  if (!clock.meaning.value || !day.meaning.moment ||
      day.meaning.moment->unit != TimeUnit::kDay || !day.meaning.value) {
    return;
  }
  clock.meaning.value = value_of(*day.meaning.moment) + *clock.meaning.value;
  clock.meaning.counted_from = CountedFrom::kTime;
  clock.meaning.anchor = day_time;
}

bool is_day(const Found& found) {
  return found.rule != TimeRule::kClock && found.meaning.moment &&
         found.meaning.moment->unit == TimeUnit::kDay;
}

bool is_bare_clock(const Found& found) {
  return found.rule == TimeRule::kClock && found.meaning.value &&
         found.meaning.value->starts_with('T');
}

/// Reads one document, sentence by sentence.
class TimeFinder {
 public:
  TimeFinder(const Document& document, std::span<const Token> tokens,
             const TimeWords& words)
      : document_(document), tokens_(tokens), words_(words) {
    const auto& published = document.info().published;
    // The ends of the calendar are left out, so that no step leaves it.
    if (published && static_cast<int>(published->day.year()) > 1 &&
        static_cast<int>(published->day.year()) < 9999) {
      today_ = published->day;
    }
  }

  void read(const Sentence& sentence) {
    const auto tokens = tokens_.subspan(sentence.first_token,
                                        sentence.last_token - sentence.first_token);
    terms_.read(document_, tokens, words_);
    if (terms_.empty()) return;
    const TimeSentence here{document_, tokens, terms_, words_};
    found_.clear();
    find(here);
    join_clocks(here);
    keep(here);
  }

  std::vector<Time> take() { return std::move(times_); }

 private:
  void find(const TimeSentence& sentence) {
    std::vector<Prefix>& prefixes = prefixes_;
    prefixes.clear();
    for (std::uint32_t at = 0; at < sentence.tokens.size();) {
      if (!prefixes.empty() && prefixes.back().last != at) prefixes.clear();
      const auto match = match_at(sentence, at);
      if (match) {
        add(sentence, *match);
        prefixes.clear();
        at = match->last;
      } else if (const auto prefix = prefix_at(at)) {
        prefixes.push_back(*prefix);
        at = prefix->last;
        if (is_joining_hyphen(document_, sentence.tokens, at)) {
          prefixes.back().last = ++at;  // "mid-2024"
        }
      } else {
        ++at;
      }
    }
  }

  std::optional<PatternMatch> match_at(const TimeSentence& sentence,
                                       std::uint32_t at) const {
    MatchContext context;
    context.after_part =
        !prefixes_.empty() && prefixes_.back().kind == TimeClass::kPart;
    context.quarter_known = quarter_.has_value();
    return match_pattern(sentence, at, context);
  }

  std::optional<Prefix> prefix_at(std::uint32_t at) const {
    std::optional<Prefix> longest;
    for (const TimeTerm& term : terms_.at(at)) {
      for (const TimeClass kind : {TimeClass::kPart, TimeClass::kApproximate,
                                   TimeClass::kNear, TimeClass::kNearClock}) {
        const std::uint32_t last = at + term.tokens;
        if (!term.is(kind) || (longest && last < longest->last)) continue;
        longest = Prefix{at, last, kind};
      }
    }
    return longest;
  }

  void add(const TimeSentence& sentence, const PatternMatch& match) {
    const TimePattern& pattern = words_.patterns[match.pattern];
    if (!pattern.type) return;
    TimeQuestion question{sentence, match, *pattern.type, today_, anchor_, quarter_};
    auto meaning = resolve_time(pattern.rule, question);
    if (!meaning) return;
    Found found{match.first, match.last, pattern.rule, std::move(*meaning)};
    for (auto prefix = prefixes_.rbegin();
         prefix != prefixes_.rend() && belongs(*prefix, sentence, found); ++prefix) {
      found.first = prefix->first;
    }
    // The comma of "30 November, he said" is the sentence's.
    if (sentence.word(found.last - 1) == ",") --found.last;
    remember(found);
    found_.push_back(std::move(found));
  }

  /// Keeps what later words are counted from.
  void remember(const Found& found) {
    const auto& moment = found.meaning.moment;
    if (!moment) return;
    const NamedMoment named{*moment, times_.size() + found_.size()};
    anchor_ = named;
    const bool own = found.rule == TimeRule::kQuarter;
    if (own && moment->unit == TimeUnit::kQuarter) quarter_ = named;
  }

  /// Gives each clock time its day, and makes "10 p.m. Wednesday" one expression.
  void join_clocks(const TimeSentence& sentence) {
    for (std::size_t i = 0; i < found_.size(); ++i) {
      if (!is_bare_clock(found_[i])) continue;
      const auto between = [&](std::size_t left) {
        const std::uint32_t gap = found_[left + 1].first - found_[left].last;
        return gap == 0 || (gap == 1 && sentence.word(found_[left].last) == ",");
      };
      if (i + 1 < found_.size() && is_day(found_[i + 1]) && between(i)) {
        merge(i, i + 1, i + 1);
      } else if (i > 0 && is_day(found_[i - 1]) && between(i - 1)) {
        merge(i - 1, i, i - 1);
        --i;
      } else {
        borrow_near_day(i);
      }
    }
  }

  /// Makes times `left` and `right` one clock time on the day of `day`.
  void merge(std::size_t left, std::size_t right, std::size_t day) {
    Found& clock = found_[day == left ? right : left];
    const Found& date = found_[day];
    clock.meaning.value = value_of(*date.meaning.moment) + *clock.meaning.value;
    clock.meaning.counted_from = date.meaning.counted_from;
    clock.meaning.anchor = date.meaning.anchor;
    clock.first = found_[left].first;
    clock.last = found_[right].last;
    found_.erase(found_.begin() + static_cast<std::ptrdiff_t>(day));
    // What was counted from the right one, or from one after it, moves along.
    const std::size_t kept = times_.size() + left;
    for (Found& found : found_) {
      if (found.meaning.anchor && *found.meaning.anchor > kept) --*found.meaning.anchor;
    }
    for (auto* named : {&anchor_, &quarter_}) {
      if (*named && (*named)->time > kept) --(*named)->time;
    }
  }

  void borrow_near_day(std::size_t clock) {
    for (std::size_t i = clock; i-- > 0;) {
      if (is_day(found_[i])) {
        borrow_day(found_[clock], found_[i], times_.size() + i);
        return;
      }
    }
    for (std::size_t i = clock + 1; i < found_.size(); ++i) {
      if (is_day(found_[i])) {
        borrow_day(found_[clock], found_[i], times_.size() + i);
        return;
      }
    }
    if (!today_) return;
    TimeMeaning& meaning = found_[clock].meaning;
    meaning.value = format_date(*today_) + *meaning.value;
    meaning.counted_from = CountedFrom::kDocument;
  }

  void keep(const TimeSentence& sentence) {
    for (const Found& found : found_) {
      Time time;
      time.span = {sentence.tokens[found.first].span.begin,
                   sentence.tokens[found.last - 1].span.end};
      time.type = found.meaning.type;
      time.value = found.meaning.value;
      time.counted_from = found.meaning.counted_from;
      if (found.meaning.anchor) time.anchor = id_at<TimeId>(*found.meaning.anchor);
      times_.push_back(std::move(time));
    }
  }

  const Document& document_;
  std::span<const Token> tokens_;
  const TimeWords& words_;
  std::optional<Date> today_;
  std::optional<NamedMoment> anchor_;
  std::optional<NamedMoment> quarter_;
  TimeTerms terms_;
  std::vector<Found> found_;
  std::vector<Prefix> prefixes_;
  std::vector<Time> times_;
};

}  // namespace

std::vector<Time> find_times(const Document& document,
                             std::span<const Sentence> sentences,
                             std::span<const Token> tokens, const TimeWords& words) {
  TimeFinder finder(document, tokens, words);
  for (const Sentence& sentence : sentences) finder.read(sentence);
  auto times = finder.take();
  count_from_quotes(document, sentences, words, times);
  return times;
}

}  // namespace hearsay
