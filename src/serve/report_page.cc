#include "serve/report_page.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/code_points.h"
#include "serve/claim_card.h"
#include "serve/claim_list.h"
#include "serve/labels.h"
#include "serve/page.h"
#include "serve/report_text.h"

namespace hearsay {
namespace {

constexpr std::size_t kMostUnread = 20;

std::vector<std::size_t> claims_in(std::span<const TextBlock> blocks) {
  std::vector<std::size_t> claims;
  for (const TextBlock& block : blocks) {
    claims.insert(claims.end(), block.claims.begin(), block.claims.end());
  }
  std::ranges::sort(claims);
  return claims;
}

/// The part in which the claim's words begin; none for a claim of another report.
std::optional<std::size_t> part_of_claim(const StoredReport& report,
                                         std::span<const TextBlock> blocks,
                                         std::span<const ReportPart> parts,
                                         EntryId id) {
  const auto found = std::ranges::find(report.claims, id);
  const auto claim = static_cast<std::size_t>(found - report.claims.begin());
  for (std::size_t i = 0; i < parts.size(); ++i) {
    for (std::size_t b = parts[i].begin; b < parts[i].end; ++b) {
      if (std::ranges::count(blocks[b].claims, claim) > 0) return i + 1;
    }
  }
  return std::nullopt;
}

/// Claims that begin in another part are marked there, up to its end.
void leave_out_other_claims(ShownPart& part) {
  for (TextBlock& block : part.blocks) {
    std::erase_if(block.marks, [&](const Mark& mark) {
      return !std::ranges::binary_search(part.claims, mark.owner);
    });
  }
}

std::string address_of(const StoredReport& report) {
  return "/reports/" + format_id(report.row.id);
}

/// Only an http address becomes a link: "javascript:..." must not.
Html source_link(const std::string& url) {
  Html link;
  if (url.starts_with("https://") || url.starts_with("http://")) {
    link.add("<a href=\"{}\" rel=\"noreferrer noopener\">{}</a>", url, url);
  } else {
    link.add("{}", url);
  }
  return link;
}

Html report_line(const StoredReport& report) {
  const DocumentInfo& info = report.document.info();
  Html line;
  line.add("<p class=\"report-line\">");
  if (info.publisher) line.add("<span><bdi>{}</bdi></span> ", *info.publisher);
  if (info.published) line.add("<span>{}</span> ", time_element(*info.published));
  if (!info.published) line.add("<span>no date</span> ");
  if (info.url) line.add("<span class=\"url\">{}</span> ", source_link(*info.url));
  line.add("<span>report {}</span></p>\n", format_id(report.row.id));
  return line;
}

std::string_view beginning(std::string_view words) {
  std::size_t end = std::min<std::size_t>(words.size(), 80);
  while (end < words.size() &&
         (static_cast<unsigned char>(words[end]) & 0xC0U) == 0x80U) {
    --end;
  }
  return words.substr(0, end);
}

/// What was not read, so that silence is never mistaken for "no claim".
Html unread_note(const StoredReport& report) {
  const std::vector<Unread>& unread = report.reading.unread;
  Html note;
  if (unread.empty()) return note;
  const CodePoints points(report.document.text());
  note.add(
      "<details class=\"note unread\"><summary>Not read: {} {}. What they claim is "
      "not in the list.</summary>\n<ul>\n",
      unread.size(), unread.size() == 1 ? "passage" : "passages");
  for (std::size_t i = 0; i < std::min(unread.size(), kMostUnread); ++i) {
    const CodePointSpan at = points.from_bytes(unread[i].span);
    note.add("<li>{} (characters {} to {}): <q>{}</q></li>\n",
             in_words(unread[i].reason), at.start, at.end,
             beginning(report.document.words(unread[i].span)));
  }
  if (unread.size() > kMostUnread) {
    note.add("<li>and {} more</li>\n", unread.size() - kMostUnread);
  }
  note.add("</ul></details>\n");
  return note;
}

Html notes(const StoredReport& report) {
  Html html;
  const Encoding encoding = report.document.info().encoding;
  if (encoding != Encoding::kUtf8) {
    html.add(
        "<p class=\"note\">The report was not in UTF-8; its bytes were read as "
        "{}.</p>\n",
        in_words(encoding));
  }
  html.add(unread_note(report));
  return html;
}

Html part_links(const StoredReport& report, const ShownPart& part) {
  Html links;
  if (part.count == 1) return links;
  links.add(
      "<nav class=\"parts\" aria-label=\"Parts of the report\"><p>Part {} of {} of a "
      "long report; the list holds this part’s claims.",
      part.number, part.count);
  if (part.number > 1) {
    links.add(" <a href=\"{}?part={}\" rel=\"prev\">Previous part</a>",
              address_of(report), part.number - 1);
  }
  if (part.number < part.count) {
    links.add(" <a href=\"{}?part={}\" rel=\"next\">Next part</a>", address_of(report),
              part.number + 1);
  }
  return links.add("</p></nav>\n");
}

/// The title stands in the text as its first block, or came from outside and stands
/// here.
Html heading_from_outside(const StoredReport& report, const ShownPart& part) {
  Html heading;
  const bool in_text = std::ranges::any_of(part.blocks, [](const TextBlock& b) {
    return b.kind == TextBlock::Kind::kTitle;
  });
  if (!in_text) {
    heading.add("<h1>{}</h1>\n", report.document.title().value_or("Untitled report"));
  }
  return heading;
}

/// Without "date 2031-03-03" before the title: the line below the title tells it.
std::vector<TextBlock> without_told_date(const StoredReport& report,
                                         std::vector<TextBlock> blocks) {
  const auto& published = report.document.info().published;
  for (std::size_t i = 0; i + 1 < blocks.size(); ++i) {
    const TextBlock& block = blocks[i];
    const bool told =
        block.kind == TextBlock::Kind::kBeforeTitle && published &&
        block.marks.empty() &&
        report.document.words(block.span) == "date " + format_date(published->day);
    if (!told) continue;
    blocks[i + 1].begins_post = block.begins_post;
    blocks.erase(blocks.begin() + static_cast<std::ptrdiff_t>(i));
    break;
  }
  return blocks;
}

Html report_article(const StoredReport& report, const ReportText& text,
                    const ShownPart& part) {
  // Title and report line come first, whatever the text's order.
  std::vector<TextBlock> blocks = without_told_date(report, part.blocks);
  const auto body = std::ranges::stable_partition(
      blocks, [](const TextBlock& b) { return b.kind == TextBlock::Kind::kTitle; });
  Html article;
  article.add("<article class=\"report\" aria-label=\"The report\">\n{}{}{}{}",
              heading_from_outside(report, part),
              report_text(text, {blocks.begin(), body.begin()}), report_line(report),
              notes(report));
  article.add("{}{}{}</article>\n", part_links(report, part),
              report_text(text, {body.begin(), blocks.end()}),
              part_links(report, part));
  return article;
}

Html claim_cards(const ReportText& text, const ShownPart& part) {
  ClaimsOnPage here;
  if (!part.claims.empty()) {
    here = {text.claim(part.claims.front()).id, text.claim(part.claims.back()).id};
  }
  Html cards;
  cards.add("<ol class=\"cards\">\n");
  for (const std::size_t claim : part.claims) {
    cards.add("<li{}>{}</li>\n", Flag{" hidden", text.is_filtered_out(claim)},
              claim_card(text.claim(claim), here));
  }
  return cards.add("</ol>\n");
}

Html claims_aside(const StoredReport& report, const ReportText& text,
                  const ShownPart& part, const ClaimFilter& filter) {
  std::vector<StoredClaim> claims;
  claims.reserve(part.claims.size());
  for (const std::size_t claim : part.claims) claims.push_back(text.claim(claim));
  FilterForm form{.action = address_of(report),
                  .filter = filter,
                  .speakers = speakers_of(claims),
                  .stances = stances_of(claims)};
  if (part.number > 1) form.kept.emplace_back("part", std::to_string(part.number));
  const auto shown = std::ranges::count_if(
      part.claims, [&](std::size_t claim) { return !text.is_filtered_out(claim); });
  Html aside;
  aside.add(
      "<aside class=\"claims\" id=\"claims\" aria-labelledby=\"claims-head\">\n"
      "<div class=\"claims-top\">\n<h2 id=\"claims-head\">Claims "
      "<span class=\"count\" role=\"status\">{} of {}</span></h2>\n{}</div>\n",
      shown, claims.size(), filter_form(form));
  if (claims.empty()) {
    aside.add(
        "<p class=\"none\">No claim was found. That is not to say that none is made: "
        "look at the report itself.</p>\n");
  }
  aside.add("{}</aside>\n", claim_cards(text, part));
  return aside;
}

}  // namespace

ShownPart find_part(const StoredReport& report, const PartQuery& query) {
  const std::vector<TextBlock> blocks = lay_out(report.document, report.reading);
  const std::vector<ReportPart> parts = split_into_parts(blocks);
  std::size_t number = std::clamp<std::size_t>(query.number, 1, parts.size());
  if (query.at) {
    number = part_of_claim(report, blocks, parts, *query.at).value_or(number);
  }
  const ReportPart part = parts[number - 1];
  ShownPart shown{.number = number, .count = parts.size()};
  shown.blocks.assign(blocks.begin() + static_cast<std::ptrdiff_t>(part.begin),
                      blocks.begin() + static_cast<std::ptrdiff_t>(part.end));
  shown.claims = claims_in(shown.blocks);
  leave_out_other_claims(shown);
  return shown;
}

std::string write_report_page(const StoredReport& report, const ShownPart& part,
                              std::span<const StoredClaim> claims,
                              const ClaimFilter& filter) {
  ReportText text{.document = report.document,
                  .reading = report.reading,
                  .claims = claims,
                  .first = part.first_claim()};
  for (const StoredClaim& claim : claims) {
    text.filtered_out.push_back(!matches(filter, claim));
  }
  Html body;
  body.add(
      "<div class=\"desk\">\n{}{}</div>\n"
      "<a class=\"to-claims\" href=\"#claims\">{} claims</a>\n",
      report_article(report, text, part), claims_aside(report, text, part, filter),
      part.claims.size());
  return write_page({.title = std::string(report.document.title().value_or("Untitled")),
                     .searched = {},
                     .kind = "report"},
                    body);
}

}  // namespace hearsay
