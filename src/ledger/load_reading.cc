#include "ledger/load_reading.h"

#include <fmt/format.h>

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ledger/cells.h"
#include "ledger/check_references.h"

namespace hearsay {
namespace {

/// Reads the lists of one reading, a table for each.
class ReadingLoader {
 public:
  ReadingLoader(const Database& database, std::int64_t id,
                const CodePoints& code_points)
      : database_(database),
        id_(id),
        where_(fmt::format("reading {}", id)),
        code_points_(code_points) {}

  Result<Reading> load() {
    Reading reading;
    HEARSAY_TRY(reading.posts, load_posts());
    HEARSAY_TRY(reading.actors, load_actors());
    HEARSAY_TRY(reading.mentions, load_mentions());
    HEARSAY_TRY(reading.times, load_times());
    HEARSAY_TRY(reading.figures, load_figures());
    HEARSAY_TRY(reading.attributions, load_attributions());
    HEARSAY_TRY(reading.claims, load_claims());
    HEARSAY_CHECK(load_claim_parts(reading.claims));
    HEARSAY_TRY(reading.unread, load_unread("reading"));
    if (const std::string broken = find_broken_reference(reading); !broken.empty()) {
      return tl::make_unexpected(damaged_row(where_, broken + " leads nowhere"));
    }
    return reading;
  }

  Result<std::vector<Unread>> load_unread(std::string_view stage) {
    const auto sql = fmt::format(
        "SELECT number, span_start, span_end, reason FROM unread "
        "WHERE reading = ? AND stage = '{}' ORDER BY number",
        stage);
    return load_list<Unread>(sql, [](Cells& cells) {
      return Unread{.span = cells.span(), .reason = cells.one_of(kUnreadReasonNames)};
    });
  }

 private:
  /// The one parameter of `sql` is the reading.
  template <typename Take>
  Result<void> load_rows(std::string_view sql, const Take& take) {
    HEARSAY_TRY(Statement rows, database_.prepare(sql));
    rows.bind(1, id_);
    return for_each_row(rows, where_, take, &code_points_);
  }

  /// The first cell of each row is its number.
  template <typename Item, typename Make>
  Result<std::vector<Item>> load_list(std::string_view sql, const Make& make) {
    std::vector<Item> list;
    HEARSAY_CHECK(load_rows(sql, [&](Cells& cells) {
      // Ids are places in the list, so a missing row would turn all after it around.
      if (cells.integer() != static_cast<std::int64_t>(list.size())) {
        cells.reject("is not the next");
      }
      list.push_back(make(cells));
    }));
    return list;
  }

  /// Gives the items of `list` their parts: the first cell says whose a part is.
  template <typename Item, typename Part, typename Make>
  Result<void> load_parts(std::string_view sql, std::vector<Item>& list,
                          std::vector<Part> Item::*parts, const Make& make) {
    return load_rows(sql, [&](Cells& cells) {
      const auto owner = static_cast<std::size_t>(cells.integer());
      // A part of nothing is a broken reference: verify finds it by the foreign keys.
      if (owner < list.size()) (list[owner].*parts).push_back(make(cells));
    });
  }

  Result<std::vector<Post>> load_posts() {
    HEARSAY_TRY(auto posts,
                load_list<Post>(
                    "SELECT number, span_start, span_end, heading_start, heading_end, "
                    "published FROM posts WHERE reading = ? ORDER BY number",
                    [](Cells& cells) {
                      return Post{.span = cells.span(),
                                  .heading = cells.maybe_span(),
                                  .published = cells.maybe_published(),
                                  .tags = {}};
                    }));
    HEARSAY_CHECK(load_parts(
        "SELECT post, tag FROM post_tags WHERE reading = ? ORDER BY post, number",
        posts, &Post::tags, [](Cells& cells) { return cells.text(); }));
    return posts;
  }

  Result<std::vector<Actor>> load_actors() {
    HEARSAY_TRY(
        auto actors,
        load_list<Actor>(
            "SELECT number, name, kind, named, country, sector, affiliation, basis "
            "FROM actors WHERE reading = ? ORDER BY number",
            [](Cells& cells) {
              return Actor{.name = cells.text(),
                           .kind = cells.one_of(kActorKindNames),
                           .named = cells.flag(),
                           .country = cells.maybe_text(),
                           .sector = cells.maybe_one_of(kSectorNames),
                           .affiliation = cells.maybe_id<ActorId>(),
                           .roles = {},
                           .basis = cells.one_of(kActorBasisNames)};
            }));
    HEARSAY_CHECK(
        load_parts("SELECT actor, span_start, span_end FROM actor_roles "
                   "WHERE reading = ? ORDER BY actor, number",
                   actors, &Actor::roles, [](Cells& cells) { return cells.span(); }));
    return actors;
  }

  Result<std::vector<Mention>> load_mentions() {
    return load_list<Mention>(
        "SELECT number, span_start, span_end, kind, form, actor FROM mentions "
        "WHERE reading = ? ORDER BY number",
        [](Cells& cells) {
          return Mention{.span = cells.span(),
                         .kind = cells.one_of(kActorKindNames),
                         .form = cells.one_of(kMentionFormNames),
                         .actor = cells.maybe_id<ActorId>()};
        });
  }

