#include "actors/mentions.h"

#include <algorithm>

#include "syntax/clause_depth.h"
#include "syntax/phrases.h"

namespace hearsay {
namespace {

bool is_possessive_mark(const Words& words, std::size_t i) {
  return words.any_of(i, {"'s", "’s", "'", "’"}) && words.upos(i) == Upos::kPart;
}

bool is_locative(const Words& words, std::size_t i) {
  return words.any_of(
      i, {"in", "at", "near", "from", "around", "into", "outside", "inside", "across",
          "through", "over", "north", "south", "east", "west"});
}

bool is_name_particle(const Words& words, std::size_t i) {
  return words.any_of(i, {"de", "der", "den", "von", "van", "al", "el", "bin", "ibn",
                          "la", "le", "du", "dos", "da", "di", "ben", "ter"});
}

bool all_capitals(std::string_view word) {
  return word.size() > 1 && std::ranges::all_of(word, [](char c) {
           return (c >= 'A' && c <= 'Z') || c == '.';
         });
}

/// Finds the mentions of one sentence, left to right.
class MentionFinder {
 public:
  MentionFinder(const Words& words, const Countries& countries, const Titles& titles,
                const MergedNames& names,
                std::span<const std::optional<Analysis>> analyses, std::size_t number,
                const Sentence& sentence, std::vector<FoundMention>& found)
      : words_(words),
        countries_(countries),
        titles_(titles),
        names_(names),
        analyses_(analyses),
        number_(number),
        range_(tokens_of(sentence)),
        found_(found) {}

  /// `quoted`: does the sentence begin inside a quotation? Afterwards: does it end in
  /// one?
  void find(bool& quoted) {
    std::size_t i = range_.first;
    while (i < range_.last) {
      if (words_.is_quote_mark(i))
        quoted = words_.any_of(i, {"“", "„", "«"}) || (words_.is(i, "\"") && !quoted);
      const std::size_t before = found_.size();
      const std::size_t next = mention_at(i);
      for (std::size_t k = before; k < found_.size(); ++k) {
        found_[k].quoted = quoted;
        found_[k].sentence = number_;
        found_[k].subject = is_subject(found_[k].range);
        found_[k].depth = clause_depth(analyses_, range_, head_token(found_[k].range));
      }
      i = std::max(next, i + 1);
    }
  }

 private:
  bool has(std::size_t i) const { return range_.contains(i); }
  bool has_before(std::size_t i) const { return i > range_.first; }

  /// Adds what begins at `i`; returns where to go on.
  std::size_t mention_at(std::size_t i) {
    if (words_.upos(i) == Upos::kPron) return pronoun_at(i);
    if (const auto country = country_at(i)) return country_or_name_at(i, *country);
    if (is_lone_weekday(i)) return i + 1;
    if (words_.upos(i) == Upos::kPropn) {
      if (owns_something(i)) {
        if (const std::size_t past = nominal_at(i); past > i + 1) return past;
      }
      return name_at(i, i);
    }
    if (begins_learned_name(i)) return name_at(i, i);
    return nominal_at(i);
  }

  /// "Thursday", not "Black Thursday" nor "Thursday Group".
  bool is_lone_weekday(std::size_t i) const {
    const bool goes_on = has(i + 1) && words_.upos(i + 1) == Upos::kPropn;
    return words_.upos(i) == Upos::kPropn && is_weekday(words_, i) && !goes_on;
  }

  /// "Northern Mutual": its first word is no proper noun by itself.
  bool begins_learned_name(std::size_t i) const {
    const MergedNames::One* const name = names_.at(i);
    return name != nullptr && name->range.first == i && name->range.last > i + 1 &&
           words_.begins_upper(i) && words_.upos(i) != Upos::kDet &&
           words_.upos(i + 1) == Upos::kPropn && names_actor(*name);
  }

