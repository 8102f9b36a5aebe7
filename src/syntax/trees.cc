#include "syntax/trees.h"

#include <algorithm>
#include <limits>

namespace hearsay {
namespace {

constexpr double kNever = -std::numeric_limits<double>::infinity();

/// A complete graph over the root (node 0) and words or cycles that became one node.
struct Graph {
  std::size_t nodes = 0;
  std::vector<double> scores;  ///< row d: of node d under each head

  explicit Graph(std::size_t n) : nodes(n), scores(n * n, kNever) {}
  double& at(std::size_t d, std::size_t h) { return scores[d * nodes + h]; }
  double at(std::size_t d, std::size_t h) const { return scores[d * nodes + h]; }
};

using Heads = std::vector<std::size_t>;

Heads greedy_heads(const Graph& graph) {
  Heads heads(graph.nodes, 0);
  for (std::size_t d = 1; d < graph.nodes; ++d) {
    for (std::size_t h = 1; h < graph.nodes; ++h) {
      if (graph.at(d, h) > graph.at(d, heads[d])) heads[d] = h;
    }
  }
  return heads;
}

/// The nodes of one cycle, or none.
std::vector<std::size_t> find_cycle(const Heads& heads) {
  std::vector<std::size_t> seen_from(heads.size(), 0);
  for (std::size_t start = 1; start < heads.size(); ++start) {
    std::size_t at = start;
    while (at != 0 && seen_from[at] == 0) {
      seen_from[at] = start;
      at = heads[at];
    }
    if (at == 0 || seen_from[at] != start) continue;
    std::vector<std::size_t> cycle{at};
    for (std::size_t n = heads[at]; n != at; n = heads[n]) cycle.push_back(n);
    return cycle;
  }
  return {};
}

/// A graph in which one cycle has become the last node.
struct Contraction {
  Graph graph;
  std::vector<std::size_t> kept;    ///< the old node of each new one but the last
  std::vector<std::size_t> enters;  ///< by head: which node of the cycle it would take
  std::vector<std::size_t> leaves;  ///< by dependent: its head inside the cycle
};

Contraction contract(const Graph& graph, const Heads& heads,
                     const std::vector<std::size_t>& cycle) {
  std::vector<bool> inside(graph.nodes, false);
  for (const std::size_t node : cycle) inside[node] = true;
  std::vector<std::size_t> kept;
  for (std::size_t n = 0; n < graph.nodes; ++n) {
    if (!inside[n]) kept.push_back(n);
  }
  const std::size_t last = kept.size();
  Contraction to{Graph(last + 1), std::move(kept), std::vector<std::size_t>(last),
                 std::vector<std::size_t>(last)};
  for (std::size_t i = 0; i < last; ++i) {
    const std::size_t node = to.kept[i];
    for (std::size_t j = 0; j < last; ++j)
      to.graph.at(i, j) = graph.at(node, to.kept[j]);
    for (const std::size_t c : cycle) {
      // Entering at c breaks the arc that c has inside.
      const double in = graph.at(c, node) - graph.at(c, heads[c]);
      if (in > to.graph.at(last, i) || c == cycle.front()) {
        to.graph.at(last, i) = in;
        to.enters[i] = c;
      }
      const double out = graph.at(node, c);
      if (out > to.graph.at(i, last) || c == cycle.front()) {
        to.graph.at(i, last) = out;
        to.leaves[i] = c;
      }
    }
  }
  return to;
}

/// Contracts cycle after cycle, then opens them again in the other order.
Heads best_heads(Graph graph) {
  struct Step {
    Heads heads;
    Contraction contraction;
  };
  std::vector<Step> steps;
  Heads heads = greedy_heads(graph);
  for (auto cycle = find_cycle(heads); !cycle.empty(); cycle = find_cycle(heads)) {
    Contraction contraction = contract(graph, heads, cycle);
    graph = contraction.graph;
    steps.push_back({std::move(heads), std::move(contraction)});
    heads = greedy_heads(graph);
  }
  while (!steps.empty()) {
    Step step = std::move(steps.back());
    steps.pop_back();
    const Contraction& c = step.contraction;
    const std::size_t last = c.kept.size();
    Heads opened =
        std::move(step.heads);  // right for the cycle but where it is entered
    for (std::size_t i = 1; i < last; ++i)
      opened[c.kept[i]] = heads[i] == last ? c.leaves[i] : c.kept[heads[i]];
    opened[c.enters[heads[last]]] = c.kept[heads[last]];
    heads = std::move(opened);
  }
  return heads;
}

/// Does every word reach the root, and but one of them at once? `heads` as best_tree()
/// gives them.
bool is_tree(std::span<const std::uint32_t> heads) {
  if (std::ranges::count(heads, 0U) != 1) return false;
  for (std::size_t d = 0; d < heads.size(); ++d) {
    std::uint32_t at = heads[d];
    for (std::size_t steps = 0; at != 0; at = heads[at - 1]) {
      if (++steps == heads.size()) return false;
    }
  }
  return true;
}

/// Each word's best head, whether or not that makes a tree.
void take_best_heads(std::span<const float> scores, std::vector<std::uint32_t>& heads) {
  const std::size_t n = heads.size();
  for (std::size_t d = 0; d < n; ++d) {
    const auto row = scores.subspan(d * (n + 1), n + 1);
    std::size_t best = 0;
    for (std::size_t h = 1; h <= n; ++h) {
      if (h != d + 1 && row[h] > row[best]) best = h;
    }
    heads[d] = static_cast<std::uint32_t>(best);
  }
}

}  // namespace

void best_tree(std::span<const float> scores, std::size_t n,
               std::vector<std::uint32_t>& heads) {
  heads.resize(n);
  if (n == 0) return;
  take_best_heads(scores, heads);
  if (is_tree(heads)) return;
  const auto [low, high] = std::ranges::minmax(scores);
  // One root: a second one costs more than all else can win.
  const double second_root =
      (static_cast<double>(high) - static_cast<double>(low) + 1) *
      static_cast<double>(n + 1);
  Graph graph(n + 1);
  for (std::size_t d = 0; d < n; ++d) {
    for (std::size_t h = 0; h <= n; ++h) {
      if (h != d + 1) graph.at(d + 1, h) = static_cast<double>(scores[d * (n + 1) + h]);
    }
    graph.at(d + 1, 0) -= second_root;
  }
  const Heads found = best_heads(std::move(graph));
  for (std::size_t d = 0; d < n; ++d)
    heads[d] = static_cast<std::uint32_t>(found[d + 1]);
}

}  // namespace hearsay
