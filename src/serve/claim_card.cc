#include "serve/claim_card.h"

#include <fmt/format.h>

#include <cmath>
#include <string>

#include "serve/claim_words.h"
#include "serve/labels.h"
#include "serve/quotation.h"

namespace hearsay {
namespace {

std::string address_of(EntryId claim, const ClaimsOnPage& here) {
  return (here.hold(claim) ? "#" : "/claims/") + format_id(claim);
}

/// Where the claim's words stand: on this page, or on its report's.
std::string words_address(const StoredClaim& claim, const ClaimsOnPage& here) {
  const auto number = static_cast<std::int64_t>(claim.id);
  if (here.hold(claim.id)) return fmt::format("#w{}", number);
  return fmt::format("/reports/{}?at=c{}#w{}", format_id(claim.document), number,
                     number);
}

/// The speaker's name, stance, modality and way.
Html speaker_and_stance(const StoredClaim& claim) {
  Html line;
  line.add("<span class=\"who\"><bdi>{}</bdi></span> <span class=\"stance\">{}</span>",
           speaker_label(claim), in_words(name_of(claim.stance)));
  if (claim.modality != Modality::kAsserted) {
    line.add(" <span class=\"modality\">{}</span>", name_of(claim.modality));
  }
  const char* before = "via";
  for (const std::string& name : claim.via) {
    line.add(" <span class=\"via\">{} <bdi>{}</bdi></span>", before, name);
    before = "citing";
  }
  return line;
}

Html part_of(const StoredAnswer& answer) {
  Html part;
  if (answer.part != AnswerPart::kOccurrence) {
    part.add(" <span class=\"part\">({})</span>", name_of(answer.part));
  }
  return part;
}

/// One line that leads to another claim: how the two stand to each other, its words.
Html answer_line(const StoredAnswer& answer, const Html& how,
                 const ClaimsOnPage& here) {
  Html line;
  line.add("<p class=\"answer {}\">{} <a href=\"{}\">{}</a> <q>{}</q></p>\n",
           family_of(answer.relation), how, address_of(answer.claim, here),
           format_id(answer.claim), answer.words);
  return line;
}

/// What the claim answers, then who answered it. An accusation that nobody answered
/// says so, as prominently as an answer would.
Html answer_lines(const StoredClaim& claim, const ClaimsOnPage& here) {
  Html lines;
  for (const StoredAnswer& answer : claim.answers) {
    Html how;
    how.add("<b class=\"stance\">{}</b>{} what <b><bdi>{}</bdi></b> says in",
            in_words(name_of(answer.relation)), part_of(answer), speaker_label(answer));
    lines.add(answer_line(answer, how, here));
  }
  for (const StoredAnswer& answer : claim.answered_by) {
    Html how;
    how.add(
        "<span class=\"label\">Answer</span> <b><bdi>{}</bdi></b> "
        "<b class=\"stance\">{}</b> this{} in",
        speaker_label(answer), in_words(name_of(answer.relation)), part_of(answer));
    lines.add(answer_line(answer, how, here));
  }
  if (claim.stance == Stance::kAccuses && claim.answered_by.empty()) {
    lines.add(
        "<p class=\"answer none\"><span class=\"label\">Answer</span> "
        "none read in this report</p>\n");
  }
  return lines;
}

Html repeats_line(const StoredClaim& claim, const ClaimsOnPage& here) {
  Html line;
  if (claim.repeats) {
    line.add("<p class=\"repeats\">same words as <a href=\"{}\">{}</a></p>\n",
             address_of(*claim.repeats, here), format_id(*claim.repeats));
  }
  return line;
}

/// How, when and how surely it was read.
Html small_print(const StoredClaim& claim) {
  Html line;
  if (claim.headline) line.add("<span>in a headline</span> ");
  if (claim.quote == Quote::kDirect) line.add("<span>in the speaker’s words</span> ");
  if (claim.medium) line.add("<span>{}</span> ", *claim.medium);
  if (claim.said) line.add("<span>said {}</span> ", *claim.said);
  line.add(
      "<span title=\"How sure Hearsay is of having read this rightly. It says "
      "nothing about the truth of it.\">read with {} % confidence</span>",
      std::lround(claim.confidence * 100));
  return line;
}

Html quoted(const StoredClaim& claim) {
  Html words;
  words.add("<blockquote{}>{}</blockquote>\n",
            Flag{" class=\"evidence\"", claim.content.empty()}, words_of(claim));
  return words;
}

Html card_foot(const StoredClaim& claim, const ClaimsOnPage& here) {
  Html foot;
  foot.add(
      "<footer>\n<p class=\"small\">{}</p>\n<div class=\"ways\">"
      "<a class=\"to-words\" href=\"{}\" aria-label=\"To the words of {}\">To the words"
      "</a>",
      small_print(claim), words_address(claim, here), format_id(claim.id));
  foot.add(
      " <details class=\"copy\"><summary>Copy with attribution</summary>"
      "<p class=\"quotation\">{}</p></details></div>\n</footer>\n",
      quotation_of(claim));
  return foot;
}

}  // namespace

std::string look_of(const StoredClaim& claim) {
  std::string look(family_of(claim.stance));
  if (!claim.speaker) look += claim.voice == Voice::kPublication ? " own" : " unnamed";
  return look;
}

Html claim_chip(const StoredClaim& claim, Shown shown) {
  Html chip;
  chip.add("<li{}><a class=\"chip {}\" href=\"#{}\" data-claim=\"{}\">{}</a></li>\n",
           Flag{" hidden", shown == Shown::kFilteredOut}, look_of(claim),
           format_id(claim.id), format_id(claim.id), speaker_and_stance(claim));
  return chip;
}

Html claim_card(const StoredClaim& claim, const ClaimsOnPage& here) {
  const std::string id = format_id(claim.id);
  Html card;
  card.add(
      "<article class=\"card {}\" id=\"{}\" data-claim=\"{}\" data-speaker=\"{}\" "
      "data-stance=\"{}\">\n",
      look_of(claim), id, id, speaker_label(claim), name_of(claim.stance));
  card.add(
      "<header><a class=\"number\" href=\"/claims/{}\" aria-label=\"Entry {}\">{}</a> "
      "{}</header>\n",
      id, id, id, speaker_and_stance(claim));
  card.add(quoted(claim));
  card.add(answer_lines(claim, here));
  card.add(repeats_line(claim, here));
  card.add(card_foot(claim, here));
  card.add("</article>\n");
  return card;
}

}  // namespace hearsay
