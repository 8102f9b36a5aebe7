#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <functional>
#include <utility>

#include "base/names.h"

namespace hearsay {

/// The steps of read_document(), in their order.
enum class Stage {
  kSplit,
  kAnalyse,
  kActors,
  kTimes,
  kFigures,
  kAttribute,
  kEvents,
  kClaims
};
inline constexpr Names<Stage, 8> kStageNames{{{Stage::kSplit, "split"},
                                              {Stage::kAnalyse, "analyse"},
                                              {Stage::kActors, "actors"},
                                              {Stage::kTimes, "times"},
                                              {Stage::kFigures, "figures"},
                                              {Stage::kAttribute, "attribute"},
                                              {Stage::kEvents, "events"},
                                              {Stage::kClaims, "claims"}}};
constexpr std::string_view name_of(Stage s) { return name_in(kStageNames, s); }

/// What each stage cost, summed over the documents that were read with it. For one
/// thread.
class StageTimes {
 public:
  using Clock = std::function<std::chrono::nanoseconds()>;

  /// `clock` never goes back.
  explicit StageTimes(Clock clock) : clock_(std::move(clock)) {}

  void begin() { last_ = clock_(); }
  /// What has passed since begin() or the stage before was this one's.
  void end(Stage stage) {
    const std::chrono::nanoseconds now = clock_();
    spent_[static_cast<std::size_t>(stage)] += now - last_;
    last_ = now;
  }

  std::chrono::nanoseconds spent(Stage stage) const {
    return spent_[static_cast<std::size_t>(stage)];
  }

 private:
  Clock clock_;
  std::chrono::nanoseconds last_{};
  std::array<std::chrono::nanoseconds, kStageNames.size()> spent_{};
};

}  // namespace hearsay
