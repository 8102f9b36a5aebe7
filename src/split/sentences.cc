#include "split/sentences.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "base/characters.h"
#include "base/utf8.h"
#include "split/marks.h"
#include "split/paragraphs.h"

namespace hearsay {
namespace {

/// One code point of the text and where it ends; 0 behind the end of the text.
struct Character {
  char32_t value = 0;
  std::size_t end = 0;
};

Character character_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return {0, text.size()};
  return {code_point_at(text, at), at + utf8_size(text[at])};
}

/// The stops that end a sentence perhaps: "?!", "...", and the marks closed with them.
struct Stops {
  std::size_t begin = 0;
  std::size_t end = 0;        ///< behind the closing quotes and brackets
  bool single_stop = false;   ///< one "." and no other stop
};

Stops read_stops(std::string_view words, std::size_t begin) {
  std::size_t end = begin;
  Character next = character_at(words, end);
  while (ends_sentence(next.value)) {
    end = next.end;
    next = character_at(words, end);
  }
  const bool single = end == begin + 1 && words[begin] == '.';
  while (closes(next.value)) {
    end = next.end;
    next = character_at(words, end);
  }
  return {begin, end, single};
}

/// The run of letters, digits and inner stops that ends at `end`: "U.S", "Gen", "a.m".
std::string_view word_before(std::string_view words, std::size_t end) {
  constexpr std::size_t kLongest = 24;  // no abbreviation is longer
  std::size_t begin = end;
  while (begin > 0 && end - begin < kLongest) {
    const std::size_t at = utf8_before(words, begin);
    const char32_t c = code_point_at(words, at);
    if (!is_letter(c) && !is_digit(c) && c != '.' && c != '&') break;
    begin = at;
  }
  return words.substr(begin, end - begin);
}

std::string_view word_at(std::string_view words, std::size_t begin) {
  std::size_t end = begin;
  for (Character c = character_at(words, end); is_letter(c.value) || is_digit(c.value);
       c = character_at(words, end)) {
    end = c.end;
  }
  return words.substr(begin, end - begin);
}

/// "J" in "J. K. Smith".
bool is_initial(std::string_view word) {
  return !word.empty() && word.size() == utf8_size(word[0]) &&
         is_upper(code_point_at(word, 0));
}

/// Whether the word at `begin` ("The") is one that sentences open with.
bool opens_sentence(std::string_view words, std::size_t begin,
                    const Spellings& spellings) {
  std::string word(word_at(words, begin));
  if (!word.empty()) word[0] = static_cast<char>(word[0] | 0x20);
  return spellings.openers.contains(word);
}

/// Whether a new sentence begins at `next`, behind the stops, white space and openers.
bool begins_sentence(std::string_view words, const Stops& stops, std::size_t next,
                     const Spellings& spellings) {
  const char32_t first = character_at(words, next).value;
  if (is_lower(first)) return false;
  if (!stops.single_stop) return true;
  const std::string_view before = word_before(words, stops.begin);
  const bool opener = opens_sentence(words, next, spellings);
  const auto abbreviation = spellings.abbreviations.find(before);
  if (abbreviation != spellings.abbreviations.end()) {
    switch (abbreviation->second) {
      case AfterAbbreviation::kGoesOn:
        return false;
      case AfterAbbreviation::kMayEnd:
        return opener;
      case AfterAbbreviation::kGoesOnBeforeNumber:
        return !is_digit(first);
    }
  }
  if (is_initial(before)) return opener;
  return true;
}

/// Where the next sentence of `words` begins after `stops`; none: it goes on.
std::optional<std::size_t> find_next_sentence(std::string_view words,
                                              const Stops& stops,
                                              const Spellings& spellings) {
  Character c = character_at(words, stops.end);
  if (!is_space(c.value)) return std::nullopt;
  std::size_t begin = stops.end;
  while (is_space(c.value)) {
    begin = c.end;
    c = character_at(words, begin);
  }
  if (c.value == 0) return std::nullopt;
  std::size_t first = begin;
  for (int i = 0; i < 4 && opens(c.value); ++i) {
    first = c.end;
    c = character_at(words, first);
  }
  if (!begins_sentence(words, stops, first, spellings)) return std::nullopt;
  return begin;
}

/// The sentences of one paragraph, each without white space at either end.
std::vector<Span> split_paragraph(std::string_view words,
                                  const Spellings& spellings) {
  std::vector<Span> spans;
  std::size_t begin = 0;
  const auto add = [&](std::size_t end) {
    spans.push_back(
        {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
  };
  for (std::size_t at = 0; at < words.size();) {
    if (!ends_sentence(code_point_at(words, at))) {
      at += utf8_size(words[at]);
      continue;
    }
    const Stops stops = read_stops(words, at);
    if (const auto next = find_next_sentence(words, stops, spellings)) {
      add(stops.end);
      begin = *next;
      at = begin;
    } else {
      at = stops.end;
    }
  }
  add(words.size());
  return spans;
}

/// A paragraph, or the part of one that a title or heading takes.
struct Piece {
  Span span;
  bool headline = false;
};

}  // namespace

std::vector<Sentence> split_sentences(const Document& document,
                                      std::span<const Post> posts,
                                      const Spellings& spellings) {
  std::vector<Sentence> sentences;
  const std::vector<Span> paragraphs = split_paragraphs(document.text());
  const auto& title = document.info().title_span;
  std::size_t post = 0;
  for (std::size_t i = 0; i < paragraphs.size(); ++i) {
    const Span paragraph = paragraphs[i];
    while (post + 1 < posts.size() && posts[post + 1].span.begin <= paragraph.begin) {
      ++post;
    }
    const bool heading = post < posts.size() && posts[post].heading &&
                         posts[post].heading->overlaps(paragraph);
    const auto add = [&](Span span, bool headline) {
      sentences.push_back({span, id_at<PostId>(post), static_cast<std::uint32_t>(i), 0,
                           0, headline});
    };
    if (title && title->overlaps(paragraph)) {
      // A date before the title is no part of it, but no character may be lost.
      std::uint32_t before = title->begin;
      while (before > paragraph.begin && document.text()[before - 1] == ' ') --before;
      if (before > paragraph.begin) add({paragraph.begin, before}, true);
      add({std::max(title->begin, paragraph.begin), paragraph.end}, true);
      continue;
    }
    if (heading) {
      add(paragraph, true);
      continue;
    }
    for (const Span s : split_paragraph(document.words(paragraph), spellings)) {
      add({s.begin + paragraph.begin, s.end + paragraph.begin}, false);
    }
  }
  return sentences;
}

}  // namespace hearsay
