#include "ledger/write_reading.h"

#include <fmt/format.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/code_points.h"
#include "ledger/insert.h"
#include "ledger/place_words.h"

namespace hearsay {
namespace {

/// Writes the lists of one reading, a table for each.
class ReadingWriter {
 public:
  ReadingWriter(const Database& database, std::int64_t id, const Document& document,
                const Reading& reading)
      : database_(database), id_(id), place_(document), reading_(reading) {}

  Result<void> write(const Document& document) {
    Result<void> written = write_lists(document);
    // A span outside the text may break a rule of the tables too; it is what went
    // wrong.
    HEARSAY_CHECK(place_.all_inside(database_.name()));
    return written;
  }

 private:
  Result<void> write_lists(const Document& document) {
    HEARSAY_CHECK(write_posts());
    HEARSAY_CHECK(write_actors());
    HEARSAY_CHECK(write_mentions());
    HEARSAY_CHECK(write_times());
    HEARSAY_CHECK(write_figures());
    HEARSAY_CHECK(write_attributions());
    HEARSAY_CHECK(write_claims());
    HEARSAY_CHECK(write_claim_parts());
    HEARSAY_CHECK(write_unread("ingest", document.info().unread));
    return write_unread("reading", reading_.unread);
  }

  /// A row for each item of a list.
  template <typename Item, typename Write>
  Result<void> write_list(std::string_view table, const std::vector<Item>& list,
                          const Write& write) {
    Insert insert(database_, table);
    for (std::size_t i = 0; i < list.size(); ++i) {
      HEARSAY_CHECK(write(insert, i, list[i]));
    }
    return {};
  }

  /// A row for each item in the lists that `part` gives of the items of a list.
  template <typename Item, typename Part, typename Write>
  Result<void> write_parts(std::string_view table, const std::vector<Item>& list,
                           std::vector<Part> Item::*part, const Write& write) {
    Insert insert(database_, table);
    for (std::size_t i = 0; i < list.size(); ++i) {
      const std::vector<Part>& parts = list[i].*part;
      for (std::size_t j = 0; j < parts.size(); ++j) {
        HEARSAY_CHECK(write(insert, i, j, parts[j]));
      }
    }
    return {};
  }

  /// The same for lists of spans, with their words.
  template <typename Item>
  Result<void> write_pieces(std::string_view table, const std::vector<Item>& list,
                            std::vector<Span> Item::*pieces) {
    return write_parts(table, list, pieces,
                       [&](Insert& insert, std::size_t i, std::size_t j, Span span) {
                         return insert.row(id_, i, j, place_.words(span));
                       });
  }

  Result<void> write_posts() {
    HEARSAY_CHECK(write_list("posts", reading_.posts,
                             [&](Insert& insert, std::size_t i, const Post& post) {
                               std::optional<std::string> published;
                               if (post.published)
                                 published = format_published(*post.published);
                               return insert.row(id_, i, place_.span(post.span),
                                                 place_.words(post.heading), published);
                             }));
    return write_parts(
        "post_tags", reading_.posts, &Post::tags,
        [&](Insert& insert, std::size_t i, std::size_t j, const std::string& tag) {
          return insert.row(id_, i, j, tag);
        });
  }

  Result<void> write_actors() {
    HEARSAY_CHECK(write_list(
        "actors", reading_.actors,
        [&](Insert& insert, std::size_t i, const Actor& actor) {
          return insert.row(id_, i, actor.name, actor.kind, actor.named, actor.country,
                            actor.sector, actor.affiliation, actor.basis);
        }));
    return write_pieces("actor_roles", reading_.actors, &Actor::roles);
  }

  Result<void> write_mentions() {
    return write_list("mentions", reading_.mentions,
                      [&](Insert& insert, std::size_t i, const Mention& mention) {
                        return insert.row(id_, i, place_.words(mention.span),
                                          mention.kind, mention.form, mention.actor);
                      });
  }

  Result<void> write_times() {
    return write_list("times", reading_.times,
                      [&](Insert& insert, std::size_t i, const Time& time) {
                        return insert.row(id_, i, place_.words(time.span), time.type,
                                          time.value, time.counted_from, time.anchor);
                      });
  }

