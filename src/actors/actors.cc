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
  std::optional<Pronoun> pronoun;  ///< once a title or somebody's "she" told it
  bool plural = false;             ///< several people
};

/// Whom a pronoun after it may mean.
struct Candidate {
  ActorId actor{};
  std::size_t sentence = 0;
  std::size_t depth = 0;
  bool subject = false;  ///< else a person who is told of for the first time
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
      const std::size_t before = known_.size();
      const auto actor = resolve_one(n);
      const bool is_new = known_.size() > before;
      if (!actor && mention.form == MentionForm::kName) continue;  // no actor after all
      cast.mentions.push_back(
          {words_.span(mention.range), mention.kind, mention.form, actor});
      if (actor) {
        cast.mentions.back().kind = known_[index_of(*actor)].actor.kind;
        remember(mention, *actor, is_new);
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
        if (const auto person = surname_like_a_title(mention)) return person;
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
    if (mention.pronoun) known.pronoun = mention.pronoun;
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
    described.plural = mention.plural;
    learn(described, mention, std::string());
    return add(std::move(described));
  }

  /// "Its chairwoman, Judge Ilse Brandt, said": the name after a description between
  /// commas is what it describes; so is the name before one ("Ilse Brandt, a judge,").
  std::optional<ActorId> name_beside(std::size_t n) {
    const FoundMention& described = found_[n];
    const auto names_it = [&](std::size_t k, TokenRange first, TokenRange second) {
      const FoundMention& name = found_[k];
      const bool named =
          name.form == MentionForm::kName || surname_like_a_title(name).has_value();
      return named && !name.is_country && name.sentence == described.sentence &&
             name.kind == described.kind && first.last < second.first &&
             second.first <= first.last + kTitleBetween && words_.is(first.last, ",") &&
             second.last < words_.size() && words_.is(second.last, ",");
    };
    std::optional<ActorId> actor;
    if (n + 1 < found_.size() && names_it(n + 1, described.range, found_[n + 1].name)) {
      FoundMention name = found_[n + 1];
      name.sure = true;
      actor = named_actor(name);
    } else if (n > 0 && names_it(n - 1, found_[n - 1].range, described.range)) {
      actor = surname_like_a_title(found_[n - 1]);
      if (!actor) actor = named_actor(found_[n - 1]);
    } else if (const auto k = name_behind_clause(n)) {
      actor = named_actor(found_[*k]);
    }
    if (actor) {
      known_[index_of(*actor)].nouns.push_back(
          std::string(words_.folded(described.name)));
    }
    return actor;
  }

  /// "Dean" of Howard Dean, "Bishop" of Ada Bishop.
  std::optional<ActorId> surname_like_a_title(const FoundMention& mention) const {
    const TokenRange range = mention.range;
    if (range.last != range.first + 1 || !words_.begins_upper(range.first))
      return std::nullopt;
    return known_person(words_.text(range));
  }

  /// "The company that owned the mine, Ansel Minerals, said".
  std::optional<std::size_t> name_behind_clause(std::size_t n) const {
    const FoundMention& described = found_[n];
    const std::size_t clause = described.range.last;
    if (clause >= words_.size() || !described.subject ||
        !words_.any_of(clause, {"who", "which", "that"})) {
      return std::nullopt;
    }
    for (std::size_t k = n + 1; k < found_.size(); ++k) {
      const FoundMention& name = found_[k];
      if (name.sentence != described.sentence) break;
      const TokenRange range = name.range;
      const bool between = words_.is(range.first - 1, ",") &&
                           range.last + 1 < words_.size() &&
                           words_.is(range.last, ",") && words_.finite(range.last + 1);
      if (between && name.form == MentionForm::kName && name.kind == described.kind)
        return k;
    }
    return std::nullopt;
  }

  /// "the French president" is the person whose role ends in "president" and who is
  /// French; "the ministry" the body whose name ends in "Ministry".
  bool is_called(const Known& known, std::string_view noun,
                 const FoundMention& mention) const {
    const bool called = std::ranges::any_of(known.nouns, [&](const std::string& role) {
      return role == noun || is_kind_of(role, noun) ||
             std::string_view(noun).ends_with(" " + role);
    });
    if (!called) return false;
    const bool plain = mention.name.first - mention.range.first <= 1 &&
                       mention.name.last == mention.range.last;
    if (mention.country) return known.actor.country == mention.country->country->code;
    return plain;
  }

