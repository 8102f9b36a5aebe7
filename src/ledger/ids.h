#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace hearsay {

// What the ledger gives out, and what people type: "d3" is a document, "c17" a claim.
// Never used again, also not for a later reading of the same report. The ids of
// news/ids.h are places in one reading; these are rows of one ledger.
enum class DocumentId : std::int64_t {};
enum class EntryId : std::int64_t {};  ///< a claim in the ledger

std::string format_id(DocumentId id);  ///< "d3"
std::string format_id(EntryId id);     ///< "c17"

/// Either of the two, in small or capital letters; nothing else, no blanks, no zeros in
/// front.
std::optional<std::variant<DocumentId, EntryId>> parse_id(std::string_view text);

}  // namespace hearsay
