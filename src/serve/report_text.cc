#include "serve/report_text.h"

#include "serve/claim_card.h"
#include "serve/labels.h"

namespace hearsay {
namespace {

/// Whether an element opened here is the claim's first, so that it has the id.
bool begins_claim(const ReportText& text, const MarkStep& step, Span next_words) {
  const Claim& claim = text.reading.claims[step.owner];
  return !step.continued && marked_words(claim).front().begin == next_words.begin;
}

void open_mark(Html& html, const ReportText& text, const MarkStep& step, Span words) {
  const StoredClaim& claim = text.claim(step.owner);
  const std::string look =
      look_of(claim) + (text.is_filtered_out(step.owner) ? " off" : "");
  if (begins_claim(text, step, words)) {
    html.add("<mark id=\"w{}\" class=\"{}\" data-claim=\"{}\">",
             static_cast<std::int64_t>(claim.id), look, format_id(claim.id));
  } else {
    html.add("<mark class=\"{}\" data-claim=\"{}\">", look, format_id(claim.id));
  }
}

/// The words that the next step but one, or a later one, writes: where a mark begins.
Span words_after(std::span<const MarkStep> steps, std::size_t at) {
  while (steps[at].kind != MarkStep::Kind::kWords) ++at;
  return steps[at].words;
}

Html chips(const ReportText& text, const TextBlock& block) {
  Html list;
  if (block.claims.empty()) return list;
  list.add("<ul class=\"chips\" aria-label=\"Claims made here\">\n");
  for (const std::size_t claim : block.claims) {
    list.add(claim_chip(text.claim(claim), text.is_filtered_out(claim)
                                               ? Shown::kFilteredOut
                                               : Shown::kYes));
  }
  list.add("</ul>\n");
  return list;
}

Html post_line(const Post& post) {
  Html line;
  if (post.published) line.add("{} ", time_element(*post.published));
  for (const std::string& tag : post.tags)
    line.add("<span class=\"tag\">{}</span> ", tag);
  Html whole;
  if (!line.empty()) whole.add("<p class=\"post-line\">{}</p>\n", line);
  return whole;
}

Html block_element(const ReportText& text, const TextBlock& block) {
  Html element;
  const Html words = marked_block(text, block);
  switch (block.kind) {
    case TextBlock::Kind::kBeforeTitle:
      return element.add("<p class=\"before-title\">{}</p>\n", words);
    case TextBlock::Kind::kTitle:
      return element.add("<h1>{}</h1>\n", words);
    case TextBlock::Kind::kHeading:
      return element.add("<h2>{}</h2>\n", words);
    case TextBlock::Kind::kParagraph:
      return element.add("<p>{}</p>\n", words);
  }
  return element;
}

}  // namespace

Html marked_block(const ReportText& text, const TextBlock& block) {
  Html html;
  const std::vector<MarkStep> steps = nest_marks(block.span, block.marks);
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const MarkStep& step = steps[i];
    switch (step.kind) {
      case MarkStep::Kind::kOpen:
        open_mark(html, text, step, words_after(steps, i));
        break;
      case MarkStep::Kind::kClose:
        html.add("</mark>");
        break;
      case MarkStep::Kind::kWords:
        if (step.marked) {
          html.add("<a href=\"#{}\" tabindex=\"-1\">{}</a>",
                   format_id(text.claim(step.owner).id),
                   text.document.words(step.words));
        } else {
          html.add("{}", text.document.words(step.words));
        }
        break;
    }
  }
  return html;
}

Html report_text(const ReportText& text, std::span<const TextBlock> blocks) {
  Html html;
  bool in_post = false;
  for (const TextBlock& block : blocks) {
    if (block.begins_post) {
      if (in_post) html.add("</section>\n");
      html.add("<section class=\"post\">\n{}",
               post_line(text.reading.posts[*block.begins_post]));
      in_post = true;
    }
    html.add("<div class=\"row\">\n{}{}</div>\n", block_element(text, block),
             chips(text, block));
  }
  if (in_post) html.add("</section>\n");
  return html;
}

}  // namespace hearsay
