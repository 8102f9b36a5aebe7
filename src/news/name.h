#pragma once

#include <string>

#include "base/names.h"
#include "base/span.h"

namespace hearsay {

/// Whose labels a name has: each set of training texts has its own.
enum class NameScheme { kWorldwide, kGum, kRe3d, kWikigold };
inline constexpr Names<NameScheme, 4> kNameSchemeNames{
    {{NameScheme::kWorldwide, "worldwide"},
     {NameScheme::kGum, "gum"},
     {NameScheme::kRe3d, "re3d"},
     {NameScheme::kWikigold, "wikigold"}}};
constexpr std::string_view name_of(NameScheme s) {
  return name_in(kNameSchemeNames, s);
}

/// Words that name something, as one scheme labels them.
struct Name {
  Span span;
  NameScheme scheme = NameScheme::kWorldwide;
  std::string label;  ///< in the scheme's spelling: "Location", "place", "LOC"
  friend bool operator==(const Name&, const Name&) = default;
};

}  // namespace hearsay
