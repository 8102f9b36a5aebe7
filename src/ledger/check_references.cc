#include "ledger/check_references.h"

#include <fmt/format.h>

#include <optional>
#include <string_view>
#include <vector>

namespace hearsay {
namespace {

/// Looks at ids one after another and keeps the first that leads nowhere.
class References {
 public:
  template <typename Item>
  void begin(std::string_view list, const std::vector<Item>& items, const Item& item) {
    list_ = list;
    number_ = static_cast<std::size_t>(&item - items.data());
  }

  template <typename Id, typename Target>
  void check(std::string_view what, Id id, const std::vector<Target>& targets) {
    if (index_of(id) < targets.size() || !broken_.empty()) return;
    broken_ = fmt::format("{} {}, {}", list_, number_, what);
  }
  template <typename Id, typename Target>
  void check(std::string_view what, std::optional<Id> id,
             const std::vector<Target>& targets) {
    if (id) check(what, *id, targets);
  }
  template <typename Id, typename Target>
  void check(std::string_view what, const std::vector<Id>& ids,
             const std::vector<Target>& targets) {
    for (const Id id : ids) check(what, id, targets);
  }

  const std::string& broken() const { return broken_; }

 private:
  std::string_view list_;
  std::size_t number_ = 0;
  std::string broken_;
};

void check_claims(const Reading& reading, References& references) {
  for (const Claim& claim : reading.claims) {
    references.begin("claim", reading.claims, claim);
    references.check("speaker", claim.speaker, reading.actors);
    references.check("via", claim.via, reading.actors);
    references.check("said", claim.said, reading.times);
    references.check("attribution", claim.attribution, reading.attributions);
    references.check("times", claim.times, reading.times);
    references.check("figures", claim.figures, reading.figures);
    references.check("repeats", claim.repeats, reading.claims);
    for (const Answer& answer : claim.answers) {
      references.check("answers", answer.claim, reading.claims);
    }
  }
}

}  // namespace

std::string find_broken_reference(const Reading& reading) {
  References references;
  for (const Actor& actor : reading.actors) {
    references.begin("actor", reading.actors, actor);
    references.check("affiliation", actor.affiliation, reading.actors);
  }
  for (const Mention& mention : reading.mentions) {
    references.begin("mention", reading.mentions, mention);
    references.check("actor", mention.actor, reading.actors);
  }
  for (const Time& time : reading.times) {
    references.begin("time", reading.times, time);
    references.check("anchor", time.anchor, reading.times);
  }
  for (const Figure& figure : reading.figures) {
    references.begin("figure", reading.figures, figure);
    references.check("part_of", figure.part_of, reading.figures);
    references.check("time", figure.time, reading.times);
  }
  for (const Attribution& attribution : reading.attributions) {
    references.begin("attribution", reading.attributions, attribution);
    references.check("mention", attribution.mention, reading.mentions);
    references.check("parent", attribution.parent, reading.attributions);
    references.check("addressee", attribution.addressee, reading.mentions);
  }
  check_claims(reading, references);
  return references.broken();
}

}  // namespace hearsay
