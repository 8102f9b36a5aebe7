#include "actors/actors.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>

#include "actors/mentions.h"
#include "syntax/words.h"

namespace hearsay {
namespace {

/// How far back a pronoun may look, in sentences.
constexpr std::size_t kPronounReach = 4;

/// A name stands so near behind a comma, perhaps with a title between: ", Judge Ilse".
constexpr std::size_t kTitleBetween = 3;

/// How many actors back a mention is compared with. No report names more; a text made
/// to be slow does, and must not cost the square of its length.
constexpr std::size_t kActorsRemembered = 512;

std::string_view without_article(std::string_view name) {
  for (const std::string_view article : {"the ", "The ", "a ", "A ", "an ", "An "}) {
    if (name.starts_with(article)) return name.substr(article.size());
  }
  return name;
}

std::string_view last_word(std::string_view name) {
  const std::size_t space = name.rfind(' ');
  return space == std::string_view::npos ? name : name.substr(space + 1);
}

std::string lower(std::string_view text) {
  std::string low(text);
  std::ranges::transform(low, low.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return low;
}

/// One actor while the document is read, with what later mentions may call it.
struct Known {
  Actor actor;
  std::string surname;             ///< last word of a person's name
  std::vector<std::string> nouns;  ///< "spokesperson", "ministry", "report": lower case
  std::optional<char> pronoun;     ///< 'h' or 's' once somebody wrote "he" or "she"
};

struct Subject {
  ActorId actor{};
  std::size_t sentence = 0;
};

class Resolver {
 public:
  Resolver(const Words& words, std::span<const Sentence> sentences,
           const std::vector<FoundMention>& found)
      : words_(words), sentences_(sentences), found_(found) {
    for (const FoundMention& mention : found_) {
      if (mention.form != MentionForm::kName || mention.is_country) continue;
      if (mention.name.last - mention.name.first < 2) continue;
      full_names_.emplace(last_word(words_.text(mention.name)),
                          words_.text(mention.name));
    }
  }

  Cast resolve() {
    Cast cast;
    for (std::size_t n = 0; n < found_.size(); ++n) {
      const FoundMention& mention = found_[n];
      const auto actor = resolve_one(n);
      if (!actor && mention.form == MentionForm::kName) continue;  // no actor after all
      cast.mentions.push_back(
          {words_.span(mention.range), mention.kind, mention.form, actor});
      if (actor) {
        cast.mentions.back().kind = known_[index_of(*actor)].actor.kind;
        remember_subject(mention, *actor);
      }
    }
    for (Known& known : known_) cast.actors.push_back(std::move(known.actor));
    return cast;
  }

 private:
  std::optional<ActorId> resolve_one(std::size_t n) {
    const FoundMention& mention = found_[n];
    switch (mention.form) {
      case MentionForm::kName:
        return mention.is_country ? country_actor(*mention.country)
                                  : named_actor(mention);
      case MentionForm::kNominal:
        if (const auto named = name_beside(n)) return named;
        return described_actor(mention);
      case MentionForm::kPronoun:
        return pronoun_actor(mention);
    }
    return std::nullopt;
  }

  ActorId add(Known known) {
    known_.push_back(std::move(known));
    return id_at<ActorId>(known_.size() - 1);
  }

  std::optional<ActorId> find(const auto& fits) const {
    const std::size_t oldest =
        known_.size() > kActorsRemembered ? known_.size() - kActorsRemembered : 0;
    for (std::size_t n = known_.size(); n-- > oldest;) {
      if (fits(known_[n])) return id_at<ActorId>(n);
    }
    return std::nullopt;
  }

  ActorId country_actor(CountryUse use) {
    const std::string name(use.country->name);
    const auto same = [&](const Known& k) {
      return k.actor.named && k.actor.name == name && k.surname.empty();
    };
    if (const auto actor = find(same)) return *actor;
    Known known;
    known.actor.name = name;
    known.actor.kind =
        use.country->is_state ? ActorKind::kCountry : ActorKind::kOrganisation;
    known.actor.country = std::string(use.country->code);
    known.actor.basis = ActorBasis::kTable;
    if (!use.country->is_state) {
      known.actor.sector = use.country->code == "NGO" ? Sector::kNgo : Sector::kIgo;
    }
    return add(std::move(known));
  }

  std::optional<ActorId> named_actor(const FoundMention& mention) {
    const std::string name(words_.text(mention.name));
    const auto known = known_person(name);
    if (mention.kind != ActorKind::kPerson) {
      // What the report said of the full name counts more than how a lone surname was
      // read: "Kolbeinsdóttir" may look like a place.
      if (known && name.find(' ') == std::string::npos) return known;
      if (!mention.sure) return std::nullopt;
      return named_body(mention, name);
    }
    if (known) {
      learn(known_[index_of(*known)], mention, name);
      return known;
    }
    const bool lone = name.find(' ') == std::string::npos;
    const bool named_in_full = lone && full_names_.contains(name);
    if (!mention.sure && !mention.subject && !named_in_full) return std::nullopt;
    Known person;
    person.actor.name = name;
    person.actor.kind = ActorKind::kPerson;
    person.surname = std::string(last_word(name));
    learn(person, mention, name);
    return add(std::move(person));
  }

  /// "Peskov" is the Dmitry Peskov read before; "Cavo Dragone" the Giuseppe Cavo
  /// Dragone.
  std::optional<ActorId> known_person(std::string_view name) const {
    return find([&](const Known& k) {
      if (k.actor.kind != ActorKind::kPerson || k.surname != last_word(name))
        return false;
      const std::string_view old = k.actor.name;
      return old.ends_with(name) || name.ends_with(old);
    });
  }

  void learn(Known& known, const FoundMention& mention, const std::string& name) {
    if (name.size() > known.actor.name.size()) known.actor.name = name;
    if (mention.role) {
      known.actor.roles.push_back(words_.span(*mention.role));
      known.nouns.push_back(std::string(words_.folded(*mention.role)));
    }
    if (mention.sector && !known.actor.sector) known.actor.sector = mention.sector;
    if (mention.country && !known.actor.country) {
      known.actor.country = std::string(mention.country->country->code);
      const bool said = mention.country->word == CountryWord::kName ||
                        mention.country->word == CountryWord::kDemonym;
      known.actor.basis = said ? ActorBasis::kText : ActorBasis::kTable;
    }
  }

  ActorId named_body(const FoundMention& mention, const std::string& name) {
    const std::string_view bare = without_article(name);
    const auto same = find([&](const Known& k) {
      return k.actor.kind != ActorKind::kPerson &&
             lower(without_article(k.actor.name)) == lower(bare);
    });
    if (same) return *same;
    Known body;
    body.actor.name = std::string(bare);
    body.actor.kind = mention.kind;
    body.nouns.push_back(lower(last_word(bare)));
    learn(body, mention, std::string());
    return add(std::move(body));
  }

  std::optional<ActorId> described_actor(const FoundMention& mention) {
    const std::string noun(words_.folded(mention.name));
    const bool points_back =
        words_.any_of(mention.range.first, {"the", "this", "that"});
    if (points_back) {
      const auto known =
          find([&](const Known& k) { return is_called(k, noun, mention); });
      if (known) return known;
    }
    const std::string name(words_.text(mention.range));
    const auto same = find([&](const Known& k) { return k.actor.name == name; });
    if (same && mention.definite) return same;
    Known described;
    described.actor.name = name;
    described.actor.kind = mention.kind;
    described.actor.named = false;
    described.nouns.push_back(noun);
    learn(described, mention, std::string());
    return add(std::move(described));
  }

  /// "Its chairwoman, Judge Ilse Brandt, said": the name after a description between
  /// commas is what it describes; so is the name before one ("Ilse Brandt, a judge,").
  std::optional<ActorId> name_beside(std::size_t n) {
    const FoundMention& described = found_[n];
    const auto names_it = [&](std::size_t k, TokenRange first, TokenRange second) {
      const FoundMention& name = found_[k];
      return name.form == MentionForm::kName && !name.is_country &&
             name.sentence == described.sentence && name.kind == described.kind &&
             first.last < second.first && second.first <= first.last + kTitleBetween &&
             words_.is(first.last, ",") && second.last < words_.size() &&
             words_.is(second.last, ",");
    };
    std::optional<ActorId> actor;
    if (n + 1 < found_.size() && names_it(n + 1, described.range, found_[n + 1].name)) {
      FoundMention name = found_[n + 1];
      name.sure = true;
      actor = named_actor(name);
    } else if (n > 0 && names_it(n - 1, found_[n - 1].range, described.range)) {
      actor = named_actor(found_[n - 1]);
    }
    if (actor) {
      known_[index_of(*actor)].nouns.push_back(
          std::string(words_.folded(described.name)));
    }
    return actor;
  }

  /// "the French president" is the person whose role ends in "president" and who is
  /// French; "the ministry" the body whose name ends in "Ministry".
  bool is_called(const Known& known, std::string_view noun,
                 const FoundMention& mention) const {
    const bool called = std::ranges::any_of(known.nouns, [&](const std::string& role) {
      return role == noun || role.ends_with(" " + std::string(noun)) ||
             std::string_view(noun).ends_with(" " + role);
    });
    if (!called) return false;
    const bool plain = mention.name.first - mention.range.first <= 1 &&
                       mention.name.last == mention.range.last;
    if (mention.country) return known.actor.country == mention.country->country->code;
    return plain;
  }

  std::optional<ActorId> pronoun_actor(const FoundMention& mention) {
    if (mention.quoted) return std::nullopt;
    const bool person = mention.kind == ActorKind::kPerson;
    const char which = words_.low(mention.range.first)[0];
    for (std::size_t n = subjects_.size(); n-- > 0;) {
      const Subject& subject = subjects_[n];
      if (subject.sentence + kPronounReach < mention.sentence) break;
      Known& known = known_[index_of(subject.actor)];
      if (!pronoun_fits(known.actor, mention.kind)) continue;
      if (!person) return subject.actor;
      if (known.pronoun && *known.pronoun != which) continue;
      known.pronoun = which;
      return subject.actor;
    }
    return std::nullopt;
  }

  static bool pronoun_fits(const Actor& actor, ActorKind pronoun) {
    switch (pronoun) {
      case ActorKind::kPerson:
        return actor.kind == ActorKind::kPerson;
      case ActorKind::kGroup:
        return actor.kind == ActorKind::kGroup ||
               actor.kind == ActorKind::kOrganisation;
      default:
        return actor.kind == ActorKind::kCountry ||
               actor.kind == ActorKind::kOrganisation ||
               actor.kind == ActorKind::kDocument;
    }
  }

  void remember_subject(const FoundMention& mention, ActorId actor) {
    if (mention.quoted) return;
    if (mention.subject) subjects_.push_back({actor, mention.sentence});
  }

  const Words& words_;
  std::span<const Sentence> sentences_;
  const std::vector<FoundMention>& found_;
  std::unordered_map<std::string_view, std::string_view> full_names_;
  std::vector<Known> known_;
  std::vector<Subject> subjects_;
};

}  // namespace

Cast find_actors(const Document& document, std::span<const Sentence> sentences,
                 std::span<const Token> tokens, std::span<const Name> names,
                 const Countries& countries, const Titles& titles,
                 const Labels& labels) {
  const Words words(document, tokens);
  const MergedNames merged(words, names, labels);
  const auto found = find_mentions(sentences, words, countries, titles, merged);
  Cast cast = Resolver(words, sentences, found).resolve();
  std::ranges::stable_sort(cast.mentions, {}, &Mention::span);
  return cast;
}

}  // namespace hearsay
