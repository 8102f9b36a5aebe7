#include "split/boundary_classifier.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <utility>

#include "base/characters.h"
#include "base/utf8.h"

namespace hearsay {
namespace {

constexpr std::size_t kBuckets = std::size_t{1} << 16;

constexpr std::size_t kLongestWord = 24;  // characters of a word that count

/// A longer paragraph is no prose, and the rules are enough for it.
constexpr std::size_t kLongestParagraph = 100'000;  // bytes

bool is_letter_or_number(char32_t c) {
  constexpr std::uint32_t kMask = U_GC_L_MASK | U_GC_N_MASK;
  return (U_GET_GC_MASK(static_cast<UChar32>(c)) & kMask) != 0;
}

bool is_plain_letter(char32_t c) {
  return (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_L_MASK) != 0;
}

/// What stands between two white spaces: marks, a core, marks.
struct Chunk {
  Span span;
  std::string_view before;  ///< marks in front of the core
  std::string_view after;   ///< marks behind it
  std::string word;         ///< the core in small letters, every figure 0
  std::string_view shape;
};

std::string word_of(std::string_view core) {
  std::string word;
  std::size_t count = 0;
  for (std::size_t at = 0; at < core.size() && count < kLongestWord; ++count) {
    const CodePoint c = read_code_point(core, at);
    at = c.end;
    append_utf8(word,
                is_digit(c.value)
                    ? U'0'
                    : static_cast<char32_t>(u_tolower(static_cast<UChar32>(c.value))));
  }
  return word;
}

std::string_view ending_of(std::string_view word) {
  std::size_t at = word.size();
  for (int i = 0; i < 3 && at > 0; ++i) at = utf8_before(word, at);
  return word.substr(at);
}

std::string_view shape_of(std::string_view core) {
  if (core.empty()) return "-";
  std::size_t letters = 0;
  std::size_t capitals = 0;
  for (std::size_t at = 0; at < core.size();) {
    const CodePoint c = read_code_point(core, at);
    at = c.end;
    if (!is_plain_letter(c.value)) continue;
    ++letters;
    if (u_isupper(static_cast<UChar32>(c.value)) != 0) ++capitals;
  }
  const char32_t first = code_point_at(core, 0);
  const bool stop = core.find('.') != std::string_view::npos;
  if (is_digit(first)) return stop ? "0." : "0";
  if (letters == 0) return stop ? "?." : "?";
  if (capitals == letters) {
    if (letters == 1) return stop ? "I." : "I";
    return stop ? "A." : "A";
  }
  if (u_isupper(static_cast<UChar32>(first)) != 0) return stop ? "T." : "T";
  return stop ? "a." : "a";
}

Chunk chunk_of(std::string_view words, Span span) {
  const std::string_view text = words.substr(span.begin, span.end - span.begin);
  std::size_t first = 0;
  while (first < text.size() && !is_letter_or_number(code_point_at(text, first)))
    first += utf8_size(text[first]);
  std::size_t last = text.size();
  while (last > first) {
    const std::size_t at = utf8_before(text, last);
    if (is_letter_or_number(code_point_at(text, at))) break;
    last = at;
  }
  const std::string_view core = text.substr(first, last - first);
  return {span, text.substr(0, first), text.substr(last), word_of(core),
          shape_of(core)};
}

std::vector<Chunk> chunks_of(std::string_view words) {
  std::vector<Chunk> chunks;
  for (std::size_t at = 0; at < words.size();) {
    const CodePoint c = read_code_point(words, at);
    if (is_space(c.value)) {
      at = c.end;
      continue;
    }
    std::size_t end = c.end;
    while (end < words.size()) {
      const CodePoint next = read_code_point(words, end);
      if (is_space(next.value)) break;
      end = next.end;
    }
    chunks.push_back(chunk_of(
        words, {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)}));
    at = end;
  }
  return chunks;
}

/// A number as the first bound that holds it.
char length(std::size_t n) {
  constexpr std::array<std::size_t, 8> kBounds{1, 2, 3, 5, 8, 12, 20, 40};
  const auto* const bound = std::ranges::lower_bound(kBounds, n);
  return static_cast<char>('0' + (bound - kBounds.begin()));
}

bool open_quote(bool quoted, std::string_view chunk) {
  if (chunk == "``" || chunk == "''") return chunk == "``";  // tokenised text
  for (std::size_t at = 0; at < chunk.size();) {
    const CodePoint c = read_code_point(chunk, at);
    at = c.end;
    if (c.value == U'"') quoted = !quoted;
    if (c.value == U'“' || c.value == U'«') quoted = true;
    if (c.value == U'”' || c.value == U'»') quoted = false;
  }
  return quoted;
}

/// FNV-1a of 32 bits, folded to a bucket: http://www.isthe.com/chongo/tech/comp/fnv.
std::size_t bucket(std::initializer_list<std::string_view> parts) {
  std::uint32_t hash = 2166136261U;
  for (const std::string_view part : parts) {
    for (const char c : part) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  }
  return (hash ^ (hash >> 16U)) & (kBuckets - 1);
}

std::string_view first_character(std::string_view text) {
  return text.empty() ? text : text.substr(0, utf8_size(text[0]));
}

/// What is known at one white space beside the chunks around it.
struct Gap {
  const Chunk& before;
  const Chunk& left;
  const Chunk& right;
  const Chunk& behind;
  const Chunk& first;  ///< of the sentence
  std::size_t since;   ///< chunks since the sentence began
  std::size_t rest;    ///< chunks to the end of the paragraph
  bool quoted;
  bool ruled;  ///< the rules begin a sentence here
};

/// The order of parts is that of training/sentences.py.
int score(const std::vector<std::int8_t>& weights, const Gap& gap) {
  const std::string_view marks = gap.left.after.empty() ? "_" : gap.left.after;
  const std::string_view opens = gap.right.before.empty() ? "_" : gap.right.before;
  const std::string_view rule = gap.ruled ? "1" : "0";
  const std::string_view quoted = gap.quoted ? "1" : "0";
  const char since_bound = length(gap.since);
  const char rest_bound = length(gap.rest);
  const std::string_view since(&since_bound, 1);
  const std::string_view rest(&rest_bound, 1);
  const Chunk& left = gap.left;
  const Chunk& right = gap.right;
  const std::array buckets{
      bucket({"rule ", rule}),
      bucket({"rule marks ", rule, marks}),
      bucket({"marks ", marks}),
      bucket({"marks shape ", marks, " ", right.shape}),
      bucket({"marks word ", marks, " ", right.word}),
      bucket({"marks opens shape ", marks, " ", opens, " ", right.shape}),
      bucket({"marks left ", marks, " ", left.shape, " ", right.shape}),
      bucket({"left ", left.word, marks}),
      bucket({"left shape ", left.word, marks, " ", right.shape}),
      bucket({"end ", ending_of(left.word), marks}),
      bucket({"right ", right.word, " ", right.shape}),
      bucket({"right mark ", right.word, first_character(right.after)}),
      bucket({"opens ", opens, " ", right.shape}),
      bucket({"pair ", left.word, marks, " ", right.word}),
      bucket({"shapes ", gap.before.shape, left.shape, marks, right.shape,
              gap.behind.shape}),
      bucket({"before ", gap.before.word, gap.before.after}),
      bucket({"behind ", gap.behind.word, " ", right.shape}),
      bucket({"since ", since, marks, " ", right.shape}),
      bucket({"rest ", rest, marks, " ", right.shape}),
      bucket({"quoted ", quoted, marks, " ", right.shape}),
      bucket({"first ", gap.first.shape, marks, " ", right.shape}),
      bucket({"since right ", since, " ", right.word})};
  int sum = 0;
  for (const std::size_t b : buckets) sum += weights[b];
  return sum;
}

}  // namespace

