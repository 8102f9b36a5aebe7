#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace hearsay {

/// The best tree with exactly one root under `scores`: n rows of n + 1, row d the score
/// of word d under each head, where 0 is the root and h is word h - 1. `heads` becomes
/// the head of each word, counted so. Chu and Liu 1965, Edmonds 1967; ties go to the
/// earlier head. Costs n * n, times the number of cycles that must be broken; nothing
/// is allocated where the best heads are a tree already.
void best_tree(std::span<const float> scores, std::size_t n,
               std::vector<std::uint32_t>& heads);

}  // namespace hearsay
