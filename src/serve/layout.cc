#include "serve/layout.h"

#include <algorithm>
#include <string_view>

#include "split/paragraphs.h"

namespace hearsay {
namespace {

constexpr std::uint32_t kLongestBlock = 64 * 1024;
constexpr std::uint32_t kLongestPart = 128 * 1024;

constexpr bool continues_character(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

/// Where to cut a paragraph that is too long: before a space, else between characters.
std::uint32_t find_cut(std::string_view text, Span span) {
  const std::uint32_t latest = span.begin + kLongestBlock;
  const std::size_t space = text.rfind(' ', latest);
  if (space != std::string_view::npos && space > span.begin) {
    return static_cast<std::uint32_t>(space);
  }
  std::uint32_t cut = latest;
  while (continues_character(text[cut])) --cut;
  return cut;
}

void add_block(std::vector<TextBlock>& blocks, const Document& document, Span span,
               TextBlock::Kind kind) {
  const std::string_view text = document.text();
  while (span.begin < span.end && text[span.begin] == ' ') ++span.begin;
  while (span.begin < span.end && text[span.end - 1] == ' ') --span.end;
  while (span.size() > kLongestBlock) {
    const std::uint32_t cut = find_cut(text, span);
    blocks.push_back({.span = {span.begin, cut}, .kind = kind});
    span.begin = cut;
  }
  if (!span.empty()) blocks.push_back({.span = span, .kind = kind});
}

/// The paragraph's own block; where the title stands in it, the title is one by itself.
void add_paragraph(std::vector<TextBlock>& blocks, const Document& document,
                   Span span) {
  const auto& title = document.info().title_span;
  if (!title || !span.contains(*title)) {
    add_block(blocks, document, span, TextBlock::Kind::kParagraph);
    return;
  }
  add_block(blocks, document, {span.begin, title->begin},
            TextBlock::Kind::kBeforeTitle);
  add_block(blocks, document, *title, TextBlock::Kind::kTitle);
  add_block(blocks, document, {title->end, span.end}, TextBlock::Kind::kParagraph);
}

/// The first block that ends after `at`.
std::vector<TextBlock>::iterator block_at(std::vector<TextBlock>& blocks,
                                          std::uint32_t at) {
  return std::ranges::upper_bound(blocks, at, {},
                                  [](const TextBlock& b) { return b.span.end; });
}

void place_posts(std::vector<TextBlock>& blocks, const std::vector<Post>& posts) {
  for (std::size_t i = 0; i < posts.size(); ++i) {
    const auto block = block_at(blocks, posts[i].span.begin);
    if (block == blocks.end()) continue;
    block->begins_post = i;
    const auto& heading = posts[i].heading;
    if (heading && heading->contains(block->span) &&
        block->kind == TextBlock::Kind::kParagraph) {
      block->kind = TextBlock::Kind::kHeading;
    }
  }
}

void place_claims(std::vector<TextBlock>& blocks, const std::vector<Claim>& claims) {
  for (std::size_t i = 0; i < claims.size(); ++i) {
    const std::vector<Span> pieces = marked_words(claims[i]);
    if (pieces.empty()) continue;
    const auto first = block_at(blocks, pieces.front().begin);
    if (first != blocks.end()) first->claims.push_back(i);
    for (const Span piece : pieces) {
      auto block = block_at(blocks, piece.begin);
      for (; block != blocks.end() && block->span.overlaps(piece); ++block) {
        block->marks.push_back({piece, i});
      }
    }
  }
}

}  // namespace

std::vector<Span> marked_words(const Claim& claim) {
  std::vector<Span> pieces = claim.content;
  if (pieces.empty()) pieces.push_back(claim.evidence);
  std::erase_if(pieces, [](Span piece) { return piece.empty(); });
  return pieces;
}

std::vector<TextBlock> lay_out(const Document& document, const Reading& reading) {
  std::vector<TextBlock> blocks;
  for (const Span paragraph : split_paragraphs(document.text())) {
    add_paragraph(blocks, document, paragraph);
  }
  place_posts(blocks, reading.posts);
  place_claims(blocks, reading.claims);
  return blocks;
}

std::vector<ReportPart> split_into_parts(const std::vector<TextBlock>& blocks) {
  std::vector<ReportPart> parts{{}};
  std::uint32_t size = 0;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const std::uint32_t more = blocks[i].span.size();
    if (size > 0 && size + more > kLongestPart) {
      parts.push_back({i, i});
      size = 0;
    }
    parts.back().end = i + 1;
    size += more;
  }
  return parts;
}

}  // namespace hearsay