  Result<std::vector<Time>> load_times() {
    return load_list<Time>(
        "SELECT number, span_start, span_end, type, value, counted_from, anchor FROM "
        "times "
        "WHERE reading = ? ORDER BY number",
        [](Cells& cells) {
          return Time{.span = cells.span(),
                      .type = cells.one_of(kTimeTypeNames),
                      .value = cells.maybe_text(),
                      .counted_from = cells.maybe_one_of(kCountedFromNames),
                      .anchor = cells.maybe_id<TimeId>()};
        });
  }

  Result<std::vector<Figure>> load_figures() {
    return load_list<Figure>(
        "SELECT number, span_start, span_end, low, high, bound, unit, counted_start, "
        "counted_end, role, change, part_of, time, cumulative FROM figures "
        "WHERE reading = ? ORDER BY number",
        [](Cells& cells) {
          return Figure{.span = cells.span(),
                        .low = cells.maybe_number(),
                        .high = cells.maybe_number(),
                        .bound = cells.one_of(kBoundNames),
                        .unit = cells.maybe_text(),
                        .counted = cells.maybe_span(),
                        .role = cells.maybe_one_of(kFigureRoleNames),
                        .change = cells.maybe_one_of(kChangeNames),
                        .part_of = cells.maybe_id<FigureId>(),
                        .time = cells.maybe_id<TimeId>(),
                        .cumulative = cells.maybe_flag()};
        });
  }

  Result<std::vector<Attribution>> load_attributions() {
    HEARSAY_TRY(
        auto attributions,
        load_list<Attribution>(
            "SELECT number, source_start, source_end, mention, cue_start, cue_end, "
            "quote, parent, addressee FROM attributions "
            "WHERE reading = ? ORDER BY number",
            [](Cells& cells) {
              return Attribution{.source = cells.maybe_span(),
                                 .mention = cells.maybe_id<MentionId>(),
                                 .cue = cells.maybe_span(),
                                 .content = {},
                                 .quote = cells.one_of(kQuoteNames),
                                 .parent = cells.maybe_id<AttributionId>(),
                                 .addressee = cells.maybe_id<MentionId>()};
            }));
    HEARSAY_CHECK(
        load_parts("SELECT attribution, span_start, span_end "
                   "FROM attribution_content WHERE reading = ? "
                   "ORDER BY attribution, number",
                   attributions, &Attribution::content,
                   [](Cells& cells) { return cells.span(); }));
    return attributions;
  }

  Result<std::vector<Claim>> load_claims() {
    return load_list<Claim>(
        "SELECT number, speaker, speaker_start, speaker_end, voice, stance, modality, "
        "polarity, "
        "commitment, evidence_start, evidence_end, headline, medium_start, medium_end, "
        "said, attribution, confidence, repeats FROM claims "
        "WHERE reading = ? ORDER BY number",
        [](Cells& cells) {
          // In the order of the columns, which is not quite that of the members.
          Claim claim;
          claim.speaker = cells.maybe_id<ActorId>();
          claim.speaker_words = cells.maybe_span();
          claim.voice = cells.one_of(kVoiceNames);
          claim.stance = cells.one_of(kStanceNames);
          claim.modality = cells.one_of(kModalityNames);
          claim.polarity = cells.one_of(kPolarityNames);
          claim.commitment = cells.one_of(kCommitmentNames);
          claim.evidence = cells.span();
          claim.headline = cells.flag();
          claim.medium = cells.maybe_span();
          claim.said = cells.maybe_id<TimeId>();
          claim.attribution = cells.maybe_id<AttributionId>();
          claim.confidence = cells.number();
          claim.repeats = cells.maybe_id<ClaimId>();
          return claim;
        });
  }

  Result<void> load_claim_parts(std::vector<Claim>& claims) {
    HEARSAY_CHECK(
        load_parts("SELECT claim, span_start, span_end FROM claim_content "
                   "WHERE reading = ? ORDER BY claim, number",
                   claims, &Claim::content, [](Cells& cells) { return cells.span(); }));
    HEARSAY_CHECK(load_parts(
        "SELECT claim, actor FROM claim_via WHERE reading = ? ORDER BY claim, number",
        claims, &Claim::via, [](Cells& cells) { return cells.id<ActorId>(); }));
    HEARSAY_CHECK(load_parts(
        "SELECT claim, time FROM claim_times WHERE reading = ? ORDER BY claim, number",
        claims, &Claim::times, [](Cells& cells) { return cells.id<TimeId>(); }));
    HEARSAY_CHECK(load_parts(
        "SELECT claim, figure FROM claim_figures WHERE reading = ? "
        "ORDER BY claim, number",
        claims, &Claim::figures, [](Cells& cells) { return cells.id<FigureId>(); }));
    return load_parts(
        "SELECT claim, answered, relation, part FROM claim_answers WHERE reading = ? "
        "ORDER BY claim, number",
        claims, &Claim::answers, [](Cells& cells) {
          return Answer{.claim = cells.id<ClaimId>(),
                        .relation = cells.one_of(kStanceNames),
                        .part = cells.one_of(kAnswerPartNames)};
        });
  }

  const Database& database_;
  const std::int64_t id_;
  const std::string where_;
  const CodePoints& code_points_;
};

}  // namespace

Result<Reading> load_reading(const Database& database, std::int64_t id,
                             const CodePoints& code_points) {
  return ReadingLoader(database, id, code_points).load();
}

Result<std::vector<Unread>> load_unread(const Database& database, std::int64_t id,
                                        const CodePoints& code_points,
                                        std::string_view stage) {
  return ReadingLoader(database, id, code_points).load_unread(stage);
}

}  // namespace hearsay
