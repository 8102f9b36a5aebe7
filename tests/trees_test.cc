#include "syntax/trees.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <limits>
#include <random>

namespace hearsay {
namespace {

using Scores = std::vector<float>;

Scores random_scores(std::mt19937& random, std::size_t n) {
  std::uniform_real_distribution<float> any(-5.0F, 5.0F);
  Scores scores(n * (n + 1));
  for (float& s : scores) s = any(random);
  return scores;
}

std::vector<std::uint32_t> tree_of(const Scores& scores, std::size_t n) {
  std::vector<std::uint32_t> heads;
  best_tree(scores, n, heads);
  return heads;
}

double total(const Scores& scores, const std::vector<std::uint32_t>& heads) {
  const std::size_t n = heads.size();
  double sum = 0;
  for (std::size_t d = 0; d < n; ++d)
    sum += static_cast<double>(scores[d * (n + 1) + heads[d]]);
  return sum;
}

/// Exactly one root, and every word reaches it.
bool is_tree(const std::vector<std::uint32_t>& heads) {
  if (std::ranges::count(heads, 0U) != 1) return false;
  for (std::size_t d = 1; d <= heads.size(); ++d) {
    std::size_t at = d;
    for (std::size_t steps = 0; at != 0; at = heads[at - 1]) {
      if (++steps > heads.size()) return false;
    }
  }
  return true;
}

/// The greatest total of all trees, by trying every choice of heads.
double best_total(const Scores& scores, std::size_t n) {
  double best = -std::numeric_limits<double>::infinity();
  std::vector<std::uint32_t> heads(n, 0);
  for (;;) {
    if (is_tree(heads)) best = std::max(best, total(scores, heads));
    std::size_t d = 0;
    while (d < n && ++heads[d] > n) heads[d++] = 0;
    if (d == n) return best;
  }
}

TEST_CASE("the best tree is the best of all trees") {
  std::mt19937 random(20261122);
  for (std::size_t n = 1; n <= 5; ++n) {
    for (int round = 0; round < 60; ++round) {
      const Scores scores = random_scores(random, n);
      const auto heads = tree_of(scores, n);
      CAPTURE(n);
      CAPTURE(round);
      REQUIRE(is_tree(heads));
      CHECK(total(scores, heads) == doctest::Approx(best_total(scores, n)));
    }
  }
}

TEST_CASE("a cycle of words is broken where it costs least") {
  // Words 1 and 2 would each hang on the other; word 2 is the better root.
  const Scores scores{0, 0, 9,   // word 1
                      5, 9, 0};  // word 2
  CHECK(tree_of(scores, 2) == std::vector<std::uint32_t>{2, 0});
}

TEST_CASE("two words that would both be root share one") {
  const Scores scores{9, 0, 1,   // word 1
                      8, 1, 0};  // word 2
  CHECK(tree_of(scores, 2) == std::vector<std::uint32_t>{0, 1});
}

TEST_CASE("long sentences become trees too") {
  std::mt19937 random(7);
  for (const std::size_t n :
       {std::size_t{1}, std::size_t{2}, std::size_t{90}, std::size_t{600}}) {
    CHECK(is_tree(tree_of(random_scores(random, n), n)));
  }
  CHECK(tree_of({}, 0).empty());
}

}  // namespace
}  // namespace hearsay
