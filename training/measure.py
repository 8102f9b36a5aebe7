"""Scores of the float network on the development sets, words given.

usage: measure.py RUN [--alone]

LAS counts punctuation, as the CoNLL 2018 script does; names are exact spans with type.
"""

import argparse
import collections
import sys

import numpy as np
import torch

from batches import batch_of, grouped
from corpora import spans_of
from labels import NAME_SCHEMES, Labels
from lemmas import lemma_of
from sets import development_sets
from trees import best_tree
from windows import windows_of

NEVER = -1e4


def allowed_steps(classes: list[str]) -> np.ndarray:
    """0 where a tag may follow the one before (rows; the last one: a sentence's start),
    else far below 0: an I- follows its own B- or I-."""
    before = classes + ["O"]
    return np.array([[0.0 if not b.startswith("I-") or (a[2:] == b[2:]) else NEVER for b in classes] for a in before])


def best_path(scores: np.ndarray, steps: np.ndarray) -> list[int]:
    """The tags whose scores and steps have the greatest sum."""
    best = scores[0] + steps[-1]
    back = []
    for row in scores[1:]:
        through = best[:, None] + steps[:-1]
        back.append(through.argmax(0))
        best = through.max(0) + row
    at = int(best.argmax())
    tags = [at]
    for pointers in reversed(back):
        at = int(pointers[at])
        tags.append(at)
    return tags[::-1]


def steps_of(network, labels, scheme: str) -> np.ndarray:
    """What was learned and what is allowed together."""
    classes = labels.classes["roles" if scheme == "inner" else scheme]
    return network.transitions.of[scheme].detach().float().numpy() + allowed_steps(classes)


class Analysed:
    """What the network says of one sentence."""

    def __init__(self, sentence):
        self.gold = sentence
        self.tags = {}
        self.heads, self.deprels = [], []


def analyse(network, labels, windows):
    """Every sentence of the windows, analysed, in order of the windows."""
    done = []
    steps = {scheme: steps_of(network, labels, scheme) for scheme in network.transitions.of}
    with torch.inference_mode():
        batch = batch_of(windows, labels)
        states = network.encoder(batch.pieces, batch.shapes, batch.flags, batch.lengths)
        states = [s.reshape(-1, s.shape[-1])[batch.words] for s in states]
        logits = network.tags(network.tag_mix(states)) | network.names(network.name_mix(states))
        trees = network.tree_mix(states)
        at = 0
        for window in windows:
            for (first, last), sentence in zip(window.sentences, window.read):
                one = Analysed(sentence)
                rows = slice(at + first, at + last)
                for head, scores in logits.items():
                    s = scores[rows].numpy()
                    names = labels.classes[head]
                    if head in NAME_SCHEMES:
                        one.tags[head] = [names[i] for i in best_path(s, steps[head])] if len(s) else []
                    else:
                        one.tags[head] = [names[i] for i in s.argmax(1)]
                if last > first:
                    x = trees[rows][None]
                    one.heads = best_tree(network.trees.arcs(x)[0].numpy().astype(np.float64))
                    relations = network.trees.relations(x, torch.tensor([one.heads]))[0].numpy()
                    # A root has the relation root, and nothing else has it.
                    is_root = labels.index("deprel", "root")
                    relations[:, is_root] = -np.inf
                    one.deprels = [
                        "root" if h == 0 else labels.classes["deprel"][r.argmax()]
                        for h, r in zip(one.heads, relations)
                    ]
                done.append(one)
            at += len(window.words)
    return done


def score(analysed) -> dict[str, float]:
    right, total = collections.Counter(), collections.Counter()
    names = collections.defaultdict(lambda: [0, 0, 0])
    for one in analysed:
        gold = one.gold
        if gold.heads is not None:
            total["words"] += len(gold.words)
            for i in range(len(one.heads)):
                head = one.heads[i] == gold.heads[i]
                right["uas"] += head
                right["las"] += head and one.deprels[i].split(":")[0] == gold.deprels[i].split(":")[0]
                right["upos"] += one.tags["upos"][i] == gold.upos[i]
                right["xpos"] += one.tags["xpos"][i] == gold.xpos[i]
                right["feats"] += one.tags["feats"][i] == gold.feats[i]
                right["lemma"] += lemma_of(gold.words[i], one.tags["lemma"][i]) == gold.lemmas[i]
        for scheme, tags in gold.names.items():
            if scheme == "gum_heads" or scheme not in one.tags:
                continue
            system, truth = set(spans_of(one.tags[scheme])), set(spans_of(tags))
            for i, n in enumerate((len(system & truth), len(system), len(truth))):
                names[scheme][i] += n
    scores = {k: 100 * right[k] / total["words"] for k in ("upos", "xpos", "feats", "lemma", "uas", "las") if total["words"]}
    for scheme, (both, system, truth) in names.items():
        scores[f"names {scheme}"] = 200 * both / (system + truth) if system + truth else 0.0
    return scores


def measure(network, labels, pieces, alone: bool = False) -> dict[str, dict[str, float]]:
    network.eval()
    result = {}
    for name, paragraphs in development_sets().items():
        parts = [[s] for p in paragraphs for s in p] if alone else paragraphs
        windows = [w for p in parts for w in windows_of(p, pieces) if w.words]
        analysed = []
        for group in grouped(windows, 8000):
            analysed += analyse(network, labels, group)
        result[name] = score(analysed)
    return result


def printed(scores) -> str:
    return "\n".join(
        f"{name:18} " + "  ".join(f"{k} {v:.2f}" for k, v in row.items()) for name, row in scores.items()
    )


def main():
    from train import load_run

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("run")
    parser.add_argument("--alone", action="store_true", help="every sentence in a window of its own")
    options = parser.parse_args()
    network, labels, pieces = load_run(options.run)
    print(printed(measure(network, labels, pieces, options.alone)))


if __name__ == "__main__":
    sys.exit(main())
