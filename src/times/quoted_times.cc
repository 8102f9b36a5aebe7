#include "times/quoted_times.h"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "times/time_values.h"

namespace hearsay {
namespace {

constexpr std::string_view kOpen = "“";
constexpr std::string_view kClose = "”";

/// The words in quotation marks; a quote does not reach into another paragraph here.
std::vector<Span> quotes_in(std::string_view text, Span paragraph) {
  std::vector<Span> quotes;
  std::optional<std::uint32_t> open;
  for (std::uint32_t at = paragraph.begin; at < paragraph.end; ++at) {
    const std::string_view rest = text.substr(at);
    const bool straight = rest.starts_with('"');
    if (open && (straight || rest.starts_with(kClose))) {
      quotes.push_back({*open, at});
      open.reset();
    } else if (straight || rest.starts_with(kOpen)) {
      open = at;
    }
  }
  return quotes;
}

/// The words before a day that say that it is not when the saying was done.
bool is_elsewhere(const Document& document, Span day) {
  static constexpr std::array<std::string_view, 8> kWords{
      "before", "after", "since", "until", "for", "from", "of", "to"};
  const auto before = document.folded().substr(0, day.begin);
  const auto last = before.find_last_not_of(' ');
  if (last == before.npos) return false;
  const auto space = before.find_last_of(" \n", last);
  const auto word = before.substr(space + 1, last - space);
  const auto after = document.folded().substr(day.end, 4);
  return std::ranges::find(kWords, word) != kWords.end() || after.starts_with("'s") ||
         after.starts_with("’s");
}

std::optional<Date> day_of(const Time& time) {
  if (!time.value || time.value->size() < 10) return std::nullopt;
  return parse_date(std::string_view(*time.value).substr(0, 10));
}

bool is_near_day(const Document& document, const TimeWords& words, const Time& time) {
  const auto* entries = words.words.find(document.folded(time.span));
  return entries != nullptr && std::ranges::any_of(*entries, [](const TimeWord& word) {
           return word.symbol == symbol_of(TimeClass::kNearDay) && word.rest.empty();
         });
}

std::size_t sentence_at(std::span<const Sentence> sentences, std::uint32_t at) {
  const auto after = std::ranges::upper_bound(
      sentences, at, {}, [](const Sentence& sentence) { return sentence.span.begin; });
  return static_cast<std::size_t>(
      std::max<std::ptrdiff_t>(0, after - sentences.begin() - 1));
}

Span paragraph_of(std::span<const Sentence> sentences, std::size_t sentence) {
  const auto same = std::ranges::equal_range(sentences, sentences[sentence].paragraph,
                                             {}, &Sentence::paragraph);
  return hull(same.front().span, same.back().span);
}

/// The day named after the quote, in the sentence that the quote ends in.
std::optional<Date> day_said(const Document& document, Span sentence, std::uint32_t end,
                             std::span<const Time> times) {
  constexpr int kMost = 4;  // further times of the sentence are not of the saying
  auto time = std::ranges::upper_bound(times, end, {},
                                       [](const Time& t) { return t.span.begin; });
  for (int i = 0; i < kMost && time != times.end(); ++i, ++time) {
    if (!sentence.contains(time->span)) break;
    const auto day = day_of(*time);
    if (day && !is_elsewhere(document, time->span)) return day;
  }
  return std::nullopt;
}

}  // namespace

void count_from_quotes(const Document& document, std::span<const Sentence> sentences,
                       const TimeWords& words, std::span<Time> times) {
  const auto& published = document.info().published;
  if (!published) return;
  Span paragraph;
  std::vector<Span> quotes;
  for (Time& time : times) {
    const auto day = day_of(time);
    if (!day || !is_near_day(document, words, time)) continue;
    if (!paragraph.contains(time.span)) {
      paragraph = paragraph_of(sentences, sentence_at(sentences, time.span.begin));
      quotes = quotes_in(document.text(), paragraph);
    }
    const auto quote =
        std::ranges::upper_bound(quotes, time.span.begin, {}, &Span::end);
    if (quote == quotes.end() || !quote->contains(time.span)) continue;
    const Span last = sentences[sentence_at(sentences, quote->end)].span;
    const auto said = day_said(document, last, quote->end, times);
    if (!said) continue;
    const auto away =
        std::chrono::sys_days{*said} - std::chrono::sys_days{published->day};
    time.value = format_date(days_after(*day, static_cast<int>(away.count())));
    time.counted_from = CountedFrom::kQuote;
  }
}

}  // namespace hearsay