Result<BoundaryClassifier> BoundaryClassifier::load(const WeightsFile& file) {
  HEARSAY_TRY(const auto weights, file.integers("sentences", {kBuckets}));
  return BoundaryClassifier({weights.begin(), weights.end()});
}

std::vector<Span> BoundaryClassifier::find_sentence_spans(
    std::string_view words, std::span<const Span> ruled) const {
  if (words.size() > kLongestParagraph) return {ruled.begin(), ruled.end()};
  const std::vector<Chunk> chunks = chunks_of(words);
  const Chunk none{{}, {}, {}, {}, "-"};
  std::vector<Span> spans;
  std::size_t first = 0;
  bool quoted = false;
  auto rule = ruled.begin();
  for (std::size_t i = 0; i < chunks.size(); ++i) {
    quoted = open_quote(
        quoted,
        words.substr(chunks[i].span.begin, chunks[i].span.end - chunks[i].span.begin));
    const bool last = i + 1 == chunks.size();
    if (!last) {
      const std::uint32_t begin = chunks[i + 1].span.begin;
      while (rule != ruled.end() && rule->begin < begin) ++rule;
      const Gap gap{i > 0 ? chunks[i - 1] : none,
                    chunks[i],
                    chunks[i + 1],
                    i + 2 < chunks.size() ? chunks[i + 2] : none,
                    chunks[first],
                    i + 1 - first,
                    chunks.size() - i - 1,
                    quoted,
                    rule != ruled.end() && rule->begin == begin};
      if (score(weights_, gap) <= 0) continue;
    }
    spans.push_back({chunks[first].span.begin, chunks[i].span.end});
    first = i + 1;
  }
  return spans;
}

}  // namespace hearsay
