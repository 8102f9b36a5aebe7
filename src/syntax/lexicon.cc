#include "syntax/lexicon.h"

#include <stdexcept>

#include "base/table.h"

namespace hearsay {
namespace {

bool ends_with_any(std::string_view word,
                   std::initializer_list<std::string_view> ends) {
  for (const auto end : ends) {
    if (word.ends_with(end)) return true;
  }
  return false;
}

bool is_vowel(char c) { return std::string_view("aeiou").find(c) != std::string::npos; }

/// "try" -> "tri": a consonant's y turns to i before -es and -ed.
std::string y_to_i(std::string_view base) {
  std::string stem(base);
  if (stem.size() > 1 && stem.back() == 'y' && !is_vowel(stem[stem.size() - 2])) {
    stem.back() = 'i';
  }
  return stem;
}

std::string third_person(std::string_view base) {
  const std::string stem = y_to_i(base);
  const bool sibilant = ends_with_any(base, {"s", "x", "z", "ch", "sh"});
  const bool needs_e = stem.back() == 'i' || sibilant || base == "go" || base == "do" ||
                       base == "veto" || base == "echo";
  return stem + (needs_e ? "es" : "s");
}

std::string with_doubled(std::string_view base, bool doubled) {
  std::string stem(base);
  if (doubled) stem += base.back();
  return stem;
}

std::string regular_past(std::string_view base, bool doubled) {
  if (base.ends_with('e')) return std::string(base) + "d";
  if (doubled) return with_doubled(base, true) + "ed";
  return y_to_i(base) + "ed";
}

std::string ing_form(std::string_view base, bool doubled) {
  if (base == "be") return "being";
  if (base.ends_with("ie"))
    return std::string(base.substr(0, base.size() - 2)) + "ying";
  if (base.ends_with('e') && !ends_with_any(base, {"ee", "oe", "ye"})) {
    return std::string(base.substr(0, base.size() - 1)) + "ing";
  }
  return with_doubled(base, doubled) + "ing";
}

/// Irregular verbs whose last consonant doubles before -ing show it by their shape:
/// one vowel, one consonant, and one syllable ("get", "win", "cut").
bool doubles_in_ing(std::string_view base) {
  if (base.size() < 3 || base.size() > 5) return false;
  const char last = base.back();
  if (is_vowel(last) || std::string_view("wxyhr").find(last) != std::string::npos) {
    return false;
  }
  std::size_t vowels = 0;
  for (const char c : base) vowels += is_vowel(c) ? 1U : 0U;
  return vowels == 1 && is_vowel(base[base.size() - 2]);
}

void add_verb(Lexicon& lexicon, std::string_view base, std::string_view past,
              std::string_view participle, bool doubled, bool noun) {
  const auto verb = static_cast<std::uint32_t>(lexicon.bases.size());
  lexicon.bases.emplace_back(base);
  const auto form = [&](std::string written) -> VerbUse& {
    VerbUse& use = lexicon.verbs[std::move(written)];
    use.verb = verb;
    return use;
  };
  const bool doubled_ing = doubled || (!past.empty() && doubles_in_ing(base));
  const std::string regular = regular_past(base, doubled);
  form(past.empty() ? regular : std::string(past)).past = true;
  form(participle.empty() ? regular : std::string(participle)).participle = true;
  form(ing_form(base, doubled_ing)).ing = true;
  VerbUse& third = form(third_person(base));
  third.third = true;
  third.noun = noun;
  VerbUse& bare = form(std::string(base));
  bare.base = true;
  bare.noun = noun;
}

}  // namespace

std::optional<Upos> Lexicon::word(std::string_view folded) const {
  const auto found = words.find(folded);
  if (found == words.end()) return std::nullopt;
  return found->second;
}

const VerbUse* Lexicon::verb(std::string_view folded) const {
  const auto found = verbs.find(folded);
  return found == verbs.end() ? nullptr : &found->second;
}

std::optional<std::string_view> Lexicon::base_of(std::string_view folded) const {
  const VerbUse* use = verb(folded);
  if (use == nullptr) return std::nullopt;
  return bases[use->verb];
}

Lexicon load_lexicon() {
  Lexicon lexicon;
  const Table words = Table::embedded("data/syntax/words.tsv");
  const std::size_t word = words.column("word");
  const std::size_t upos = words.column("upos");
  for (std::size_t row = 0; row < words.rows(); ++row) {
    const auto tag = value_in(kUposNames, words.cell(row, upos));
    if (!tag) throw std::logic_error("data/syntax/words.tsv: no such tag");
    lexicon.words.emplace(words.cell(row, word), *tag);
  }
  const Table verbs = Table::embedded("data/syntax/verbs.tsv");
  const std::size_t base = verbs.column("base");
  const std::size_t past = verbs.column("past");
  const std::size_t participle = verbs.column("participle");
  const std::size_t doubled = verbs.column("doubled");
  const std::size_t noun = verbs.column("noun");
  lexicon.verbs.reserve(verbs.rows() * 4);
  for (std::size_t row = 0; row < verbs.rows(); ++row) {
    add_verb(lexicon, verbs.cell(row, base), verbs.cell(row, past),
             verbs.cell(row, participle), verbs.cell(row, doubled) == "yes",
             verbs.cell(row, noun) == "yes");
  }
  // Forms of "have" and "do" that no rule makes.
  for (const auto& [written, of] : {std::pair{"has", "have"},
                                    {"is", "be"},
                                    {"are", "be"},
                                    {"were", "be"},
                                    {"am", "be"}}) {
    VerbUse& use = lexicon.verbs[written];
    use.verb = lexicon.verb(of)->verb;
    use.third = true;
  }
  return lexicon;
}

}  // namespace hearsay
