#pragma once

#include <string_view>
#include <vector>

#include "news/event.h"

namespace hearsay {

/// The table data/events/kinds.tsv.
class EventKinds {
 public:
  /// Null where no kind has the name.
  const EventKind* find(std::string_view name) const;

 private:
  friend EventKinds load_event_kinds();
  std::vector<EventKind> kinds_;  ///< in order of name
};

EventKinds load_event_kinds();

}  // namespace hearsay