  std::size_t pronoun_at(std::size_t i) {
    if (words_.any_of(i, {"his", "her", "its", "their"})) return nominal_at(i);
    if (!words_.any_of(i, {"he", "she", "they", "it"})) return i + 1;
    FoundMention mention;
    mention.range = mention.name = {i, i + 1};
    mention.form = MentionForm::kPronoun;
    mention.kind = words_.is(i, "they") ? ActorKind::kGroup
                   : words_.is(i, "it") ? ActorKind::kOrganisation
                                        : ActorKind::kPerson;
    found_.push_back(mention);
    return i + 1;
  }

  /// The longest words of the table that begin here.
  std::optional<std::pair<CountryUse, std::size_t>> country_at(std::size_t i) const {
    if (!words_.begins_upper(i)) return std::nullopt;
    // Hyphens and stops inside a name are tokens of their own.
    const std::size_t most = std::min(range_.last, i + 2 * countries_.longest());
    for (std::size_t end = std::min(most, i + 8); end > i; --end) {
      if (const auto use = countries_.find(words_.text(TokenRange{i, end}))) {
        return std::pair{*use, end};
      }
    }
    return std::nullopt;
  }

  /// "Macron's office": a name with a possessive mark behind it.
  bool owns_something(std::size_t i) const {
    const std::size_t end = name_end(i);
    return has(end) && is_possessive_mark(words_, end);
  }

  /// One past the name that goes on from `i`: as it was learned, else its capitalised
  /// words.
  std::size_t name_end(std::size_t i) const {
    if (const MergedNames::One* const name = names_.at(i);
        name != nullptr && names_actor(*name) && name->range.last <= range_.last) {
      return name->range.last;
    }
    std::size_t end = i;
    while (has(end)) {
      if (words_.upos(end) == Upos::kPropn) {
        if (end > i && is_demonym(end) && !words_.is(end - 1, "of")) break;
        ++end;
        continue;
      }
      const bool hyphen = words_.is(end, "-") && !words_.space_before(end);
      const bool of =
          words_.any_of(end, {"of", "for"}) && ends_with_organisation(i, end);
      std::size_t next = end + 1;
      while (has(next) && is_name_particle(words_, next)) ++next;  // "von der"
      const bool joins = end > i && has(next) && words_.upos(next) == Upos::kPropn;
      if (!joins || !(hyphen || of || is_name_particle(words_, end))) break;
      end = next;
    }
    return end;
  }

  /// "told Putin Russian troops were ...": a new phrase begins.
  bool is_demonym(std::size_t i) const {
    const auto country = country_at(i);
    return country && country->first.word == CountryWord::kDemonym;
  }

  static bool names_actor(const MergedNames::One& name) {
    return name.named == Named::kPerson || name.named == Named::kOrganisation;
  }

  bool ends_with_organisation(std::size_t first, std::size_t end) const {
    const auto title = titles_.ending_at(words_, end - 1, first);
    return title && title->title.kind == ActorKind::kOrganisation;
  }

  std::size_t country_or_name_at(std::size_t i,
                                 const std::pair<CountryUse, std::size_t>& country) {
    const auto& [use, end] = country;
    if (use.word == CountryWord::kDemonym) return demonym_at(i, use, end);
    const bool longer_name = has(end) && words_.upos(end) == Upos::kPropn &&
                             words_.space_before(end) && !country_at(end);
    if (longer_name) return name_at(i, end);
    // "White House official": the longer description holds the country.
    if (noun_phrase_end(words_, i, range_.last) > end) {
      if (const std::size_t past = nominal_at(i); past > i + 1) return past;
    }
    const bool place_word = use.word == CountryWord::kCapital ||
                            (use.word == CountryWord::kSeat && end - i == 1);
    if (place_word && has_before(i) && is_locative(words_, i - 1)) return end;
    add_country(i, end, use);
    return end;
  }

  void add_country(std::size_t i, std::size_t end, CountryUse use) {
    FoundMention mention;
    mention.range = mention.name = {i, end};
    mention.kind =
        use.country->is_state ? ActorKind::kCountry : ActorKind::kOrganisation;
    mention.country = use;
    mention.is_country = true;
    found_.push_back(mention);
  }