  /// "foreign minister" is a "minister", "vice president" no "president".
  static bool is_kind_of(std::string_view role, std::string_view noun) {
    if (!role.ends_with(noun)) return false;
    const std::string_view before = role.substr(0, role.size() - noun.size());
    if (!before.ends_with(' ')) return false;
    const auto last = last_word(before.substr(0, before.size() - 1));
    return last != "vice" && last != "deputy" && last != "assistant";
  }

  /// The nearest that fits: in the pronoun's own sentence the last one before it, in
  /// those before who is told of in the main clause. "Hall said Marr had lied. He ..."
  std::optional<ActorId> pronoun_actor(const FoundMention& mention) {
    if (mention.quoted) return std::nullopt;
    const Candidate* best = nullptr;
    for (std::size_t n = candidates_.size(); n-- > 0;) {
      const Candidate& candidate = candidates_[n];
      if (candidate.sentence + kPronounReach < mention.sentence) break;
      if (best != nullptr && candidate.sentence != best->sentence) break;
      const bool same = candidate.sentence == mention.sentence;
      if (same && (!candidate.subject || candidate.depth > mention.depth)) continue;
      if (!fits(known_[index_of(candidate.actor)], mention)) continue;
      if (best == nullptr || is_nearer(candidate, *best)) best = &candidate;
      if (same) break;
    }
    if (best == nullptr) return std::nullopt;
    if (mention.kind == ActorKind::kPerson)
      known_[index_of(best->actor)].pronoun = pronoun_at(mention);
    return best->actor;
  }

  /// Of two in one sentence, the first of them later in it.
  static bool is_nearer(const Candidate& one, const Candidate& other) {
    if (one.subject != other.subject) return one.subject;
    return one.depth < other.depth;
  }

  Pronoun pronoun_at(const FoundMention& mention) const {
    return words_.is(mention.range.first, "she") ? Pronoun::kShe : Pronoun::kHe;
  }

  bool fits(const Known& known, const FoundMention& pronoun) const {
    const ActorKind kind = known.actor.kind;
    switch (pronoun.kind) {
      case ActorKind::kPerson:
        return kind == ActorKind::kPerson && !known.plural &&
               (!known.pronoun || *known.pronoun == pronoun_at(pronoun));
      case ActorKind::kGroup:
        return kind == ActorKind::kGroup || kind == ActorKind::kOrganisation ||
               (kind == ActorKind::kPerson && known.plural);
      default:
        return kind == ActorKind::kCountry || kind == ActorKind::kOrganisation ||
               kind == ActorKind::kDocument;
    }
  }

  /// Subjects, and people who are told of for the first time: "the resignation of
  /// minister Pia Sund. She ..."
  void remember(const FoundMention& mention, ActorId actor, bool is_new) {
    if (mention.quoted) return;
    const bool brought_in =
        is_new && mention.kind == ActorKind::kPerson && !mention.plural;
    if (mention.subject || brought_in)
      candidates_.push_back({actor, mention.sentence, mention.depth, mention.subject});
  }

  const Words& words_;
  std::span<const Sentence> sentences_;
  const std::vector<FoundMention>& found_;
  std::unordered_map<std::string_view, std::string_view> full_names_;
  std::vector<Known> known_;
  std::vector<Candidate> candidates_;  ///< in order of place
};

}  // namespace

Cast find_actors(const Document& document, std::span<const Sentence> sentences,
                 std::span<const Token> tokens,
                 std::span<const std::optional<Analysis>> analyses,
                 std::span<const Name> names, const Countries& countries,
                 const Titles& titles, const Labels& labels) {
  const Words words(document, tokens);
  const MergedNames merged(words, names, labels);
  const auto found =
      find_mentions(sentences, words, countries, titles, merged, analyses);
  Cast cast = Resolver(words, sentences, found).resolve();
  std::ranges::stable_sort(cast.mentions, {}, &Mention::span);
  return cast;
}

}  // namespace hearsay
