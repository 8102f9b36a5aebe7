#pragma once

#include <algorithm>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "base/names.h"
#include "news/document.h"
#include "news/reading.h"

namespace hearsay {

/// A document and a reading of it.
struct ReadReport {
  Document document;
  Reading reading;
};

/// Invents readings that make no sense but use every field of every list: what a ledger
/// or a writer of files has to keep, whatever it is. The same seed gives the same ones.
class ReadingInventor {
 public:
  explicit ReadingInventor(unsigned seed) : random_(seed) {}

  /// With about `size` entries in each list.
  ReadReport invent(std::size_t size) {
    std::string text = invent_text(8 * size + 1);
    DocumentInfo info;
    info.title_span = maybe([&] { return invent_span(); });
    info.title = maybe([&] { return invent_word(); });
    info.published = maybe([&] { return invent_published(); });
    info.url = maybe([&] { return "https://example.org/" + invent_word(); });
    info.publisher = maybe([&] { return invent_word(); });
    info.id = maybe([&] { return invent_word(); });
    info.encoding = one_of(kEncodingNames);
    info.unread = invent_unread();
    return {Document(std::move(text), std::move(info)), invent_reading(size)};
  }

 private:
  std::size_t below(std::size_t end) {
    return std::uniform_int_distribution<std::size_t>(0, end - 1)(random_);
  }
  bool chance() { return below(2) == 0; }

  template <typename Make>
  auto maybe(const Make& make) -> std::optional<decltype(make())> {
    if (chance()) return std::nullopt;
    return make();
  }
  template <typename Id, typename Item>
  std::optional<Id> maybe_id(const std::vector<Item>& list) {
    if (list.empty() || chance()) return std::nullopt;
    return id_at<Id>(below(list.size()));
  }
  template <typename Enum, std::size_t N>
  Enum one_of(const Names<Enum, N>& names) {
    return names[below(N)].first;
  }
  template <typename Make>
  auto some(std::size_t most, const Make& make) -> std::vector<decltype(make())> {
    std::vector<decltype(make())> list;
    for (std::size_t i = below(most + 1); i > 0; --i) list.push_back(make());
    return list;
  }

  std::string invent_word() {
    static constexpr const char* kWords[] = {
        "ministry", "Żabin",   "“quoted”", "said",      "over 6,000", "мост", "🕊",
        "it's",     "NULL",    "d3 | c17", "e\u0301te", "%_\\",       "x",    "”",
        "harbour",  "denied;", "--",       "DROP",      "\t"};
    return kWords[below(std::size(kWords))];
  }

  std::string invent_text(std::size_t words) {
    std::string text;
    ends_.assign(1, 0);
    for (std::size_t i = 0; i < words; ++i) {
      text += invent_word();
      ends_.push_back(static_cast<std::uint32_t>(text.size()));
      text += below(9) == 0 ? '\n' : ' ';
    }
    return text;
  }

  Span invent_span() {
    Span span{ends_[below(ends_.size())], ends_[below(ends_.size())]};
    if (span.begin > span.end) std::swap(span.begin, span.end);
    return span;
  }
  Span invent_evidence() {  // never empty
    const std::size_t begin = below(ends_.size() - 1);
    return {ends_[begin], ends_[begin + 1 + below(ends_.size() - 1 - begin)]};
  }
  std::optional<Span> maybe_span() {
    return maybe([&] { return invent_span(); });
  }