  Result<void> write_figures() {
    return write_list("figures", reading_.figures,
                      [&](Insert& insert, std::size_t i, const Figure& figure) {
                        return insert.row(id_, i, place_.words(figure.span), figure.low,
                                          figure.high, figure.bound, figure.unit,
                                          place_.words(figure.counted), figure.role,
                                          figure.change, figure.part_of, figure.time,
                                          figure.cumulative);
                      });
  }

  Result<void> write_attributions() {
    HEARSAY_CHECK(
        write_list("attributions", reading_.attributions,
                   [&](Insert& insert, std::size_t i, const Attribution& attribution) {
                     return insert.row(id_, i, place_.words(attribution.source),
                                       attribution.mention,
                                       place_.words(attribution.cue), attribution.quote,
                                       attribution.parent, attribution.addressee);
                   }));
    return write_pieces("attribution_content", reading_.attributions,
                        &Attribution::content);
  }

  Result<void> write_claims() {
    Insert search(database_, "claim_search(rowid, speaker, via, evidence)");
    return write_list(
        "claims", reading_.claims,
        [&](Insert& insert, std::size_t i, const Claim& claim) -> Result<void> {
          // The ledger numbers claims itself: the id is left open.
          HEARSAY_CHECK(insert.row(
              std::optional<std::int64_t>(), id_, i, claim.speaker,
              place_.words(claim.speaker_words), claim.voice, claim.stance,
              claim.modality, claim.polarity, claim.commitment,
              place_.words(claim.evidence), claim.headline, place_.words(claim.medium),
              claim.said, claim.attribution, claim.confidence, claim.repeats));
          return search.row(database_.last_row(), speaker_of(claim), via_of(claim),
                            place_.words(claim.evidence).words);
        });
  }

  Result<void> write_claim_parts() {
    const auto& claims = reading_.claims;
    const auto number = [&](Insert& insert, std::size_t i, std::size_t j, auto id) {
      return insert.row(id_, i, j, id);
    };
    HEARSAY_CHECK(write_pieces("claim_content", claims, &Claim::content));
    HEARSAY_CHECK(write_parts("claim_via", claims, &Claim::via, number));
    HEARSAY_CHECK(write_parts("claim_times", claims, &Claim::times, number));
    HEARSAY_CHECK(write_parts("claim_figures", claims, &Claim::figures, number));
    return write_parts(
        "claim_answers", claims, &Claim::answers,
        [&](Insert& insert, std::size_t i, std::size_t j, const Answer& answer) {
          return insert.row(id_, i, j, answer.claim, answer.relation, answer.part);
        });
  }

  Result<void> write_unread(std::string_view stage, const std::vector<Unread>& list) {
    return write_list(
        "unread", list, [&](Insert& insert, std::size_t i, const Unread& unread) {
          return insert.row(id_, stage, i, place_.span(unread.span), unread.reason);
        });
  }

  // An id that leads nowhere is refused by the foreign keys, so it is only skipped
  // here.
  std::string_view name_of_actor(ActorId actor) const {
    const auto& actors = reading_.actors;
    return index_of(actor) < actors.size()
               ? std::string_view(actors[index_of(actor)].name)
               : std::string_view();
  }

  std::string_view speaker_of(const Claim& claim) {
    if (claim.speaker) return name_of_actor(*claim.speaker);
    if (claim.speaker_words) return place_.words(*claim.speaker_words).words;
    return {};
  }

  std::string via_of(const Claim& claim) const {
    std::string names;
    for (const ActorId actor : claim.via) {
      names += name_of_actor(actor);
      names += '\n';
    }
    return names;
  }

  const Database& database_;
  const std::int64_t id_;
  WordPlacer place_;
  const Reading& reading_;
};

}  // namespace

Result<void> write_reading(const Database& database, std::int64_t id,
                           const Document& document, const Reading& reading) {
  return ReadingWriter(database, id, document, reading).write(document);
}

}  // namespace hearsay
