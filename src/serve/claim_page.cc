#include "serve/claim_page.h"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "serve/claim_card.h"
#include "serve/claim_words.h"
#include "serve/labels.h"
#include "serve/page.h"
#include "serve/report_text.h"

namespace hearsay {
namespace {

/// The blocks around the one in which the claim's words begin, with this claim's marks
/// only.
std::vector<TextBlock> find_context(const StoredReport& report, std::size_t claim) {
  std::vector<TextBlock> blocks = lay_out(report.document, report.reading);
  const auto holds = [=](const TextBlock& block) {
    return std::ranges::count(block.claims, claim) > 0;
  };
  const auto found = std::ranges::find_if(blocks, holds);
  if (found == blocks.end()) return {};
  const auto first = found == blocks.begin() ? found : found - 1;
  const auto last = blocks.end() - found > 2 ? found + 2 : blocks.end();
  std::vector<TextBlock> context(first, last);
  for (TextBlock& block : context) {
    std::erase_if(block.marks, [=](const Mark& mark) { return mark.owner != claim; });
    block.claims.clear();
    block.begins_post.reset();
    block.kind = TextBlock::Kind::kParagraph;
  }
  return context;
}

Html context_of(const StoredClaim& claim, const StoredReport& report) {
  Html html;
  const auto found = std::ranges::find(report.claims, claim.id);
  if (found == report.claims.end()) {
    return html.add(
        "<p class=\"note\">The report has been read again since; this is what "
        "was read before.</p>\n<div class=\"row\"><p>{}</p></div>\n",
        claim.evidence.words);
  }
  const auto index = static_cast<std::size_t>(found - report.claims.begin());
  const ReportText text{.document = report.document,
                        .reading = report.reading,
                        .claims = {&claim, 1},
                        .first = index,
                        .filtered_out = {false}};
  return report_text(text, find_context(report, index));
}

void add_fact(Html& facts, std::string_view name, std::string_view value) {
  facts.add("<div><dt>{}</dt><dd><bdi>{}</bdi></dd></div>\n", name, value);
}

Html facts_of(const StoredClaim& claim, const StoredReport& report) {
  Html facts;
  facts.add("<dl class=\"facts\">\n");
  add_fact(facts, "speaker", speaker_label(claim));
  for (const std::string& name : claim.via) add_fact(facts, "via", name);
  add_fact(facts, "voice", name_of(claim.voice));
  add_fact(facts, "stance", name_of(claim.stance));
  add_fact(facts, "modality", name_of(claim.modality));
  add_fact(facts, "polarity", name_of(claim.polarity));
  add_fact(facts, "commitment", name_of(claim.commitment));
  if (claim.quote) add_fact(facts, "quote", name_of(*claim.quote));
  if (claim.medium) add_fact(facts, "medium", *claim.medium);
  if (claim.said) add_fact(facts, "said", *claim.said);
  if (claim.said_value) add_fact(facts, "that is", *claim.said_value);
  facts.add(
      "<div><dt>evidence</dt><dd>characters {} to {} of the text with SHA-256 "
      "<code>{}</code></dd></div>\n",
      claim.evidence.at.start, claim.evidence.at.end, report.row.digest);
  facts.add(
      "<div><dt>confidence</dt><dd>{} % in the reading; it says nothing about the "
      "truth</dd></div>\n",
      std::lround(claim.confidence * 100));
  add_fact(facts, "read by", report.row.analyser + " " + report.row.version);
  return facts.add("</dl>\n");
}

}  // namespace

std::string write_claim_page(const StoredClaim& claim, const StoredReport& report) {
  const std::string id = format_id(claim.id);
  Html body;
  body.add("<h1>{} {} <span class=\"count\">{}</span></h1>\n", speaker_label(claim),
           in_words(name_of(claim.stance)), id);
  body.add(
      "<div class=\"two\">\n<section class=\"context\" aria-label=\"The words\">\n"
      "<p class=\"report-line\"><span><a "
      "href=\"/reports/{}?at={}#{}\"><bdi>{}</bdi></a>"
      "</span>",
      format_id(claim.document), id, id,
      claim.document_title.value_or("Untitled report"));
  if (claim.publisher) body.add(" <span><bdi>{}</bdi></span>", *claim.publisher);
  if (claim.published) body.add(" <span>{}</span>", time_element(*claim.published));
  body.add("</p>\n{}</section>\n", context_of(claim, report));
  body.add(
      "<section aria-label=\"The claim\">\n{}{}<p><a href=\"/api/v1/claims/{}\">"
      "As JSON</a></p>\n</section>\n</div>\n",
      claim_card(claim, {}), facts_of(claim, report), id);
  return write_page({.title = id, .kind = "entry"}, body);
}

}  // namespace hearsay
