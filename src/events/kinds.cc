#include "events/kinds.h"

#include <algorithm>
#include <stdexcept>
#include <string>

#include "base/table.h"

namespace hearsay {

const EventKind* EventKinds::find(std::string_view name) const {
  const auto at = std::ranges::lower_bound(kinds_, name, {}, &EventKind::name);
  return at != kinds_.end() && at->name == name ? &*at : nullptr;
}

EventKinds load_event_kinds() {
  const Table table = Table::embedded("data/events/kinds.tsv");
  const std::size_t kind = table.column("kind");
  const std::size_t type = table.column("type");
  const std::size_t mode = table.column("mode");
  const std::size_t contexts = table.column("contexts");
  const std::size_t cameo = table.column("cameo");
  const std::size_t acled = table.column("acled");
  const auto filled = [](std::string_view cell) {
    return cell.empty() ? std::nullopt : std::optional(cell);
  };
  EventKinds kinds;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto value = value_in(kEventTypeNames, table.cell(row, type));
    if (!value)
      throw std::logic_error("data/events/kinds.tsv: no such type: " +
                             std::string(table.cell(row, type)));
    kinds.kinds_.push_back({table.cell(row, kind), *value,
                            filled(table.cell(row, mode)),
                            split_list(table.cell(row, contexts), ';'),
                            table.cell(row, cameo), filled(table.cell(row, acled))});
  }
  std::ranges::sort(kinds.kinds_, {}, &EventKind::name);
  return kinds;
}

}  // namespace hearsay
