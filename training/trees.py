"""The best tree with one root under arc scores (Chu-Liu/Edmonds)."""

import numpy as np


def _cycle(heads: np.ndarray) -> list[int]:
    """A cycle among `heads` (heads[0] is unused), or nothing."""
    colour = [0] * len(heads)
    colour[0] = 2
    for start in range(1, len(heads)):
        path, at = [], start
        while colour[at] == 0:
            colour[at] = 1
            path.append(at)
            at = heads[at]
        if colour[at] == 1:
            return path[path.index(at):]
        for p in path:
            colour[p] = 2
    return []


def _best(scores: np.ndarray) -> np.ndarray:
    heads = scores.argmax(1)
    heads[0] = 0
    cycle = _cycle(heads)
    if not cycle:
        return heads
    inside = set(cycle)
    kept = [i for i in range(len(scores)) if i not in inside]
    # The cycle becomes one node, the last of the smaller graph.
    small = np.full((len(kept) + 1, len(kept) + 1), -np.inf)
    small[:-1, :-1] = scores[np.ix_(kept, kept)]
    within = np.array([scores[c, heads[c]] for c in cycle])
    into = scores[np.ix_(cycle, kept)] - within[:, None]
    small[-1, :-1] = into.max(0)
    out = scores[np.ix_(kept, cycle)]
    small[:-1, -1] = out.max(1)
    found = _best(small)
    result = np.array(heads)
    for n, node in enumerate(kept):
        if node != 0:
            result[node] = cycle[out[n].argmax()] if found[n] == len(kept) else kept[found[n]]
    entered = found[-1]
    broken = cycle[into[:, entered].argmax()]
    result[broken] = kept[entered]
    return result


def best_tree(scores: np.ndarray) -> list[int]:
    """scores[d, h]: word d + 1 under head h, 0 = root. Result: a head for every word."""
    n = scores.shape[0]
    square = np.full((n + 1, n + 1), -np.inf)
    square[1:] = scores
    np.fill_diagonal(square, -np.inf)
    # One root: a second one costs more than anything else can win.
    finite = scores[np.isfinite(scores)]
    square[1:, 0] -= (finite.max() - finite.min() + 1) * (n + 1)
    square[0] = -np.inf
    square[0, 0] = 0
    return [int(h) for h in _best(square)[1:]]
