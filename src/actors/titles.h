#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/names.h"
#include "news/actor.h"
#include "syntax/words.h"

namespace hearsay {

/// A role noun of data/titles.tsv: "foreign minister", "ministry", "report".
struct Title {
  ActorKind kind = ActorKind::kPerson;
  Sector sector = Sector::kUnk;
  bool before_name = false;  ///< may stand right before a person's name
};

/// What a single person is called by.
enum class Pronoun { kHe, kShe };
inline constexpr Names<Pronoun, 2> kPronounNames{
    {{Pronoun::kHe, "he"}, {Pronoun::kShe, "she"}}};

/// Title with the tokens it was found in.
struct TitleAt {
  Title title;
  TokenRange range;
};

class Titles {
 public:
  std::optional<Title> find(std::string_view folded) const;

  /// Are those words a he or a she? "spokeswoman", "mr".
  std::optional<Pronoun> pronoun_of(std::string_view folded) const;

  /// The longest title whose last token is `last`, beginning at `from` or later.
  std::optional<TitleAt> ending_at(const Words& words, std::size_t last,
                                   std::size_t from) const;

 private:
  friend Titles load_titles();
  friend void load_pronouns(Titles& titles);
  std::unordered_map<std::string_view, Title> titles_;
  std::size_t longest_ = 1;                                 ///< in words
  std::unordered_map<std::string_view, Pronoun> pronouns_;  ///< of whole words
  std::vector<std::pair<std::string_view, Pronoun>> pronouns_of_endings_;
};

Titles load_titles();

}  // namespace hearsay
