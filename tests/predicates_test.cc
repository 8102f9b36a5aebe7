#include <doctest/doctest.h>

#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/table.h"
#include "events/predicates.h"

namespace hearsay {
namespace {

/// One row of the table as the test needs it.
struct Row {
  std::string kind;
  std::string agent;
  std::string target;
  friend bool operator==(const Row&, const Row&) = default;
};

using Rows = std::map<std::pair<std::string, std::string>, Row>;  // by words and part

const Rows& rows() {
  static const Rows read = [] {
    Rows all;
    const Table table = Table::embedded("data/events/predicates.tsv");
    for (std::size_t row = 0; row < table.rows(); ++row) {
      const auto cell = [&](std::string_view column) {
        return std::string(table.cell(row, table.column(column)));
      };
      const bool is_new = all.emplace(std::pair{cell("words"), cell("part")},
                                      Row{cell("kind"), cell("agent"), cell("target")})
                              .second;
      CHECK_MESSAGE(is_new, "twice: ", cell("words"), ", ", cell("part"));
    }
    return all;
  }();
  return read;
}

}  // namespace

TEST_CASE("no predicate says what a shorter one says") {
  for (const auto& [key, row] : rows()) {
    const auto& [words, part] = key;
    for (std::size_t space = words.rfind(' '); space != std::string::npos && space > 0;
         space = words.rfind(' ', space - 1)) {
      const auto shorter = rows().find({words.substr(0, space), part});
      if (shorter == rows().end()) continue;
      CHECK_MESSAGE(shorter->second != row, "never needed: ", words);
    }
  }
}

TEST_CASE("every kind of event has predicates or is composed of others") {
  std::set<std::string> told;
  for (const auto& [key, row] : rows()) told.insert(row.kind);
  const Table compositions = Table::embedded("data/events/compositions.tsv");
  for (std::size_t row = 0; row < compositions.rows(); ++row)
    told.insert(std::string(compositions.cell(row, compositions.column("becomes"))));
  const Table kinds = Table::embedded("data/events/kinds.tsv");
  for (std::size_t row = 0; row < kinds.rows(); ++row) {
    const std::string kind(kinds.cell(row, kinds.column("kind")));
    CHECK_MESSAGE(told.contains(kind), "nothing tells of ", kind);
  }
}

TEST_CASE("the places of agents and targets are known") {
  const std::set<std::string_view> places{"subject", "object", "owner", "none"};
  for (const auto& [key, row] : rows()) {
    for (const std::string_view place : split_list(row.agent, ',')) {
      CHECK_MESSAGE((places.contains(place) || place.find(' ') == place.npos),
                    key.first);
    }
    const bool verb = key.second == "verb";
    CHECK_MESSAGE((verb || key.second == "noun"), key.first);
    CHECK_MESSAGE(!(verb && row.agent == "owner"), key.first);
  }
}

}  // namespace hearsay
