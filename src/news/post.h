#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/calendar.h"
#include "base/span.h"

namespace hearsay {

/// One entry of a live blog; a plain article is one post.
struct Post {
  Span span;  ///< with its heading
  std::optional<Span> heading;
  std::optional<Published> published;  ///< its own time, where the report gives one
  std::vector<std::string> tags;       ///< "icymi", ...; sorted
  friend bool operator==(const Post&, const Post&) = default;
};

}  // namespace hearsay
