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
  WordMap<FigureRole> counted_roles;  ///< of the noun that is counted: "deaths"
  Phrases<FigureRole> roles_after;    ///< "12 people were killed"
  Phrases<FigureRole> roles_before;   ///< "killing 12", "shot down 12"
  WordMap<ChangeWord> changes;
  WordMap<bool> labels;  ///< "page", "No.": the number after them is a name
  WordMap<bool> stops;   ///< what is counted has ended before them
};

/// The tables built into the program.
FigureWords load_figure_words();

}  // namespace hearsay
