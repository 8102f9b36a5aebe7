#pragma once

#include <optional>
#include <string_view>

#include "base/names.h"
#include "base/word_map.h"
#include "figures/phrases.h"
#include "news/figure.h"
#include "news/numbers.h"

namespace hearsay {

/// What a number is measured in.
struct UnitWord {
  std::string_view unit;  ///< the code: "km", "%", "USD"
  std::optional<FigureRole> role;
  double factor = 1;  ///< of the unit in the words: a decade is 10 "a"
};

/// The roles a word gives a figure, by where it stands; data/figures/roles.tsv.
struct RoleWord {
  std::optional<FigureRole> counted;  ///< as the noun that is counted
  std::optional<FigureRole> after;
  std::optional<FigureRole> before;
};

struct ChangeWord {
  Change change = Change::kUp;
  bool measures_only = false;  ///< "lost 3%" is a change, "lost 3 ships" is not
};

/// The tables of data/figures. Only read: any number of threads may share them.
struct FigureWords {
  NumberWords numbers;
  Phrases<UnitWord> units;
  Phrases<std::string_view> money_before;  ///< the currency's code
  Phrases<std::string_view> money_after;
  Phrases<Bound> bounds_before;
  Phrases<Bound> bounds_after;
  WordMap<RoleWord> roles;
  WordMap<ChangeWord> changes;
  WordMap<bool> labels;  ///< "page", "No.": the number after them is a name
  WordMap<bool> stops;   ///< what is counted has ended before them
};

/// The tables built into the program.
FigureWords load_figure_words();

}  // namespace hearsay
