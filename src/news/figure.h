#pragma once

#include <optional>
#include <string>

#include "base/names.h"
#include "base/span.h"
#include "news/ids.h"

namespace hearsay {

enum class Bound {
  kExact,
  kAbout,
  kAtLeast,
  kAtMost,
  kMoreThan,
  kLessThan,
  kAlmost,
  kBetween
};
inline constexpr Names<Bound, 8> kBoundNames{{{Bound::kExact, "exact"},
                                              {Bound::kAbout, "about"},
                                              {Bound::kAtLeast, "at-least"},
                                              {Bound::kAtMost, "at-most"},
                                              {Bound::kMoreThan, "more-than"},
                                              {Bound::kLessThan, "less-than"},
                                              {Bound::kAlmost, "almost"},
                                              {Bound::kBetween, "between"}}};
constexpr std::string_view name_of(Bound b) { return name_in(kBoundNames, b); }

enum class FigureRole {
  kKilled,
  kInjured,
  kDeadOrInjured,
  kMissing,
  kCaptured,
  kDisplaced,
  kEvacuated,
  kArrested,
  kAffected,
  kAttacks,
  kLaunched,
  kShotDown,
  kDestroyed,
  kTroops,
  kWeapons,
  kPopulation,
  kMoney,
  kShare,
  kVotes,
  kDistance,
  kArea,
  kDuration,
  kAge,
  kPrice,
  kOther
};
inline constexpr Names<FigureRole, 25> kFigureRoleNames{
    {{FigureRole::kKilled, "killed"},
     {FigureRole::kInjured, "injured"},
     {FigureRole::kDeadOrInjured, "dead-or-injured"},
     {FigureRole::kMissing, "missing"},
     {FigureRole::kCaptured, "captured"},
     {FigureRole::kDisplaced, "displaced"},
     {FigureRole::kEvacuated, "evacuated"},
     {FigureRole::kArrested, "arrested"},
     {FigureRole::kAffected, "affected"},
     {FigureRole::kAttacks, "attacks"},
     {FigureRole::kLaunched, "launched"},
     {FigureRole::kShotDown, "shot-down"},
     {FigureRole::kDestroyed, "destroyed"},
     {FigureRole::kTroops, "troops"},
     {FigureRole::kWeapons, "weapons"},
     {FigureRole::kPopulation, "population"},
     {FigureRole::kMoney, "money"},
     {FigureRole::kShare, "share"},
     {FigureRole::kVotes, "votes"},
     {FigureRole::kDistance, "distance"},
     {FigureRole::kArea, "area"},
     {FigureRole::kDuration, "duration"},
     {FigureRole::kAge, "age"},
     {FigureRole::kPrice, "price"},
     {FigureRole::kOther, "other"}}};
constexpr std::string_view name_of(FigureRole r) {
  return name_in(kFigureRoleNames, r);
}

enum class Change { kUp, kDown };
inline constexpr Names<Change, 2> kChangeNames{
    {{Change::kUp, "up"}, {Change::kDown, "down"}}};
constexpr std::string_view name_of(Change c) { return name_in(kChangeNames, c); }

/// A number with what it counts: an interval, one end of which may be open.
struct Figure {
  Span span;                   ///< "around 100,000": the bound's words and the number
  std::optional<double> low;   ///< in `unit`, inclusive; none: open ("fewer than 40")
  std::optional<double> high;  ///< in `unit`, inclusive; none: open ("over 6,000")
  Bound bound = Bound::kExact;
  std::optional<std::string> unit;  ///< "%", "USD", "km", ...; none: a plain count
  std::optional<Span> counted;      ///< "Russian troops"
  std::optional<FigureRole> role;
  std::optional<Change> change;
  std::optional<FigureId> part_of;
  std::optional<TimeId> time;  ///< as of when, or the period counted
  std::optional<bool> cumulative;
  friend bool operator==(const Figure&, const Figure&) = default;
};

}  // namespace hearsay
