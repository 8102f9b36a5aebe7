#include "serve/claim_card.h"

#include <fmt/format.h>

#include <cmath>
#include <string>

#include "serve/labels.h"
#include "serve/quotation.h"

namespace hearsay {
namespace {

/// The look of a claim: its stance's family, and whether the report itself speaks.
std::string look_of(const ClaimView& claim) {
  std::string look(family_of(claim.row.stance));
  if (!claim.row.speaker) look += claim.row.voice == Voice::kPublication ? " own" : " unnamed";
  return look;
}

std::string address_of(std::uint64_t claim, const ClaimsOnPage& here) {
  return (here.hold(claim) ? "#c" : "/claims/c") + std::to_string(claim);
}

/// One line that leads to another claim: how the two stand to each other, its words.
Html answer_line(const AnswerView& answer, const Html& how, const ClaimsOnPage& here) {
  Html line;
  line.add("<p class=\"answer {}\">{} <a href=\"{}\">c{}</a> <q>{}</q></p>\n",
           family_of(answer.relation), how, address_of(answer.claim, here),
           answer.claim, answer.words);
  return line;
}

Html part_of(const AnswerView& answer) {
  Html part;
  if (answer.part != AnswerPart::kOccurrence) {
    part.add(" <span class=\"part\">({})</span>", name_of(answer.part));
  }
  return part;
}

/// What the claim answers, then who answered it. An accusation that nobody answered
/// says so, as prominently as an answer would.
Html answer_lines(const ClaimView& claim, const ClaimsOnPage& here) {
  Html lines;
  for (const AnswerView& answer : claim.answers) {
    Html how;
    how.add("<b class=\"stance\">{}</b>{} what <bdi>{}</bdi> says in",
            in_words(name_of(answer.relation)), part_of(answer), answer.who);
    lines.add(answer_line(answer, how, here));
  }
  for (const AnswerView& answer : claim.answered_by) {
    Html how;
    how.add("<span class=\"label\">Answer</span> <b><bdi>{}</bdi></b> <b class=\"stance\">{}</b> this{} in",
            answer.who, in_words(name_of(answer.relation)), part_of(answer));
    lines.add(answer_line(answer, how, here));
  }
  if (claim.row.stance == Stance::kAccuses && claim.answered_by.empty()) {
    lines.add("<p class=\"answer none\"><span class=\"label\">Answer</span> "
              "No answer read in this report.</p>\n");
  }
  return lines;
}

Html repeats_line(const ClaimView& claim, const ClaimsOnPage& here) {
  Html line;
  if (claim.repeats) {
    line.add("<p class=\"repeats\">same words as <a href=\"{}\">c{}</a></p>\n",
             address_of(*claim.repeats, here), *claim.repeats);
  }
  return line;
}

/// How, when and how surely it was read: small print.
Html small_print(const ClaimView& claim) {
  Html line;
  if (claim.row.headline) line.add("<span>in a headline</span> ");
  if (claim.direct) line.add("<span>in the speaker’s words</span> ");
  if (claim.row.medium) line.add("<span>{}</span> ", *claim.row.medium);
  if (claim.row.said) line.add("<span>said {}</span> ", *claim.row.said);
  line.add("<span title=\"How sure Hearsay is of having read this rightly. It says nothing "
           "about the truth of it.\">read with {} % confidence</span>",
           static_cast<int>(std::lround(claim.row.confidence * 100)));
  return line;
}

Html quoted(const ClaimView& claim) {
  Html words;
  words.add("<blockquote{}>{}</blockquote>\n",
            Flag{" class=\"evidence\"", claim.row.content.empty()}, words_of(claim));
  return words;
}

/// Where the claim's words stand: on this page, or on its report's.
std::string words_address(const ClaimView& claim, const ReportLabel& report,
                          const ClaimsOnPage& here) {
  if (here.hold(claim.number)) return "#w" + std::to_string(claim.number);
  return fmt::format("/reports/d{}?at=c{}#w{}", report.number, claim.number, claim.number);
}

Html card_foot(const ClaimView& claim, const ReportLabel& report, const ClaimsOnPage& here) {
  Html foot;
  foot.add("<footer>\n<p class=\"small\">{}</p>\n"
           "<p class=\"ways\"><a class=\"to-words\" href=\"{}\">To the words</a>",
           small_print(claim), words_address(claim, report, here));
  if (here.hold(claim.number)) {
    foot.add(" <a href=\"/claims/c{}\">Entry</a>", claim.number);
  }
  foot.add("</p>\n<details class=\"copy\"><summary>Copy with attribution</summary>"
           "<p class=\"quotation\">{}</p></details>\n</footer>\n",
           quotation_of(claim, report));
  return foot;
}

}  // namespace

Html speaker_and_stance(const ClaimView& claim) {
  Html line;
  line.add("<span class=\"who\"><bdi>{}</bdi></span> <span class=\"stance\">{}</span>",
           speaker_label(claim), in_words(name_of(claim.row.stance)));
  if (claim.row.modality != Modality::kAsserted) {
    line.add(" <span class=\"modality\">{}</span>", name_of(claim.row.modality));
  }
  const char* before = "via ";
  for (const std::string& name : claim.row.via) {
    line.add(" <span class=\"via\">{}<bdi>{}</bdi></span>", before, name);
    before = "citing ";
  }
  return line;
}

Html claim_chip(const ClaimView& claim, Shown shown) {
  Html chip;
  chip.add("<li{}><a class=\"chip {}\" href=\"#c{}\" data-claim=\"{}\">{}</a></li>\n",
           Flag{" hidden", shown == Shown::kFilteredOut}, look_of(claim), claim.number, claim.number, speaker_and_stance(claim));
  return chip;
}

Html claim_card(const ClaimView& claim, const ReportLabel& report, const ClaimsOnPage& here) {
  Html card;
  card.add("<article class=\"card {}\" id=\"c{}\" data-claim=\"{}\" data-speaker=\"{}\" "
           "data-stance=\"{}\">\n",
           look_of(claim), claim.number, claim.number, speaker_label(claim),
           name_of(claim.row.stance));
  card.add("<header><a class=\"number\" href=\"{}\">c{}</a> {}</header>\n",
           words_address(claim, report, here), claim.number, speaker_and_stance(claim));
  card.add(quoted(claim));
  card.add(answer_lines(claim, here));
  card.add(repeats_line(claim, here));
  card.add(card_foot(claim, report, here));
  card.add("</article>\n");
  return card;
}

}  // namespace hearsay
