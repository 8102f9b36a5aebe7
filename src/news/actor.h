#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/names.h"
#include "base/span.h"
#include "news/ids.h"

namespace hearsay {

enum class ActorKind { kPerson, kOrganisation, kCountry, kGroup, kDocument };
inline constexpr Names<ActorKind, 5> kActorKindNames{
    {{ActorKind::kPerson, "person"},
     {ActorKind::kOrganisation, "organisation"},
     {ActorKind::kCountry, "country"},
     {ActorKind::kGroup, "group"},
     {ActorKind::kDocument, "document"}}};
constexpr std::string_view name_of(ActorKind k) { return name_in(kActorKindNames, k); }

enum class Sector {
  kGov,
  kMil,
  kPol,
  kJud,
  kLeg,
  kReb,
  kOpp,
  kMed,
  kBus,
  kCvl,
  kCso,
  kRel,
  kEdu,
  kHlt,
  kIgo,
  kNgo,
  kUnk
};
inline constexpr Names<Sector, 17> kSectorNames{{{Sector::kGov, "GOV"},
                                                 {Sector::kMil, "MIL"},
                                                 {Sector::kPol, "POL"},
                                                 {Sector::kJud, "JUD"},
                                                 {Sector::kLeg, "LEG"},
                                                 {Sector::kReb, "REB"},
                                                 {Sector::kOpp, "OPP"},
                                                 {Sector::kMed, "MED"},
                                                 {Sector::kBus, "BUS"},
                                                 {Sector::kCvl, "CVL"},
                                                 {Sector::kCso, "CSO"},
                                                 {Sector::kRel, "REL"},
                                                 {Sector::kEdu, "EDU"},
                                                 {Sector::kHlt, "HLT"},
                                                 {Sector::kIgo, "IGO"},
                                                 {Sector::kNgo, "NGO"},
                                                 {Sector::kUnk, "UNK"}}};
constexpr std::string_view name_of(Sector s) { return name_in(kSectorNames, s); }

enum class MentionForm { kName, kNominal, kPronoun };
inline constexpr Names<MentionForm, 3> kMentionFormNames{
    {{MentionForm::kName, "name"},
     {MentionForm::kNominal, "nominal"},
     {MentionForm::kPronoun, "pronoun"}}};
constexpr std::string_view name_of(MentionForm f) {
  return name_in(kMentionFormNames, f);
}

/// Words that name someone or something.
struct Mention {
  Span span;
  ActorKind kind = ActorKind::kPerson;
  MentionForm form = MentionForm::kName;
  std::optional<ActorId> actor;  ///< none: who is meant stays open
  friend bool operator==(const Mention&, const Mention&) = default;
};

/// Where country and sector of an actor come from.
enum class ActorBasis { kText, kTable };
inline constexpr Names<ActorBasis, 2> kActorBasisNames{
    {{ActorBasis::kText, "text"}, {ActorBasis::kTable, "table"}}};
constexpr std::string_view name_of(ActorBasis b) {
  return name_in(kActorBasisNames, b);
}

/// Who the mentions of one document name. In order of first mention.
struct Actor {
  std::string name;  ///< the fullest name in the text, or the words that describe it
  ActorKind kind = ActorKind::kPerson;
  bool named = true;                   ///< false: "a senior official"
  std::optional<std::string> country;  ///< ISO 3166-1 alpha-3, IGO, NGO, MNC
  std::optional<Sector> sector;
  std::optional<ActorId> affiliation;
  std::vector<Span> roles;  ///< "foreign ministry spokesperson"
  ActorBasis basis = ActorBasis::kText;
  friend bool operator==(const Actor&, const Actor&) = default;
};

}  // namespace hearsay
