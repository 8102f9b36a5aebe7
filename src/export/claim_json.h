#pragma once

#include <span>
#include <string>

#include "export/claim_row.h"
#include "export/json_writer.h"

namespace hearsay {

/// One claim as a JSON object: the keys of a reading's claim, with names in place of
/// the ids of its actors, and with the report it stands in. No line end at the end.
std::string to_json(const ClaimRow& row);

/// The same as the next value of a larger document.
void write_claim(JsonWriter& json, const ClaimRow& row);

/// A list of claims, each on a line of its own.
std::string to_json(std::span<const ClaimRow> rows);

}  // namespace hearsay
