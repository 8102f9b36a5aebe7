"""Writes a run's averaged weights as the file the program maps.

usage: export.py RUN FILE

Encoder products become whole numbers in [-63, 63], one scale for each output: small
enough that no instruction set's eight-bit products saturate. Everything else stays
float32. The layout is told in src/base/weights_file.h; SHA-256 and size are printed for
data/models.tsv.
"""

import argparse
import collections
import hashlib
import json
import math
import pathlib
import struct
import sys

import numpy as np
import torch

from batches import LINKS
from network import Analyser
from places import CACHE
from sets import training_sets
from train import initial_folder, load_run

ALIGNMENT = 64
LANES = 16
GREATEST = 63
NEVER = -1e30  # the bias of a class that only fills a row of sixteen


class Tables:
    def __init__(self):
        self.head, self.parts, self.offset = {}, [], 0

    def add(self, name: str, values: np.ndarray, kind: str):
        data = np.ascontiguousarray(values).tobytes()
        self.head[name] = {"type": kind, "shape": list(values.shape), "offset": self.offset}
        padded = data + b"\0" * (-len(data) % ALIGNMENT)
        self.parts.append(padded)
        self.offset += len(padded)

    def floats(self, name: str, values):
        self.add(name, np.asarray(values, dtype=np.float32), "f32")

    def integers(self, name: str, values: np.ndarray, greatest: int = GREATEST):
        """One scale for each row."""
        scale = np.maximum(np.abs(values).max(1), 1e-8) / greatest
        self.add(name, np.rint(values / scale[:, None]).astype(np.int8), "i8")
        self.floats(name + ".scale", scale)

    def file(self, classes: dict[str, list[str]]) -> bytes:
        """Offsets count from the file's beginning, so the head's length is settled first."""
        length = 0
        while True:
            start = -(-(16 + length) // ALIGNMENT) * ALIGNMENT
            tables = {n: t | {"offset": t["offset"] + start} for n, t in self.head.items()}
            head = json.dumps({"tables": tables, "classes": classes}, ensure_ascii=False).encode()
            if len(head) <= length:
                break
            length = len(head)
        head += b" " * (start - 16 - len(head))
        return b"hearsay\n" + struct.pack("<Q", len(head)) + head + b"".join(self.parts)


def numpy(tensor: torch.Tensor) -> np.ndarray:
    return tensor.detach().float().numpy()


def padded(values: np.ndarray, fill: float) -> np.ndarray:
    """The last dimension filled up to a whole number of lanes."""
    more = -values.shape[-1] % LANES
    return np.pad(values, [(0, 0)] * (values.ndim - 1) + [(0, more)], constant_values=fill)


def add_encoder(tables: Tables, network: Analyser) -> None:
    encoder = network.encoder
    tables.integers("pieces", numpy(encoder.piece.weight), greatest=127)
    tables.floats("positions", numpy(encoder.position.weight))
    tables.floats("shapes", numpy(encoder.shape.weight))
    tables.floats("flags", numpy(encoder.flags.weight))
    tables.floats("norm.weight", numpy(encoder.norm.weight))
    tables.floats("norm.bias", numpy(encoder.norm.bias))
    for i, layer in enumerate(encoder.layers):
        # The queries are scaled here, so that the program need not.
        hidden = network.sizes.hidden
        query = np.ones((3 * hidden, 1), np.float32)
        query[:hidden] = 1 / math.sqrt(hidden // layer.heads)
        for name, linear, factor in (
            ("attend_in", layer.qkv, query),
            ("attend_out", layer.attended, 1.0),
            ("widen", layer.widen, 1.0),
            ("narrow", layer.narrow, 1.0),
        ):
            tables.integers(f"layer{i}.{name}", numpy(linear.weight) * factor)
            bias = numpy(linear.bias) * (factor[:, 0] if name == "attend_in" else 1.0)
            tables.floats(f"layer{i}.{name}.bias", bias)
        for name, norm in (("attended_norm", layer.attended_norm), ("narrow_norm", layer.narrow_norm)):
            tables.floats(f"layer{i}.{name}.weight", numpy(norm.weight))
            tables.floats(f"layer{i}.{name}.bias", numpy(norm.bias))
    mixes = [network.tag_mix, network.tree_mix, network.name_mix]
    mixes += [network.role_mix] if network.attributions is not None else []
    tables.floats("mixes", [numpy(torch.softmax(m.weights, 0) * m.scale) for m in mixes])


def add_affine(tables: Tables, name: str, linear: torch.nn.Linear, fill: float = 0.0) -> None:
    """As (inputs x outputs), which is the order the program reads."""
    tables.floats(name, padded(numpy(linear.weight).T, 0.0))
    tables.floats(name + ".bias", padded(numpy(linear.bias), fill))


def add_heads(tables: Tables, network: Analyser) -> None:
    for group, tags in (("tags", network.tags), ("names", network.names)):
        add_affine(tables, f"{group}.narrow", tags.narrow)
        for head, linear in tags.out.items():
            add_affine(tables, f"{group}.{head}", linear, NEVER)
    for head, steps in network.transitions.of.items():
        group = "attributions" if head in ("roles", "inner") else "names"
        tables.floats(f"{group}.{head}.steps", padded(numpy(steps), 0.0))
    trees = network.trees
    add_affine(tables, "trees.arc_dependent", trees.arc_dependent)
    add_affine(tables, "trees.arc_head", trees.arc_head)
    scale = math.sqrt(trees.arc.shape[1])
    tables.floats("trees.arc", numpy(trees.arc[:-1]) / scale)
    tables.floats("trees.arc.bias", numpy(trees.arc[-1]) / scale)
    tables.floats("trees.arc_root", numpy(torch.relu(trees.arc_head(trees.root))))
    add_affine(tables, "trees.relation_dependent", trees.relation_dependent)
    add_affine(tables, "trees.relation_head", trees.relation_head)
    tables.floats("trees.relation_root", numpy(trees.relation_head(trees.root)))
    add_affine(tables, "trees.relation", trees.relation, NEVER)


def add_attributions(tables: Tables, attributions) -> None:
    add_affine(tables, "attributions.narrow", attributions.narrow)
    add_affine(tables, "attributions.roles", attributions.roles, NEVER)
    add_affine(tables, "attributions.inner", attributions.inner, NEVER)
    add_affine(tables, "attributions.link_narrow", attributions.link_narrow)
    for kind in LINKS:
        links = getattr(attributions, kind)
        # Both edges of a span stand side by side: one product reads them. What is asked for
        # is scaled here, so that the program need not.
        scale = 1 / math.sqrt(links.asks_first.out_features)
        asks = np.concatenate([numpy(links.asks_first.weight), numpy(links.asks_last.weight)], 1)
        meant = np.concatenate([numpy(links.meant_first.weight), numpy(links.meant_last.weight)], 1)
        name = f"attributions.{kind}"
        tables.floats(name + ".asks", asks.T)
        tables.floats(name + ".asks.bias", numpy(links.asks_first.bias))
        tables.floats(name + ".meant", meant.T * scale)
        tables.floats(name + ".meant.bias", numpy(links.meant_first.bias) * scale)
        tables.floats(name + ".none", numpy(links.none.weight)[0])
        tables.floats(name + ".none.bias", numpy(links.none.bias))


def is_word(form: str) -> bool:
    """Has letters and no figures: "p.m." and "n't" too, "F-16" and "2nd" not."""
    return any(c.isalpha() for c in form) and not any(c.isdigit() or c.isspace() for c in form)


def lemma_rows(open_data_only: bool) -> str:
    """Every form of the treebanks with its XPOS and the lemmas it had, most frequent
    first; src/syntax/lemma_memory.cc says how they are used."""
    seen = collections.defaultdict(collections.Counter)
    for corpus in training_sets(open_data_only):
        for sentence in (s for p in corpus.paragraphs for s in p if s.lemmas):
            for form, xpos, lemma in zip(sentence.words, sentence.xpos, sentence.lemmas):
                if xpos not in ("NNP", "NNPS") and is_word(form):
                    seen[form.lower(), xpos][lemma] += 1
    rows = []
    for (form, xpos), lemmas in sorted(seen.items()):
        ordered = sorted(lemmas, key=lambda l: (-lemmas[l], l))
        rows.append(f"{form}\t{xpos}\t{' '.join(l for l in ordered if ' ' not in l)}")
    return "\n".join(rows)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("run")
    parser.add_argument("file", type=pathlib.Path)
    parser.add_argument("--open-data-only", action="store_true", help="as the run was trained")
    parser.add_argument("--sentences", type=pathlib.Path, default=CACHE / "sentences.npy")
    options = parser.parse_args()
    network, labels, _ = load_run(options.run)
    tables = Tables()
    add_encoder(tables, network)
    add_heads(tables, network)
    if network.attributions is not None:
        add_attributions(tables, network.attributions)
    # Whole numbers whose sum's sign is the answer: no scale is needed.
    tables.add("sentences", np.load(options.sentences), "i8")
    rows = lemma_rows(options.open_data_only).encode()
    tables.add("lemmas", np.frombuffer(rows, np.uint8), "text")
    vocabulary = (initial_folder() / "vocab.txt").read_bytes().rstrip(b"\n")
    tables.add("vocabulary", np.frombuffer(vocabulary, np.uint8), "text")
    content = tables.file(labels.classes)
    options.file.parent.mkdir(parents=True, exist_ok=True)
    options.file.write_bytes(content)
    print(f"{len(content)} bytes; the row for data/models.tsv:")
    print(f"{hashlib.sha256(content).hexdigest()}\t{options.file.name}\t{options.run}")


if __name__ == "__main__":
    sys.exit(main())
