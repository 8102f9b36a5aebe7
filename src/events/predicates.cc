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

Predicates load_predicates() {
  Predicates loaded;
  loaded.kinds_ = load_event_kinds();
  const EventKinds& kinds = loaded.kinds_;
  const Table things = Table::embedded("data/events/things.tsv");
  const std::size_t noun = things.column("noun");
  const std::size_t name = things.column("class");
  for (std::size_t row = 0; row < things.rows(); ++row) {
    const std::string_view cell = things.cell(row, name);
    if (std::ranges::find(loaded.classes_, cell) == loaded.classes_.end())
      loaded.classes_.push_back(cell);
    loaded.things_[things.cell(row, noun)] |= loaded.thing(cell);
  }
  if (loaded.classes_.size() > 64) bad_cell("things.tsv", "a 65th class");

  const Table table = Table::embedded("data/events/predicates.tsv");
  const std::size_t words = table.column("words");
  const std::size_t part = table.column("part");
  const std::size_t kind = table.column("kind");
  const std::size_t agent = table.column("agent");
  const std::size_t target = table.column("target");
  for (std::size_t row = 0; row < table.rows(); ++row) {
    Predicate made;
    made.kind = kinds.find(table.cell(row, kind));
    if (made.kind == nullptr) bad_cell("predicates.tsv", table.cell(row, kind));
    const auto parts = split_list(table.cell(row, words), ' ');
    for (std::size_t n = 1; n < parts.size(); ++n) {
      const bool is_class = parts[n].starts_with('<');
      const ThingSet set =
          is_class ? loaded.thing(parts[n].substr(1, parts[n].size() - 2)) : 0;
      if (is_class && set == 0) bad_cell("predicates.tsv", parts[n]);
      made.rest.push_back({is_class ? std::string_view() : parts[n], set});
    }
    made.agent = split_list(table.cell(row, agent), ',');
    made.target = split_list(table.cell(row, target), ',');
    const bool verb = table.cell(row, part) == "verb";
    (verb ? loaded.verbs_ : loaded.nouns_)[parts.front()].push_back(std::move(made));
  }
  for (Predicates::Rows* rows : {&loaded.verbs_, &loaded.nouns_}) {
    for (auto& [head, list] : *rows) std::ranges::stable_sort(list, is_nearer);
  }

  const Table light = Table::embedded("data/events/light.tsv");
  const std::size_t word = light.column("word");
  const std::size_t light_part = light.column("part");
  for (std::size_t row = 0; row < light.rows(); ++row) {
    const bool verb = light.cell(row, light_part) == "verb";
    (verb ? loaded.light_verbs_ : loaded.light_nouns_).insert(light.cell(row, word));
  }

  const Table compositions = Table::embedded("data/events/compositions.tsv");
  const std::size_t outer = compositions.column("outer");
  const std::size_t inner = compositions.column("inner");
  const std::size_t becomes = compositions.column("becomes");
  for (std::size_t row = 0; row < compositions.rows(); ++row) {
    const auto type = value_in(kEventTypeNames, compositions.cell(row, inner));
    const EventKind* const becomes_kind = kinds.find(compositions.cell(row, becomes));
    if (!type || becomes_kind == nullptr ||
        kinds.find(compositions.cell(row, outer)) == nullptr) {
      bad_cell("compositions.tsv", compositions.cell(row, outer));
    }
    loaded.compositions_.push_back(
        {compositions.cell(row, outer), *type, becomes_kind});
  }
  return loaded;
}

}  // namespace hearsay
