#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "base/names.h"
#include "news/name.h"
#include "syntax/words.h"

namespace hearsay {

/// Who or what words name, by the table data/labels.tsv.
enum class Named { kPerson, kOrganisation, kGroup, kDocument, kPlace, kOther };
inline constexpr Names<Named, 6> kNamedNames{{{Named::kPerson, "person"},
                                              {Named::kOrganisation, "organisation"},
                                              {Named::kGroup, "group"},
                                              {Named::kDocument, "document"},
                                              {Named::kPlace, "place"},
                                              {Named::kOther, "other"}}};
constexpr std::string_view name_of(Named n) { return name_in(kNamedNames, n); }

/// The one merge of the label schemes of trained names.
struct Labels {
  std::map<std::pair<NameScheme, std::string>, Named> named;
  std::vector<NameScheme> schemes;  ///< where two overlap, the earlier counts
};

Labels load_labels();

/// The trained names of one document, merged: none overlaps another.
class MergedNames {
 public:
  struct One {
    TokenRange range;
    Named named = Named::kOther;
  };

  MergedNames(const Words& words, std::span<const Name> names, const Labels& labels);

  /// The name that a token belongs to; null where there is none.
  const One* at(std::size_t token) const;

 private:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  std::vector<One> names_;
  std::vector<std::size_t> of_token_;  ///< place in names_; empty without names
};

}  // namespace hearsay
