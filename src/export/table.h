#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>

#include "export/claim_row.h"

namespace hearsay {

enum class TableStyle { kPlain, kTerminal };  ///< kTerminal: the head stands out

struct TableOptions {
  std::optional<std::size_t> columns =
      std::nullopt;  ///< to shorten to; none: every word is shown
  TableStyle style = TableStyle::kPlain;
};

/// Claims for people to read: id, speaker (with who relays it), stance, words. A
/// silence has no content: its evidence is shown in brackets.
std::string to_table(std::span<const ClaimRow> rows, const TableOptions& options = {});

}  // namespace hearsay