  std::size_t demonym_at(std::size_t i, CountryUse use, std::size_t end) {
    if (has(end) && words_.upos(end) == Upos::kPropn && words_.space_before(end)) {
      return name_at(i, end);
    }
    if (const std::size_t past = nominal_at(i); past > i + 1) return past;
    const bool people = words_.text(end - 1).ends_with('s') && use.country->is_state;
    if (!people) {
      // "British aircraft": whose they are.
      if (describes_thing(end)) add_country(i, end, use);
      return end;
    }
    FoundMention mention;
    mention.range = mention.name = {i, end};
    mention.kind = ActorKind::kGroup;
    mention.form = MentionForm::kNominal;
    mention.country = use;
    mention.sector = Sector::kCvl;
    found_.push_back(mention);
    return end;
  }

  /// A noun phrase without a name: "aircraft", not "president Ada Marr".
  bool describes_thing(std::size_t i) const {
    if (!has(i) || words_.upos(i) != Upos::kNoun) return false;
    const std::size_t end = noun_phrase_end(words_, i, range_.last);
    for (; i < end; ++i) {
      if (words_.upos(i) == Upos::kPropn) return false;
    }
    return true;
  }

  /// A name whose capitalised words begin at `begin`; the words from `begin` to `rest`
  /// are a country or demonym ("Belarusian Foreign Ministry", "US President ...").
  std::size_t name_at(std::size_t begin, std::size_t rest) {
    const std::size_t end = name_end(rest);
    if (end == rest) return begin + 1;
    FoundMention mention;
    if (rest > begin) mention.country = country_at(begin)->first;
    mention.range = mention.name = {rest, end};
    const auto last = titles_.ending_at(words_, end - 1, rest);
    if (last && last->title.kind != ActorKind::kPerson) {
      return organisation_name(begin, end, last->title, mention);
    }
    if (last && last->range == mention.name) {  // "President" alone: no name follows
      return nominal_at(begin) > begin + 1 ? nominal_at(begin) : end;
    }
    strip_title(mention);
    widen_role(mention);
    read_role_before(begin, mention);
    mention.pronoun = pronoun_of_role(mention);
    if (const MergedNames::One* const name = names_.at(mention.name.last - 1))
      return learned_name(mention, *name, end);
    const bool lone = mention.name.last - mention.name.first == 1;
    const bool acronym = lone && all_capitals(words_.text(mention.name.first));
    if (acronym || (rest > begin && !mention.role && mention.country &&
                    mention.country->word != CountryWord::kDemonym)) {
      mention.range.first = mention.name.first = acronym ? mention.name.first : begin;
      mention.kind = ActorKind::kOrganisation;
    } else {
      mention.kind = ActorKind::kPerson;
    }
    mention.sure = mention.role || acronym || (!lone && !is_located(mention));
    found_.push_back(mention);
    return end;
  }

  std::optional<Pronoun> pronoun_of_role(const FoundMention& mention) const {
    if (!mention.role) return std::nullopt;
    for (std::size_t i = mention.role->first; i < mention.role->last; ++i) {
      if (const auto pronoun = titles_.pronoun_of(words_.low(i))) return pronoun;
    }
    return std::nullopt;
  }

  /// "in Tallinn": where something is, not who.
  bool is_located(const FoundMention& mention) const {
    return has_before(mention.range.first) &&
           is_locative(words_, mention.range.first - 1);
  }

  /// A name whose kind was learned. A role before it is better evidence for a person; a
  /// place acts where it stands as a subject, as its authorities or its people would.
  std::size_t learned_name(FoundMention& mention, const MergedNames::One& name,
                           std::size_t end) {
    mention.kind = ActorKind::kPerson;
    if (!mention.role) {
      switch (name.named) {
        case Named::kPerson:
          break;
        case Named::kOrganisation:
          mention.kind = ActorKind::kOrganisation;
          break;
        case Named::kGroup:
          mention.kind = ActorKind::kGroup;
          break;
        case Named::kDocument:
          mention.kind = ActorKind::kDocument;
          break;
        case Named::kPlace:
        case Named::kOther:
          if (is_located(mention)) return end;
          mention.kind = ActorKind::kOrganisation;
          mention.sure = is_subject(mention.range);
          break;
      }
    }
    found_.push_back(mention);
    return end;
  }

