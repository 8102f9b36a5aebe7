#pragma once

#include <vector>

#include "attribute/drafts.h"

namespace hearsay {

/// A piece that was learned as part of a report elsewhere, and that the cue beside it
/// tells: "X said A. B, Y said." gives B to Y.
void give_back_pieces(std::vector<Draft>& drafts);

/// Sets the parent of each draft: the one with the shortest content that holds its cue.
/// `drafts` are in order of their first words.
void find_parents(std::vector<Draft>& drafts);

}  // namespace hearsay
