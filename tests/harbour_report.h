#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "news/document.h"
#include "news/reading.h"

namespace hearsay {

/// A small invented report read by hand: a claim, the answer to it, a claim that nobody
/// in particular makes, and the first one again.
class HarbourReport {
 public:
  static constexpr std::string_view kText =
      "Norvia says it holds Grünhafen\n"
      "\n"
      "The navy of Norvia said it had taken the harbour of Grünhafen, Nordwire "
      "reported "
      "on Sunday. The city council denied it. Over 40 boats are said to be missing.\n"
      "\n"
      "The navy of Norvia said it had taken the harbour of Grünhafen.\n";

  explicit HarbourReport(std::optional<std::string_view> published = "2025-12-02")
      : document_(std::string(kText), info(published)) {
    read_actors();
    read_claims();
  }

  const Document& document() const { return document_; }
  const Reading& reading() const { return reading_; }
  Reading& reading() { return reading_; }

  /// Where `words` stand for the n-th time, counted from 0.
  static Span find(std::string_view words, int n = 0) {
    std::size_t at = kText.find(words);
    for (; n > 0; --n) at = kText.find(words, at + 1);
    return {static_cast<std::uint32_t>(at),
            static_cast<std::uint32_t>(at + words.size())};
  }

 private:
  static DocumentInfo info(std::optional<std::string_view> published) {
    DocumentInfo info;
    info.title_span = find("Norvia says it holds Grünhafen");
    if (published) info.published = parse_published(*published);
    info.url = "https://example.org/harbour";
    return info;
  }

  void read_actors() {
    reading_.posts = {{document_.whole(),
                       find("Norvia says it holds Grünhafen"),
                       std::nullopt,
                       {"icymi"}}};
    Actor navy;
    navy.name = "the navy of Norvia";
    navy.kind = ActorKind::kOrganisation;
    navy.country = "NRV";
    navy.sector = Sector::kMil;
    Actor wire;
    wire.name = "Nordwire";
    Actor council;
    council.name = "the city council";
    council.roles = {find("city council")};
    reading_.actors = {navy, wire, council};
    reading_.mentions = {{find("The navy of Norvia"), ActorKind::kOrganisation,
                          MentionForm::kNominal, ActorId{0}}};
    reading_.times = {{find("on Sunday"), TimeType::kDate, "2025-11-30",
                       CountedFrom::kDocument, std::nullopt}};
    Figure boats;
    boats.span = find("Over 40");
    boats.low = 40;
    boats.bound = Bound::kMoreThan;
    boats.counted = find("boats");
    boats.role = FigureRole::kMissing;
    reading_.figures = {boats};
  }

  void read_claims() {
    Attribution said;
    said.source = find("The navy of Norvia");
    said.mention = MentionId{0};
    said.cue = find("said");
    said.content = {find("it had taken the harbour of Grünhafen")};
    reading_.attributions = {said};

    Claim taken;
    taken.speaker = ActorId{0};
    taken.speaker_words = said.source;
    taken.via = {ActorId{1}};
    taken.content = said.content;
    taken.evidence = find(
        "The navy of Norvia said it had taken the harbour of Grünhafen, Nordwire "
        "reported on Sunday.");
    taken.attribution = AttributionId{0};
    taken.said = TimeId{0};
    taken.times = {TimeId{0}};
    taken.confidence = 0.9;

    Claim denial;
    denial.speaker = ActorId{2};
    denial.stance = Stance::kDenies;
    const Span denied_it = find("denied it");
    denial.content = {{denied_it.end - 2, denied_it.end}};
    denial.evidence = find("The city council denied it.");
    denial.answers = {{ClaimId{0}, Stance::kDenies, AnswerPart::kOccurrence}};

    Claim missing;
    missing.voice = Voice::kUnnamed;
    missing.modality = Modality::kAlleged;
    missing.content = {find("Over 40 boats"), find("missing")};
    missing.evidence = find("Over 40 boats are said to be missing.");
    missing.figures = {FigureId{0}};

    Claim again = taken;
    again.evidence =
        find("The navy of Norvia said it had taken the harbour of Grünhafen.");
    again.content = {find("it had taken the harbour of Grünhafen", 1)};
    again.speaker_words = find("The navy of Norvia", 1);
    again.via = {};
    again.repeats = ClaimId{0};

    reading_.claims = {taken, denial, missing, again};
  }

  Document document_;
  Reading reading_;
};

}  // namespace hearsay
