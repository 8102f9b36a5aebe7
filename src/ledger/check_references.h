#pragma once

#include <string>

#include "news/reading.h"

namespace hearsay {

/// Names the first id of the reading that leads to nothing ("claim 4, speaker"), or "".
/// A ledger may come from strangers, and the rest of the program follows ids blindly.
std::string find_broken_reference(const Reading& reading);

}  // namespace hearsay
