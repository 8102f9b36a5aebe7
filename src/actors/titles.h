#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <unordered_map>

#include "news/actor.h"
#include "syntax/words.h"

namespace hearsay {

/// A role noun of data/titles.tsv: "foreign minister", "ministry", "report".
struct Title {
  ActorKind kind = ActorKind::kPerson;
  Sector sector = Sector::kUnk;
  bool before_name = false;  ///< may stand right before a person's name
};

/// Title with the tokens it was found in.
struct TitleAt {
  Title title;
  TokenRange range;
};

class Titles {
 public:
  std::optional<Title> find(std::string_view folded) const;

  /// The longest title whose last token is `last`, beginning at `from` or later.
  std::optional<TitleAt> ending_at(const Words& words, std::size_t last,
                                   std::size_t from) const;

 private:
  friend Titles load_titles();
  std::unordered_map<std::string_view, Title> titles_;
  std::size_t longest_ = 1;  ///< in words
};

Titles load_titles();

}  // namespace hearsay
