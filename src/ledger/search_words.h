#pragma once

#include <string>
#include <string_view>

namespace hearsay {

/// What people type into a search box, as an expression that FTS5 takes whatever it is:
/// every word must occur, those between double quotes side by side. Nothing else has a
/// meaning of its own: AND, *, ^, :, - and the rest are words or nothing. "" where
/// there are no words at all.
std::string search_expression(std::string_view words);

}  // namespace hearsay
