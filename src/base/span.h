#pragma once

#include <compare>
#include <cstdint>

namespace hearsay {

/// Bytes [begin, end) of one document's UTF-8 text.
///
/// Both ends lie on character boundaries. Spans are kept; the words are fetched with
/// Document::words() where they are used. Outside the program offsets count code
/// points: see code_points.h.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  constexpr std::uint32_t size() const { return end - begin; }
  constexpr bool empty() const { return begin == end; }
  constexpr bool contains(Span other) const {
    return begin <= other.begin && other.end <= end;
  }
  constexpr bool overlaps(Span other) const {
    return begin < other.end && other.begin < end;
  }
  friend constexpr auto operator<=>(const Span&, const Span&) = default;
};

/// The smallest span that holds both.
constexpr Span hull(Span a, Span b) {
  return {a.begin < b.begin ? a.begin : b.begin, a.end > b.end ? a.end : b.end};
}

}  // namespace hearsay