  std::size_t organisation_name(std::size_t begin, std::size_t end, const Title& title,
                                FoundMention& mention) {
    // A lower-case head goes with the name: "Financial Times investigation".
    mention.range = mention.name = {begin, end};
    mention.kind = title.kind;
    mention.sector = title.sector;
    if (const auto use = country_at(begin)) mention.country = use->first;
    found_.push_back(mention);
    return end;
  }

  /// "Admiral Dragone": the title is no part of the name.
  void strip_title(FoundMention& mention) const {
    const TokenRange name = mention.name;
    for (std::size_t end = name.last - 1; end > name.first; --end) {
      const auto title = titles_.ending_at(words_, end - 1, name.first);
      if (!title || title->range.first != name.first || !title->title.before_name)
        continue;
      mention.role = title->range;
      mention.sector = title->title.sector;
      mention.name.first = end;
      return;
    }
  }

  /// "Israeli Prime Minister Ada Marr": the title may begin before the capitals do, and
  /// its country before that.
  void widen_role(FoundMention& mention) const {
    if (!mention.role) return;
    const auto title = titles_.ending_at(words_, mention.role->last - 1, range_.first);
    if (!title || title->range.first >= mention.role->first) return;
    mention.role = title->range;
    mention.range.first = title->range.first;
    read_country_before(title->range.first, mention);
  }

  /// "Russia's foreign ministry spokesperson" before the name that begins at `begin`.
  void read_role_before(std::size_t begin, FoundMention& mention) const {
    if (!has_before(begin)) return;
    std::size_t last = begin - 1;
    // "special envoy Steve", but also "the minister, Ivan ...": one comma may stand
    // between.
    if (words_.is(last, ",") && last > range_.first) --last;
    auto title = titles_.ending_at(words_, last, range_.first);
    if (!title && last != begin - 1) title = title_with_complement(last);
    if (!title || title->title.kind != ActorKind::kPerson) return;
    if (last != begin - 1 && !title->title.before_name) return;
    // "more than twenty voters, Hall said": they are not Hall.
    if (last != begin - 1 && is_plural(last)) return;
    std::size_t first = title->range.first;
    while (first > range_.first && is_role_word(first - 1)) --first;
    mention.role = TokenRange{first, last + 1};
    mention.sector = title->title.sector;
    mention.range.first = first;
    read_country_before(first, mention);
  }

  /// "voters", "people": the noun at `i` tells of several.
  bool is_plural(std::size_t i) const {
    if (i < analyses_.size() && analyses_[i]) return analyses_[i]->xpos == Xpos::kNns;
    const std::string_view noun = words_.low(i);
    return noun.ends_with('s') && !noun.ends_with("ss");
  }

  /// "the minister of water and energy" before a comma: the title of its first words.
  std::optional<TitleAt> title_with_complement(std::size_t last) const {
    const std::size_t first = noun_phrase_begin(words_, last, range_.first);
    if (first < range_.first + 2 || !words_.any_of(first - 1, {"of", "for"})) return {};
    return titles_.ending_at(words_, first - 2, range_.first);
  }

  bool is_role_word(std::size_t i) const {
    const Upos tag = words_.upos(i);
    const bool hyphen = words_.is(i, "-") && !words_.space_before(i);
    if (words_.begins_upper(i) && country_ending(i)) return false;
    return tag == Upos::kNoun || hyphen ||
           (tag == Upos::kAdj && !words_.begins_upper(i));
  }

  std::optional<CountryUse> country_ending(std::size_t last) const {
    for (std::size_t back = 0; back < 4 && last >= range_.first + back; ++back) {
      const TokenRange range{last - back, last + 1};
      if (const auto use = countries_.find(words_.text(range))) return use;
    }
    return std::nullopt;
  }

