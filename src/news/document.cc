#include "news/document.h"

#include <algorithm>
#include <utility>

namespace hearsay {

Document::Document(std::string text, DocumentInfo info)
    : text_(std::move(text)), folded_(text_), info_(std::move(info)) {
  std::ranges::transform(folded_, folded_.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
}

std::optional<std::string_view> Document::title() const {
  if (info_.title_span) return words(*info_.title_span);
  if (info_.title) return std::string_view(*info_.title);
  return std::nullopt;
}

}  // namespace hearsay
