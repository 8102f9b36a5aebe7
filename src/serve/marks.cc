#include "serve/marks.h"

#include <algorithm>
#include <tuple>

namespace hearsay {
namespace {

/// What is open at one point of the text, outermost first.
class Nesting {
 public:
  explicit Nesting(std::vector<MarkStep>& steps) : steps_(steps) {}

  void open(const Mark& mark, bool continued) {
    steps_.push_back(
        {.kind = MarkStep::Kind::kOpen, .owner = mark.owner, .continued = continued});
    open_.push_back(mark);
  }

  /// Closes what ends at `end`, and opens again what had to be closed with it.
  void close_at(std::uint32_t end) {
    std::vector<Mark> reopened;
    while (
        std::ranges::any_of(open_, [=](const Mark& m) { return m.span.end <= end; })) {
      if (open_.back().span.end > end) reopened.push_back(open_.back());
      open_.pop_back();
      steps_.push_back({.kind = MarkStep::Kind::kClose});
    }
    for (auto mark = reopened.rbegin(); mark != reopened.rend(); ++mark) {
      open(*mark, true);
    }
  }

  void write(Span words) {
    if (words.empty()) return;
    steps_.push_back({.kind = MarkStep::Kind::kWords,
                      .words = words,
                      .owner = open_.empty() ? 0 : open_.back().owner,
                      .marked = !open_.empty()});
  }

 private:
  std::vector<MarkStep>& steps_;
  std::vector<Mark> open_;
};

}  // namespace

std::vector<MarkStep> nest_marks(Span within, std::vector<Mark> marks) {
  std::erase_if(marks, [=](const Mark& m) { return !m.span.overlaps(within); });
  std::ranges::sort(marks, [](const Mark& a, const Mark& b) {
    return std::tuple(a.span.begin, b.span.end, a.owner) <
           std::tuple(b.span.begin, a.span.end, b.owner);
  });
  std::vector<std::uint32_t> ends{within.begin, within.end};
  for (const Mark& mark : marks) {
    ends.push_back(std::clamp(mark.span.begin, within.begin, within.end));
    ends.push_back(std::clamp(mark.span.end, within.begin, within.end));
  }
  std::ranges::sort(ends);
  ends.erase(std::unique(ends.begin(), ends.end()), ends.end());

  std::vector<MarkStep> steps;
  Nesting nesting(steps);
  auto next = marks.begin();
  for (std::size_t i = 0; i + 1 < ends.size(); ++i) {
    nesting.close_at(ends[i]);
    for (; next != marks.end() && next->span.begin <= ends[i]; ++next) {
      nesting.open(*next, next->span.begin < within.begin);
    }
    nesting.write({ends[i], ends[i + 1]});
  }
  if (!ends.empty()) nesting.close_at(UINT32_MAX);
  return steps;
}

}  // namespace hearsay
