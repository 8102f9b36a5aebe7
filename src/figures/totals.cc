#include "figures/totals.h"

#include <string_view>

namespace hearsay {
namespace {

/// Whether the words at `at` begin the parts of a total: "including", "of whom".
bool begins_parts(const FigureSentence& sentence, std::int64_t at) {
  const std::string_view word = sentence.word(at);
  const std::string_view next = sentence.word(at + 1);
  if (word == "including" || word == "comprising") return true;
  if (word == "of") return next == "whom" || next == "which" || next == "them";
  return word == "among" && (next == "them" || next == "these" || next == "those");
}

bool ends_parts(const FigureSentence& sentence, std::int64_t at) {
  const std::string_view word = sentence.word(at);
  return word == ";" || word == "–" || word == "—" ||
         (word == "-" && !sentence.touches_before(at));
}

/// "12 of the 30 soldiers", "280 million of the 1.5 billion".
bool is_part_of_next(const FigureSentence& sentence, const FoundFigure& part,
                     const FoundFigure& whole) {
  std::int64_t at = part.tokens.last;
  if (sentence.word(at) != "of") return false;
  const std::string_view word = sentence.word(++at);
  if (word == "the" || word == "its" || word == "their" || word == "his" ||
      word == "these" || word == "those") {
    ++at;
  }
  return at == whole.tokens.first;
}

bool is_reference(const Time& time) {
  return !time.value || time.value->ends_with("_REF");
}

}  // namespace

void link_totals(const FigureSentence& sentence, std::size_t first_id,
                 std::span<FoundFigure> found) {
  std::optional<std::size_t> total;
  for (std::size_t i = 1; i < found.size(); ++i) {
    for (std::int64_t at = found[i - 1].tokens.last; at < found[i].tokens.first; ++at) {
      if (begins_parts(sentence, at)) total = i - 1;
      if (ends_parts(sentence, at)) total.reset();
    }
    if (is_part_of_next(sentence, found[i - 1], found[i])) {
      Figure& part = found[i - 1].figure;
      part.part_of = id_at<FigureId>(first_id + i);
      part.counted = found[i].figure.counted;
      if (!part.unit && !part.counted) part.unit = found[i].figure.unit;
    }
    if (total && *total < i)
      found[i].figure.part_of = id_at<FigureId>(first_id + *total);
  }
}

std::optional<TimeId> time_of_sentence(const FigureSentence& sentence,
                                       std::span<const Time> times,
                                       std::size_t first_id) {
  std::optional<std::size_t> only;
  for (std::size_t i = 0; i < times.size(); ++i) {
    const Time& time = times[i];
    if (time.type != TimeType::kDate && time.type != TimeType::kTime) continue;
    if (is_reference(time)) continue;
    const auto before = sentence.document.folded().substr(0, time.span.begin);
    if (before.ends_with("since ")) continue;
    if (only) return std::nullopt;
    only = first_id + i;
  }
  if (!only) return std::nullopt;
  return id_at<TimeId>(*only);
}

}  // namespace hearsay
