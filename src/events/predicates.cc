#include "events/predicates.h"

#include <algorithm>
#include <functional>
#include <stdexcept>
#include <string>

#include "base/table.h"

namespace hearsay {
namespace {

[[noreturn]] void bad_cell(std::string_view table, std::string_view cell) {
  throw std::logic_error("data/events/" + std::string(table) + ": what is \"" +
                         std::string(cell) + "\"?");
}

/// Longer rows are tried first, and of equals those that name a noun before those that
/// name its class.
bool is_nearer(const Predicate& a, const Predicate& b) {
  if (a.rest.size() != b.rest.size()) return a.rest.size() > b.rest.size();
  const auto classes = [](const Predicate& p) {
    return std::ranges::count_if(p.rest,
                                 [](const PredicateWord& w) { return w.word.empty(); });
  };
  return classes(a) < classes(b);
}

const std::vector<Predicate>* rows_at(const auto& rows, std::string_view lemma) {
  const auto found = rows.find(lemma);
  return found == rows.end() ? nullptr : &found->second;
}

}  // namespace

const std::vector<Predicate>* Predicates::verbs(std::string_view lemma) const {
  return rows_at(verbs_, lemma);
}

const std::vector<Predicate>* Predicates::nouns(std::string_view lemma) const {
  return rows_at(nouns_, lemma);
}

ThingSet Predicates::things_of(std::string_view lemma) const {
  const auto found = things_.find(lemma);
  return found == things_.end() ? 0 : found->second;
}

ThingSet Predicates::thing(std::string_view name) const {
  const auto at = std::ranges::find(classes_, name);
  if (at == classes_.end()) return 0;
  return ThingSet{1} << static_cast<unsigned>(at - classes_.begin());
}

bool Predicates::composes(std::string_view kind) const {
  return std::ranges::any_of(compositions_,
                             [&](const Composition& c) { return c.outer == kind; });
}

const EventKind* Predicates::composed(std::string_view outer, EventType inner) const {
  for (const Composition& one : compositions_) {
    if (one.outer == outer && one.inner == inner) return one.kind;
  }
  return nullptr;
}

void load_things(Predicates& loaded) {
  const Table table = Table::embedded("data/events/things.tsv");
  const std::size_t noun = table.column("noun");
  const std::size_t name = table.column("class");
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string_view cell = table.cell(row, name);
    if (std::ranges::find(loaded.classes_, cell) == loaded.classes_.end())
      loaded.classes_.push_back(cell);
    loaded.things_[table.cell(row, noun)] |= loaded.thing(cell);
  }
  if (loaded.classes_.size() > 64) bad_cell("things.tsv", "a 65th class");
}

/// What stands after the head of "pull out of <talks>".
std::vector<PredicateWord> words_after_head(const std::vector<std::string_view>& words,
                                            const Predicates& loaded) {
  std::vector<PredicateWord> rest;
  for (std::size_t n = 1; n < words.size(); ++n) {
    const bool is_class = words[n].starts_with('<');
    const ThingSet set =
        is_class ? loaded.thing(words[n].substr(1, words[n].size() - 2)) : 0;
    if (is_class && set == 0) bad_cell("predicates.tsv", words[n]);
    rest.push_back({is_class ? std::string_view() : words[n], set});
  }
  return rest;
}

void load_rows(Predicates& loaded) {
  const Table table = Table::embedded("data/events/predicates.tsv");
  const std::size_t words = table.column("words");
  const std::size_t part = table.column("part");
  const std::size_t kind = table.column("kind");
  const std::size_t agent = table.column("agent");
  const std::size_t target = table.column("target");
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto parts = split_list(table.cell(row, words), ' ');
    Predicate made;
    made.kind = loaded.kinds_.find(table.cell(row, kind));
    if (made.kind == nullptr) bad_cell("predicates.tsv", table.cell(row, kind));
    made.rest = words_after_head(parts, loaded);
    made.agent = split_list(table.cell(row, agent), ',');
    made.target = split_list(table.cell(row, target), ',');
    const bool verb = table.cell(row, part) == "verb";
    (verb ? loaded.verbs_ : loaded.nouns_)[parts.front()].push_back(std::move(made));
  }
  for (Predicates::Rows* rows : {&loaded.verbs_, &loaded.nouns_}) {
    for (auto& [head, list] : *rows) std::ranges::stable_sort(list, is_nearer);
  }
}

void load_light_words(Predicates& loaded) {
  const Table table = Table::embedded("data/events/light.tsv");
  const std::size_t word = table.column("word");
  const std::size_t part = table.column("part");
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const bool verb = table.cell(row, part) == "verb";
    (verb ? loaded.light_verbs_ : loaded.light_nouns_).insert(table.cell(row, word));
  }
}

void load_compositions(Predicates& loaded) {
  const Table table = Table::embedded("data/events/compositions.tsv");
  const std::size_t outer = table.column("outer");
  const std::size_t inner = table.column("inner");
  const std::size_t becomes = table.column("becomes");
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string_view speaks = table.cell(row, outer);
    const auto type = value_in(kEventTypeNames, table.cell(row, inner));
    const EventKind* const whole = loaded.kinds_.find(table.cell(row, becomes));
    if (!type || whole == nullptr || loaded.kinds_.find(speaks) == nullptr)
      bad_cell("compositions.tsv", speaks);
    loaded.compositions_.push_back({speaks, *type, whole});
  }
}

Predicates load_predicates() {
  Predicates loaded;
  loaded.kinds_ = load_event_kinds();
  load_things(loaded);
  load_rows(loaded);
  load_light_words(loaded);
  load_compositions(loaded);
  return loaded;
}

}  // namespace hearsay
