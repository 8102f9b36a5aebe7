#include "syntax/tag_paths.h"

#include <limits>
#include <optional>
#include <utility>

#include "syntax/kernels.h"

namespace hearsay {
namespace {

constexpr float kNever = -std::numeric_limits<float>::infinity();

}  // namespace

Result<std::vector<TagPaths::Tag>> TagPaths::read_tags(const WeightsFile& file,
                                                       std::string_view head) {
  return load_classes<Tag>(file, head, [](std::string_view name) -> std::optional<Tag> {
    if (name == "O") return Tag{};
    if (name.size() < 3 || name[1] != '-') return std::nullopt;
    const bool begins = name[0] == 'B';
    if (!begins && name[0] != 'I') return std::nullopt;
    return Tag{begins, !begins, std::string(name.substr(2))};
  });
}

Result<TagPaths> TagPaths::load(const WeightsFile& file, std::string_view head,
                                const std::string& table, std::size_t in) {
  TagPaths paths;
  HEARSAY_TRY(paths.tags_, read_tags(file, head));
  const std::size_t count = paths.tags_.size();
  HEARSAY_TRY(paths.out_, load_affine(file, table, in, count));
  const std::size_t wide = paths.out_.out;
  HEARSAY_TRY(const auto learned, file.floats(table + ".steps", {count + 1, wide}));
  paths.steps_.assign(learned.begin(), learned.end());
  for (std::size_t to = 0; to < count; ++to) {
    if (!paths.tags_[to].goes_on) continue;
    for (std::size_t from = 0; from <= count; ++from) {
      if (from == count || paths.tags_[from].label != paths.tags_[to].label)
        paths.steps_[from * wide + to] = kNever;
    }
  }
  return paths;
}

void TagPaths::score(const std::vector<float>& narrow, std::size_t words,
                     HeadsRoom& room) const {
  apply(out_, narrow.data(), words, room.scores);
}

void TagPaths::find_path(WordRange sequence, HeadsRoom& room) const {
  const Kernels& kernels = best_kernels();
  const std::size_t n = sequence.count();
  const std::size_t tags = tags_.size();
  const std::size_t wide = out_.out;
  float* const scores = room.scores.data() + sequence.first * wide;
  kernels.add_scaled(steps_.data() + tags * wide, wide, 1.0F, scores);
  if (room.steps.size() < n * wide) room.steps.resize(n * wide);
  for (std::size_t i = 1; i < n; ++i) {
    kernels.best_steps(scores + (i - 1) * wide, steps_.data(), tags, wide,
                       scores + i * wide, room.steps.data() + i * wide);
  }
  room.path.resize(n);
  room.path[n - 1] = kernels.best(scores + (n - 1) * wide, tags);
  for (std::size_t i = n - 1; i > 0; --i) {
    room.path[i - 1] = static_cast<std::size_t>(room.steps[i * wide + room.path[i]]);
  }
}

std::span<const TagSpan> TagPaths::find(WordRange sequence, HeadsRoom& room) const {
  room.tag_spans.clear();
  if (sequence.count() == 0) return room.tag_spans;
  find_path(sequence, room);
  for (std::size_t i = 0; i < sequence.count(); ++i) {
    const Tag& tag = tags_[room.path[i]];
    if (!tag.begins) continue;
    std::size_t end = i + 1;
    while (end < sequence.count() && tags_[room.path[end]].goes_on) ++end;
    room.tag_spans.push_back({{sequence.first + i, sequence.first + end}, tag.label});
  }
  return room.tag_spans;
}

}  // namespace hearsay
