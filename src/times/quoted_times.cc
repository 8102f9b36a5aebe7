#include "times/quoted_times.h"

#include <algorithm>
#include <array>
#include <optional>

#include "times/time_values.h"

namespace hearsay {
namespace {

constexpr std::string_view kOpen = "“";
constexpr std::string_view kClose = "”";

/// Where the quote around `at` ends; none where `at` stands in no quote. A quote does
/// not reach into another paragraph here.
std::optional<std::uint32_t> quote_end(std::string_view text, Span paragraph,
                                       std::uint32_t at) {
  bool inside = false;
  for (std::uint32_t i = paragraph.begin; i < paragraph.end; ++i) {
    if (i >= at && !inside) return std::nullopt;
    const std::string_view rest = text.substr(i);
    if (rest.starts_with('"')) {
      inside = !inside;
    } else if (rest.starts_with(kOpen)) {
      inside = true;
    } else if (rest.starts_with(kClose)) {
      inside = false;
    } else {
      continue;
    }
    if (!inside && i >= at) return i;
  }
  return std::nullopt;
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

Span paragraph_of(std::span<const Sentence> sentences, std::size_t sentence) {
  std::size_t first = sentence;
  std::size_t last = sentence;
  const std::uint32_t paragraph = sentences[sentence].paragraph;
  while (first > 0 && sentences[first - 1].paragraph == paragraph) --first;
  while (last + 1 < sentences.size() && sentences[last + 1].paragraph == paragraph) {
    ++last;
  }
  return hull(sentences[first].span, sentences[last].span);
}

std::size_t sentence_at(std::span<const Sentence> sentences, std::uint32_t at) {
  const auto after = std::ranges::upper_bound(
      sentences, at, {}, [](const Sentence& sentence) { return sentence.span.begin; });
  return static_cast<std::size_t>(
      std::max<std::ptrdiff_t>(0, after - sentences.begin() - 1));
}

/// The day named after the quote, in the sentence that the quote ends in.
std::optional<Date> day_said(const Document& document, Span sentence, std::uint32_t end,
                             std::span<const Time> times) {
  for (const Time& time : times) {
    if (time.span.begin <= end || !sentence.contains(time.span)) continue;
    const auto day = day_of(time);
    if (day && !is_elsewhere(document, time.span)) return day;
  }
  return std::nullopt;
}

}  // namespace

void count_from_quotes(const Document& document, std::span<const Sentence> sentences,
                       const TimeWords& words, std::span<Time> times) {
  const auto& published = document.info().published;
  if (!published) return;
  for (Time& time : times) {
    const auto day = day_of(time);
    if (!day || !is_near_day(document, words, time)) continue;
    const std::size_t at = sentence_at(sentences, time.span.begin);
    const auto end =
        quote_end(document.text(), paragraph_of(sentences, at), time.span.begin);
    if (!end) continue;
    const Span last = sentences[sentence_at(sentences, *end)].span;
    const auto said = day_said(document, last, *end, times);
    if (!said) continue;
    const auto moved =
        std::chrono::sys_days{*said} - std::chrono::sys_days{published->day};
    time.value = format_date(days_after(*day, static_cast<int>(moved.count())));
    time.counted_from = CountedFrom::kQuote;
  }
}

}  // namespace hearsay
