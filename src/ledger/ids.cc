#include "ledger/ids.h"

#include <fmt/format.h>

#include <charconv>

namespace hearsay {

std::string format_id(DocumentId id) {
  return fmt::format("d{}", static_cast<std::int64_t>(id));
}

std::string format_id(EntryId id) {
  return fmt::format("c{}", static_cast<std::int64_t>(id));
}

std::optional<std::variant<DocumentId, EntryId>> parse_id(std::string_view text) {
  if (text.size() < 2 || text[1] < '1' || text[1] > '9') return std::nullopt;
  std::int64_t row = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data() + 1, end, row);
  if (error != std::errc() || stop != end) return std::nullopt;
  if (text[0] == 'd' || text[0] == 'D') return DocumentId{row};
  if (text[0] == 'c' || text[0] == 'C') return EntryId{row};
  return std::nullopt;
}

}  // namespace hearsay
