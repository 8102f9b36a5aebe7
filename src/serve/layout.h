#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "news/document.h"
#include "news/reading.h"
#include "serve/marks.h"

namespace hearsay {

/// A block of a report as the page sets it.
struct TextBlock {
  enum class Kind { kBeforeTitle, kTitle, kHeading, kParagraph };
  Span span;
  Kind kind = Kind::kParagraph;
  std::optional<std::size_t> begins_post = {};  ///< the post whose first block this is
  std::vector<Mark> marks = {};          ///< owner: place of the claim in the reading
  std::vector<std::size_t> claims = {};  ///< those whose words begin here
};

/// All of a report that is not white space, in order, with what is to be marked in it.
/// No block is longer than 64 KiB: a longer paragraph becomes several.
std::vector<TextBlock> lay_out(const Document& document, const Reading& reading);

/// The words to be marked for a claim: its content; of a silence without, its evidence.
std::vector<Span> marked_words(const Claim& claim);

/// Blocks [begin, end) of a report, short enough for one page.
struct ReportPart {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// Parts of at most 128 KiB of text each; one, without blocks, for an empty report.
std::vector<ReportPart> split_into_parts(const std::vector<TextBlock>& blocks);

}  // namespace hearsay
