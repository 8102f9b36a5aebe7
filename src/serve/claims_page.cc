#include "serve/claims_page.h"

#include <algorithm>

#include "serve/claim_card.h"
#include "serve/claim_list.h"
#include "serve/labels.h"
#include "serve/page.h"
#include "serve/target.h"

namespace hearsay {
namespace {

constexpr std::size_t kMostSpeakers = 200;  ///< more would be no list to choose from

FilterForm form_of(const ClaimsFound& found) {
  FilterForm form{
      .action = "/claims", .filter = found.filter, .speakers = {}, .stances = {}};
  for (const Facets::Speaker& speaker : found.facets.speakers) {
    if (form.speakers.size() == kMostSpeakers) break;
    form.speakers.push_back(
        {std::string(speaker_label(speaker.name, speaker.voice)), speaker.claims});
  }
  for (const Facets::StanceCount& stance : found.facets.stances) {
    form.stances.push_back({std::string(name_of(stance.stance)), stance.claims});
  }
  return form;
}

std::string address_of(const ClaimFilter& filter) {
  std::string address = "/claims?";
  const auto add = [&](std::string_view name, const std::string& value) {
    if (!value.empty())
      address += std::string(name) + "=" + percent_encode(value) + "&";
  };
  add("q", filter.words);
  add("speaker", filter.speaker);
  add("stance", filter.stance);
  return address;
}

/// In which report the claims below it stand.
Html report_line(const StoredClaim& claim) {
  Html line;
  line.add(
      "<h2 class=\"of-report\"><a href=\"/reports/{}\"><bdi>{}</bdi></a></h2>\n"
      "<p class=\"report-line\">",
      format_id(claim.document), claim.document_title.value_or("Untitled report"));
  if (claim.publisher) line.add("<span><bdi>{}</bdi></span> ", *claim.publisher);
  if (claim.published) line.add("<span>{}</span> ", time_element(*claim.published));
  return line.add("<span>report {}</span></p>\n", format_id(claim.document));
}

/// The claims in order of their ids, which keeps those of one report together.
Html claims_by_report(const std::vector<StoredClaim>& claims) {
  Html html;
  for (std::size_t i = 0; i < claims.size(); ++i) {
    const bool first = i == 0 || claims[i - 1].document != claims[i].document;
    if (first && i > 0) html.add("</ol>\n");
    if (first) html.add("{}<ol class=\"cards\">\n", report_line(claims[i]));
    html.add("<li>{}</li>\n", claim_card(claims[i], {}));
  }
  if (!claims.empty()) html.add("</ol>\n");
  return html;
}

}  // namespace

std::string write_claims_page(const ClaimsFound& found) {
  Html body;
  body.add("<h1>Claims <span class=\"count\">{} {}</span></h1>\n{}", found.count,
           found.filter.asks_nothing() ? "in all reports" : "found",
           filter_form(form_of(found)));
  if (found.claims.empty()) {
    body.add(
        "<p class=\"none\">No claim of the reports read so far answers this. The words "
        "are looked for in the evidence and in the speakers’ names.</p>\n");
  }
  body.add("{}{}", claims_by_report(found.claims),
           page_links(address_of(found.filter), found.page, found.pages));
  return write_page({.title = "Claims", .searched = found.filter.words, .kind = "list"},
                    body);
}

}  // namespace hearsay