  Published invent_published() {
    const Instant instant{std::chrono::seconds(below(4'000'000'000U))};
    const Date day{std::chrono::floor<std::chrono::days>(instant)};
    if (chance()) return {day, std::nullopt};
    return {day, instant};
  }

  std::vector<Unread> invent_unread() {
    return some(3, [&] { return Unread{invent_span(), one_of(kUnreadReasonNames)}; });
  }

  Reading invent_reading(std::size_t size) {
    Reading reading;
    reading.posts = some(size, [&] {
      std::vector<std::string> tags = some(2, [&] { return invent_word(); });
      std::ranges::sort(tags);
      return Post{invent_span(), maybe_span(),
                  maybe([&] { return invent_published(); }), std::move(tags)};
    });
    reading.actors = some(size, [&] { return invent_actor(); });
    for (Actor& actor : reading.actors) {
      actor.affiliation = maybe_id<ActorId>(reading.actors);
    }
    reading.mentions = some(size, [&] {
      return Mention{invent_span(), one_of(kActorKindNames), one_of(kMentionFormNames),
                     maybe_id<ActorId>(reading.actors)};
    });
    reading.times = some(size, [&] { return invent_time(); });
    for (Time& time : reading.times) time.anchor = maybe_id<TimeId>(reading.times);
    reading.figures = some(size, [&] { return invent_figure(reading); });
    for (Figure& figure : reading.figures) {
      figure.part_of = maybe_id<FigureId>(reading.figures);
    }
    reading.attributions = some(size, [&] { return invent_attribution(reading); });
    for (Attribution& attribution : reading.attributions) {
      attribution.parent = maybe_id<AttributionId>(reading.attributions);
    }
    reading.claims = some(size, [&] { return invent_claim(reading); });
    for (Claim& claim : reading.claims) invent_links(reading, claim);
    reading.unread = invent_unread();
    return reading;
  }

  Actor invent_actor() {
    return {invent_word(),
            one_of(kActorKindNames),
            chance(),
            maybe([&] { return std::string("UKR"); }),
            maybe([&] { return one_of(kSectorNames); }),
            std::nullopt,
            some(2, [&] { return invent_span(); }),
            one_of(kActorBasisNames)};
  }

  Time invent_time() {
    return {invent_span(), one_of(kTimeTypeNames), maybe([&] { return invent_word(); }),
            maybe([&] { return one_of(kCountedFromNames); }), std::nullopt};
  }

  Figure invent_figure(const Reading& reading) {
    const auto number = [&] { return static_cast<double>(below(1'000'000)) / 7; };
    return {invent_span(),
            maybe(number),
            maybe(number),
            one_of(kBoundNames),
            maybe([&] { return invent_word(); }),
            maybe_span(),
            maybe([&] { return one_of(kFigureRoleNames); }),
            maybe([&] { return one_of(kChangeNames); }),
            std::nullopt,
            maybe_id<TimeId>(reading.times),
            maybe([&] { return chance(); })};
  }

  Attribution invent_attribution(const Reading& reading) {
    return {maybe_span(),
            maybe_id<MentionId>(reading.mentions),
            maybe_span(),
            some(3, [&] { return invent_span(); }),
            one_of(kQuoteNames),
            std::nullopt,
            maybe_id<MentionId>(reading.mentions)};
  }

  Claim invent_claim(const Reading& reading) {
    Claim claim;
    claim.speaker = maybe_id<ActorId>(reading.actors);
    claim.speaker_words = maybe_span();
    claim.voice = one_of(kVoiceNames);
    claim.stance = one_of(kStanceNames);
    claim.modality = one_of(kModalityNames);
    claim.polarity = one_of(kPolarityNames);
    claim.commitment = one_of(kCommitmentNames);
    claim.content = some(3, [&] { return invent_span(); });
    claim.evidence = invent_evidence();
    claim.headline = chance();
    claim.medium = maybe_span();
    claim.said = maybe_id<TimeId>(reading.times);
    claim.attribution = maybe_id<AttributionId>(reading.attributions);
    claim.confidence = static_cast<double>(below(1000)) / 999;
    return claim;
  }

  void invent_links(const Reading& reading, Claim& claim) {
    const auto link = [&](const auto& list, auto id) {
      std::vector<decltype(id)> ids;
      for (std::size_t i = list.empty() ? 0 : below(3); i > 0; --i) {
        ids.push_back(id_at<decltype(id)>(below(list.size())));
      }
      return ids;
    };
    claim.via = link(reading.actors, ActorId{});
    claim.times = link(reading.times, TimeId{});
    claim.figures = link(reading.figures, FigureId{});
    for (const ClaimId answered : link(reading.claims, ClaimId{})) {
      claim.answers.push_back(
          {answered, one_of(kStanceNames), one_of(kAnswerPartNames)});
    }
    claim.repeats = maybe_id<ClaimId>(reading.claims);
  }

  std::mt19937 random_;
  std::vector<std::uint32_t> ends_;  ///< where a span of the text may begin or end
};

}  // namespace hearsay
