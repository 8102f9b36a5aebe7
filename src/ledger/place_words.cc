#include "ledger/place_words.h"

#include <fmt/format.h>

namespace hearsay {

WordPlacer::WordPlacer(const Document& document)
    : document_(document), code_points_(document.text()) {}

CodePointSpan WordPlacer::span(Span span) {
  if (is_inside(span)) return code_points_.from_bytes(span);
  misplaced_ = span;
  return {};
}

PlacedWords WordPlacer::words(Span span) {
  if (is_inside(span)) return {code_points_.from_bytes(span), document_.words(span)};
  misplaced_ = span;
  return {};
}

std::optional<PlacedWords> WordPlacer::words(const std::optional<Span>& span) {
  if (!span) return std::nullopt;
  return words(*span);
}

Result<void> WordPlacer::all_inside(const std::string& ledger) const {
  if (!misplaced_) return {};
  return failure(
      ErrorKind::kLedger,
      fmt::format("{}: this reading was not stored, because it points at bytes "
                  "{} to {} of the report, which are no words of it. This is a "
                  "mistake in Hearsay: please report it.",
                  ledger, misplaced_->begin, misplaced_->end));
}

bool WordPlacer::is_inside(Span span) const {
  const std::string_view text = document_.text();
  const auto begins_character = [&](std::uint32_t byte) {
    return byte == text.size() ||
           (static_cast<unsigned char>(text[byte]) & 0xC0U) != 0x80U;
  };
  return span.begin <= span.end && span.end <= text.size() &&
         begins_character(span.begin) && begins_character(span.end);
}

}  // namespace hearsay