  void read_country_before(std::size_t first, FoundMention& mention) const {
    if (mention.country || !has_before(first)) return;
    std::size_t last = first - 1;
    if (is_possessive_mark(words_, last) && last > range_.first) --last;
    const auto use = country_ending(last);
    if (!use) return;
    mention.country = use;
    // The whole description is the mention: "Kremlin spokesperson ...".
    if (last == first - 1) {
      while (mention.range.first > range_.first && mention.range.first > last &&
             words_.begins_upper(mention.range.first - 1)) {
        --mention.range.first;
      }
    }
  }

  /// "the spokesperson", "Russian military officials", "a new report".
  std::size_t nominal_at(std::size_t i) {
    if (!in_noun_phrase(words_, i) || words_.upos(i) == Upos::kPunct ||
        words_.upos(i) == Upos::kPart) {
      return i + 1;
    }
    const std::size_t end = noun_phrase_end(words_, i, range_.last);
    if (end == i) return i + 1;
    const std::size_t begin = phrase_begin(i, end);
    const auto title = titles_.ending_at(words_, end - 1, begin);
    if (!title) return i + 1;
    const bool name_follows = has(end) && words_.upos(end) == Upos::kPropn;
    if (name_follows && title->title.kind == ActorKind::kPerson) return i + 1;
    FoundMention mention;
    mention.range = {begin, end};
    mention.name = title->range;
    mention.kind = title->title.kind;
    mention.sector = title->title.sector;
    mention.form = MentionForm::kNominal;
    mention.definite = is_definite(begin, end);
    mention.plural = is_plural(end - 1);
    mention.pronoun = titles_.pronoun_of(words_.low(end - 1));
    mention.country = country_inside(begin, title->range.first);
    extend_by_preposition(mention);
    add_owner(mention);
    found_.push_back(mention);
    return mention.range.last;
  }

  /// "a claim [the ministry] called slander": what does not hang on the words after it
  /// stands beside the phrase, as far as trees tell.
  std::size_t phrase_begin(std::size_t first, std::size_t end) const {
    for (std::size_t i = end - 1; i-- > first;) {
      const auto head = head_of(analyses_, range_, i);
      const bool can_begin =
          words_.upos(i + 1) == Upos::kDet || words_.upos(i + 1) == Upos::kPropn;
      if (head && can_begin && (*head < first || *head >= end)) return i + 1;
    }
    return first;
  }

  bool is_definite(std::size_t first, std::size_t end) const {
    if (words_.any_of(first, {"the", "this", "that", "his", "her", "its", "their"}))
      return true;
    for (std::size_t i = first; i < end; ++i) {
      if (is_possessive_mark(words_, i)) return true;
    }
    return false;
  }

  std::optional<CountryUse> country_inside(std::size_t first, std::size_t end) const {
    for (std::size_t i = first; i < end; ++i) {
      if (const auto country = country_at(i)) return country->first;
    }
    return std::nullopt;
  }

  /// "a senior official in the alliance", "head of the delegation".
  void extend_by_preposition(FoundMention& mention) const {
    std::size_t end = mention.range.last;
    if (!has(end) || !words_.any_of(end, {"of", "in", "for", "at", "from", "with"}))
      return;
    const std::size_t next = noun_phrase_end(words_, end + 1, range_.last);
    if (next == end + 1) return;
    if (words_.any_of(end, {"in", "for", "at", "from", "with"}) && mention.definite)
      return;
    if (!mention.country) mention.country = country_inside(end + 1, next);
    mention.range.last = next;
  }

  /// "Macron" in "Macron's office" is a mention of its own.
  void add_owner(const FoundMention& mention) {
    for (std::size_t i = mention.range.first + 1; i < mention.name.first; ++i) {
      if (!is_possessive_mark(words_, i) || words_.upos(i - 1) != Upos::kPropn)
        continue;
      const std::size_t first = noun_phrase_begin(words_, i - 1, mention.range.first);
      if (const auto country = country_at(first); country && country->second == i) {
        add_country(first, i, country->first);
      } else if (words_.upos(first) == Upos::kPropn) {
        FoundMention owner;
        owner.range = owner.name = {first, i};
        owner.sure = i - first > 1;
        strip_title(owner);
        found_.push_back(owner);
      }
      return;
    }
  }

