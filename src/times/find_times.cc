#include <string>
#include <utility>

#include "times/found_time.h"
#include "times/match_pattern.h"
#include "times/quoted_times.h"
#include "times/resolve_time.h"
#include "times/time_terms.h"
#include "times/times.h"

namespace hearsay {
namespace {

/// Words that came right before: "early", "nearly", "the end of".
struct Prefix {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  TimeClass kind = TimeClass::kPart;
};

/// Whether the words before belong to the time: "early 2024", "nearly two years".
bool belongs(const Prefix& prefix, const TimeSentence& sentence,
             const FoundTime& found) {
  const TimeType type = found.meaning.type;
  const bool counted = type == TimeType::kDuration || found.rule == TimeRule::kAgo ||
                       found.rule == TimeRule::kClock;
  if (prefix.kind == TimeClass::kPart) {
    return type == TimeType::kDate || type == TimeType::kTime;
  }
  if (prefix.kind == TimeClass::kNear) return type != TimeType::kSet;
  if (prefix.kind == TimeClass::kNearClock) return found.rule == TimeRule::kClock;
  return counted && sentence.word(found.first) != "the";
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
    if (!found_.empty()) keep(here);
  }

  std::vector<Time> take() { return std::move(times_); }

 private:
  void find(const TimeSentence& sentence) {
    prefixes_.clear();
    for (std::uint32_t at = 0; at < sentence.tokens.size();) {
      if (!prefixes_.empty() && prefixes_.back().last != at) prefixes_.clear();
      if (const auto match = match_pattern(sentence, at, context())) {
        add(sentence, *match);
        prefixes_.clear();
        at = match->last;
      } else if (const auto prefix = prefix_at(at)) {
        prefixes_.push_back(*prefix);
        at = prefix->last;
        if (is_joining_hyphen(document_, sentence.tokens, at)) {
          prefixes_.back().last = ++at;  // "late-November"
        }
      } else {
        ++at;
      }
    }
  }

  MatchContext context() const {
    const bool part = !prefixes_.empty() && prefixes_.back().kind == TimeClass::kPart;
    return {part, quarter_.has_value()};
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
    const TimeQuestion question{sentence, match,   *pattern.type,
                                today_,   anchor_, quarter_};
    auto meaning = resolve_time(pattern.rule, question);
    if (!meaning) return;
    FoundTime found{match.first, match.last, pattern.rule, std::move(*meaning)};
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
  void remember(const FoundTime& found) {
    const auto& moment = found.meaning.moment;
    if (!moment) return;
    anchor_ = NamedMoment{*moment, times_.size() + found_.size()};
    if (found.rule == TimeRule::kQuarter && moment->unit == TimeUnit::kQuarter) {
      quarter_ = anchor_;
    }
  }

  void keep(const TimeSentence& sentence) {
    const std::size_t first_id = times_.size();
    auto joined = join_clocks(sentence, std::exchange(found_, {}), first_id, today_);
    for (auto* named : {&anchor_, &quarter_}) {
      if (*named && (*named)->time >= first_id) {
        (*named)->time = first_id + joined.place[(*named)->time - first_id];
      }
    }
    for (FoundTime& found : joined.times) {
      Time time;
      time.span = {sentence.tokens[found.first].span.begin,
                   sentence.tokens[found.last - 1].span.end};
      time.type = found.meaning.type;
      time.value = std::move(found.meaning.value);
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
  std::vector<FoundTime> found_;
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
