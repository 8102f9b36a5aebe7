#include "split/boundaries.h"

#include <algorithm>
#include <optional>
#include <string>

#include "base/characters.h"
#include "base/utf8.h"
#include "split/marks.h"
#include "split/stops.h"

namespace hearsay {
namespace {

constexpr std::size_t kLongestSentence = 10000;  // bytes

/// The run of letters, digits and inner stops that ends at `end`: "U.S", "Gen", "a.m".
std::string_view word_before(std::string_view words, std::size_t end) {
  constexpr std::size_t kLongest = 24;  // no abbreviation is longer
  std::size_t begin = end;
  while (begin > 0 && end - begin < kLongest) {
    const std::size_t at = utf8_before(words, begin);
    const char32_t c = code_point_at(words, at);
    if (!is_word_character(c) && c != '.' && c != '&') break;
    begin = at;
  }
  return words.substr(begin, end - begin);
}

std::string_view word_at(std::string_view words, std::size_t begin) {
  constexpr std::size_t kLongest = 32;
  std::size_t end = begin;
  CodePoint c = read_code_point(words, end);
  while (is_word_character(c.value) && end - begin < kLongest) {
    end = c.end;
    c = read_code_point(words, end);
  }
  return words.substr(begin, end - begin);
}

/// The word at `begin` in small letters ("the").
std::string folded_word_at(std::string_view words, std::size_t begin) {
  std::string word(word_at(words, begin));
  for (char& c : word) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return word;
}

bool opens_sentence(std::string_view words, std::size_t begin,
                    const Spellings& spellings) {
  return spellings.openers.contains(folded_word_at(words, begin));
}

/// "J" and "J.M" before "Huber"; "W.H.S" too.
bool is_initials(std::string_view word) {
  for (std::size_t at = 0; at < word.size();) {
    if (!is_upper(code_point_at(word, at))) return false;
    at += utf8_size(word[at]);
    if (at < word.size() && word[at++] != '.') return false;
  }
  return !word.empty();
}

/// "2" of "2. The second point": a number that counts paragraphs.
bool counts_item(std::string_view words, std::size_t begin, const Stops& stops) {
  constexpr std::size_t kLongest = 3;
  if (stops.begin == begin || stops.begin - begin > kLongest) return false;
  const auto number = words.substr(begin, stops.begin - begin);
  return std::ranges::all_of(number, is_ascii_digit);
}

/// Whether the quote goes on with its speaker: '"Why?" Smith asked.'
bool names_speaker(std::string_view words, std::size_t next,
                   const Spellings& spellings) {
  constexpr int kLongestName = 4;
  if (opens_sentence(words, next, spellings)) return false;
  for (int i = 0; i < kLongestName; ++i) {
    const std::string_view word = word_at(words, next);
    if (word.empty()) return false;
    if (i > 0 && spellings.reporting.contains(word)) return true;
    next += word.size();
    if (spellings.abbreviations.contains(word) && words.substr(next, 1) == ".") ++next;
    if (words.substr(next, 1) != " ") return false;
    ++next;
  }
  return false;
}

/// One paragraph while it is read: the sentence at hand begins at `begin`.
struct Place {
  std::string_view words;
  std::size_t begin;
  const Spellings& spellings;
};

/// Whether one "." between a word and `next`, which is no small letter, ends a
/// sentence.
bool stop_ends_sentence(const Place& place, const Stops& stops, std::size_t next) {
  const std::string_view before = word_before(place.words, stops.begin);
  const bool dash =
      is_dash(read_code_point(place.words, skip_space(place.words, stops.end)).value);
  const auto abbreviation = place.spellings.abbreviations.find(before);
  if (abbreviation != place.spellings.abbreviations.end()) {
    switch (abbreviation->second) {
      case AfterAbbreviation::kGoesOn:
        return false;
      case AfterAbbreviation::kMayEnd:
        return !dash && opens_sentence(place.words, next, place.spellings);
      case AfterAbbreviation::kGoesOnBeforeNumber:
        return !is_digit(read_code_point(place.words, next).value);
      case AfterAbbreviation::kGoesOnBeforeDay:
        return !place.spellings.days.contains(folded_word_at(place.words, next));
    }
  }
  if (is_initials(before)) return opens_sentence(place.words, next, place.spellings);
  return !counts_item(place.words, place.begin, stops);
}

/// Whether a new sentence begins at `next`, the first letter or figure behind `stops`.
bool begins_sentence(const Place& place, const Stops& stops, std::size_t next) {
  const char32_t first = read_code_point(place.words, next).value;
  if (is_lower(first)) {
    // Who began this sentence without a capital will begin the next one so.
    const std::string_view before = word_before(place.words, stops.begin);
    return is_lower(code_point_at(place.words, place.begin)) && !stops.in_quote &&
           !place.spellings.abbreviations.contains(before);
  }
  if (stops.single_stop) return stop_ends_sentence(place, stops, next);
  return !stops.in_quote || !names_speaker(place.words, next, place.spellings);
}

/// Where the next sentence begins behind `stops`; none: this one goes on.
std::optional<std::size_t> find_next_sentence(const Place& place, const Stops& stops) {
  constexpr int kMostOpeners = 4;
  const std::size_t begin = skip_space(place.words, stops.end);
  if (begin == stops.end || begin >= place.words.size()) return std::nullopt;
  std::size_t first = begin;
  for (int i = 0; i < kMostOpeners; ++i) {
    const CodePoint c = read_code_point(place.words, first);
    if (!opens(c.value) && !is_dash(c.value)) break;
    first = skip_space(place.words, c.end);
  }
  if (!begins_sentence(place, stops, first)) return std::nullopt;
  return begin;
}

/// Where a sentence that goes on beyond the longest is cut: behind its last whole word,
/// else behind its last whole character.
std::size_t cut_of(std::string_view sentence) {
  const std::size_t space = sentence.substr(0, kLongestSentence).rfind(' ');
  if (space != sentence.npos && space > 0) return space;
  return utf8_before(sentence, kLongestSentence + 1);
}

/// Appends [begin, end), in pieces where it is longer than any sentence.
void append_sentence(std::string_view words, std::size_t begin, std::size_t end,
                     std::vector<Span>& spans) {
  while (begin < end) {
    const std::string_view sentence = words.substr(begin, end - begin);
    const bool fits = sentence.size() <= kLongestSentence;
    const std::size_t next = fits ? end : begin + cut_of(sentence);
    const Span span = without_space(
        words, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(next)});
    if (!span.empty()) spans.push_back(span);
    begin = next;
  }
}

/// The sentences that the rules see, of any length.
std::vector<Span> ruled_sentences(std::string_view words, const Spellings& spellings) {
  std::vector<Span> spans;
  Place place{words, 0, spellings};
  const auto add = [&](std::size_t end) {
    spans.push_back(without_space(words, {static_cast<std::uint32_t>(place.begin),
                                          static_cast<std::uint32_t>(end)}));
  };
  for (std::size_t at = 0; at < words.size();) {
    if (!ends_sentence(code_point_at(words, at))) {
      at += utf8_size(words[at]);
      continue;
    }
    const Stops stops = read_stops(words, at);
    at = stops.end;
    if (const auto next = find_next_sentence(place, stops)) {
      add(stops.end);
      place.begin = at = *next;
    }
  }
  add(words.size());
  return spans;
}

/// "... et al. against ...": no sentence begins with a small letter behind an
/// abbreviation that never ends one, whatever was learned.
std::vector<Span> join_behind_abbreviations(std::string_view words,
                                            const std::vector<Span>& sentences,
                                            const Spellings& spellings) {
  std::vector<Span> joined;
  joined.reserve(sentences.size());
  for (const Span s : sentences) {
    const bool small = !joined.empty() && words[joined.back().end - 1] == '.' &&
                       is_lower(code_point_at(words, s.begin));
    const auto abbreviation =
        small ? spellings.abbreviations.find(word_before(words, joined.back().end - 1))
              : spellings.abbreviations.end();
    const bool goes_on = abbreviation != spellings.abbreviations.end() &&
                         (abbreviation->second == AfterAbbreviation::kGoesOn ||
                          abbreviation->second == AfterAbbreviation::kMayEnd);
    if (goes_on) {
      joined.back().end = s.end;
    } else {
      joined.push_back(s);
    }
  }
  return joined;
}

}  // namespace

std::vector<Span> find_sentence_spans(std::string_view words,
                                      const Spellings& spellings,
                                      const BoundaryClassifier* learned) {
  std::vector<Span> sentences = ruled_sentences(words, spellings);
  if (learned != nullptr) {
    sentences = join_behind_abbreviations(
        words, learned->find_sentence_spans(words, sentences), spellings);
  }
  std::vector<Span> spans;
  for (const Span s : sentences) append_sentence(words, s.begin, s.end, spans);
  return spans;
}

}  // namespace hearsay