  /// The token that the others of the range hang on: the last one without trees.
  std::size_t head_token(TokenRange range) const {
    for (std::size_t i = range.first; i < range.last; ++i) {
      const auto head = head_of(analyses_, range_, i);
      if (head && !range.contains(*head)) return i;
    }
    return range.last - 1;
  }

  /// "A dealer quoted by a paper said": as the tree has it.
  bool is_subject_in_tree(TokenRange mention) const {
    const std::size_t i = head_token(mention);
    if (i >= analyses_.size() || !analyses_[i]) return false;
    const Deprel deprel = analyses_[i]->deprel;
    return deprel == Deprel::kNsubj || deprel == Deprel::kNsubjPass ||
           deprel == Deprel::kNsubjOuter;
  }

  /// Does a finite verb follow, past adverbs and one apposition, or stand before a name
  /// after a comma or quote ("..., said Macron")?
  bool is_subject(TokenRange mention) const {
    if (follows_according(mention.first) || is_subject_in_tree(mention)) return true;
    if (has_before(mention.first) && words_.upos(mention.first - 1) == Upos::kAdp)
      return false;
    std::size_t i = mention.last;
    if (has(i) && words_.is(i, ",")) {
      std::size_t close = i + 1;
      while (has(close) && !words_.is(close, ",") && close < i + 25) ++close;
      if (has(close + 1) && words_.is(close, ",") && starts_verb(close + 1))
        return true;
    }
    // "One of the authors, Lin Wei, welcomed ..."
    bool beside = has_before(mention.first) && words_.is(mention.first - 1, ",");
    for (std::size_t k = mention.first; k < mention.last; ++k)
      beside = beside || words_.is(k, ",");
    if (beside && has(i) && words_.is(i, ",") && starts_verb(i + 1)) return true;
    // "The company that owned the mine, Ansel Minerals, admitted ..."
    const bool opens = mention.first == range_.first;
    if (opens && has(i) && words_.any_of(i, {"who", "which", "that"})) return true;
    return starts_verb(i) || follows_said(mention.first);
  }

  /// "according to the survey": it speaks, as a subject would.
  bool follows_according(std::size_t first) const {
    return first >= range_.first + 2 && words_.is(first - 1, "to") &&
           words_.is(first - 2, "according");
  }

  bool starts_verb(std::size_t i) const {
    while (has(i) && words_.upos(i) == Upos::kAdv) ++i;
    return has(i) && words_.finite(i);
  }

  bool follows_said(std::size_t first) const {
    std::size_t i = first;
    while (i > range_.first && in_noun_phrase(words_, i - 1)) --i;
    if (i <= range_.first + 1 || !words_.finite(i - 1)) return false;
    return words_.upos(i - 2) == Upos::kPunct && words_.upos(i - 1) == Upos::kVerb;
  }

  const Words& words_;
  const Countries& countries_;
  const Titles& titles_;
  const MergedNames& names_;
  std::span<const std::optional<Analysis>> analyses_;
  std::size_t number_;
  TokenRange range_;
  std::vector<FoundMention>& found_;
};

}  // namespace

std::vector<FoundMention> find_mentions(
    std::span<const Sentence> sentences, const Words& words, const Countries& countries,
    const Titles& titles, const MergedNames& names,
    std::span<const std::optional<Analysis>> analyses) {
  std::vector<FoundMention> found;
  bool quoted = false;
  for (std::size_t n = 0; n < sentences.size(); ++n) {
    if (n > 0 && sentences[n].paragraph != sentences[n - 1].paragraph) quoted = false;
    MentionFinder(words, countries, titles, names, analyses, n, sentences[n], found)
        .find(quoted);
  }
  return found;
}

}  // namespace hearsay
