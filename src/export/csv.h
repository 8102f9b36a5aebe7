#pragma once

#include <span>
#include <string>
#include <string_view>

#include "export/claim_row.h"

namespace hearsay {

/// Claims as CSV (RFC 4180: lines end in CR LF, the first holds the column names), with
/// the claimant, stance, commitment and evidence of each.
std::string to_csv(std::span<const ClaimRow> rows);

/// The line of column names alone, and rows alone, for files written in parts.
std::string csv_head();
std::string csv_rows(std::span<const ClaimRow> rows);

/// One cell, in quote marks where the format asks for them. What a spreadsheet might
/// run as a formula gets an apostrophe in front, which spreadsheets do not show; plain
/// numbers such as -5 or -3.5% stay as they are.
std::string csv_cell(std::string_view value);

}  // namespace hearsay
