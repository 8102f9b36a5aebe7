#pragma once

#include <fmt/format.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "base/weights_file.h"

namespace hearsay {

/// Words [first, last) of those that the heads read together.
struct WordRange {
  std::size_t first = 0;
  std::size_t last = 0;
  std::size_t count() const { return last - first; }
};

/// Words of whole windows, which the heads read together: the more, the less each
/// costs, up to some hundred.
struct HeadsInput {
  std::span<const std::size_t> tokens;   ///< of the document, one for each word
  std::span<const WordRange> sentences;  ///< of the words, all of them, in order
  std::span<const WordRange> windows;    ///< the same, by what was encoded together
};

/// Words that one tag began and others went on with.
struct TagSpan {
  WordRange words;
  std::string_view label;  ///< of the tags: "Person" of "B-Person"
};

/// Rows of numbers that heads write into, kept so that nothing is allocated for each
/// run of words; one for each thread. What a head leaves here means nothing to the
/// next.
struct HeadsRoom {
  std::vector<float> narrow;      ///< the first layer of a head: a row a word
  std::vector<float> scores;      ///< of classes (a row a word) or of arcs
  std::vector<float> dependents;  ///< a row for each word as a dependent, for arcs
  std::vector<float> heads;       ///< and as a head
  std::vector<float> related;     ///< a row for each word as a dependent, for relations
  std::vector<float> relation_heads;  ///< and as a head
  std::vector<float> turned;          ///< the heads of one sentence, in panels
  std::vector<float> arcs;  ///< the arcs of one sentence, dense: n rows of n + 1
  std::vector<std::uint32_t> tree;  ///< the head of each word of one sentence
  std::vector<std::int32_t> steps;  ///< the best tag before each tag, a row a word
  std::vector<std::size_t> path;    ///< the best tags of one sequence
  std::vector<TagSpan> tag_spans;   ///< what they tell
  std::vector<float> edges;         ///< the first and the last word of each span
  std::vector<float> linked;        ///< the same, narrow
  std::vector<float> asks;          ///< what each span asks for
  std::vector<float> meant;         ///< what each span is to one that asks
};

/// Kernels work on rows of whole lanes of sixteen.
constexpr std::size_t whole_lanes(std::size_t n) { return (n + 15) / 16 * 16; }

/// Weights in panels, as the kernels want them; outputs are filled up to a multiple of
/// sixteen.
struct Affine {
  std::size_t in = 0;
  std::size_t out = 0;
  std::vector<float> weights;
  std::span<const float> bias;
};

/// The tables `name` and `name`.bias of the file.
Result<Affine> load_affine(const WeightsFile& file, const std::string& name,
                           std::size_t in, std::size_t out);

/// Writes `rows` rows of affine.out numbers; `x` holds as many of affine.in.
void apply(const Affine& affine, const float* x, std::size_t rows,
           std::vector<float>& out);

/// The first `n` numbers, none below 0.
void relu(std::vector<float>& rows, std::size_t n);

/// The classes of `head`, each made a value of a closed set by `parse`.
template <typename Value, typename Parse>
Result<std::vector<Value>> load_classes(const WeightsFile& file, std::string_view head,
                                        Parse parse) {
  HEARSAY_TRY(const auto names, file.classes(head));
  std::vector<Value> values;
  values.reserve(names.size());
  for (const std::string& name : names) {
    std::optional<Value> value = parse(name);
    if (!value)
      return tl::make_unexpected(file.damaged(fmt::format("{} class {}", head, name)));
    values.push_back(std::move(*value));
  }
  if (values.empty())
    return tl::make_unexpected(file.damaged(fmt::format("{} has no classes", head)));
  return values;
}

}  // namespace hearsay
