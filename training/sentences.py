"""Trains the classifier of sentence boundaries: does a sentence begin at this white space?

usage: sentences.py FILE --hearsay PROGRAM

A line of features for every white space inside a paragraph, hashed into 2^16 weights of a
logistic regression. One feature is what the rules say, asked of PROGRAM (--analyser rules).
src/split/boundary_classifier.cc computes the same features. FILE (.npy) is what export.py
puts into the file of weights.
"""

import argparse
import dataclasses
import itertools
import json
import pathlib
import subprocess
import sys

import numpy as np

from corpora import Sentence, read_conllu
from places import DEV, TRAIN

BUCKETS = 1 << 16
# Added to every score: a boundary too many costs less than one too few, found on the
# development sets (0.2 F1 more than without).
LEAN = 0.5
LONG = (1, 2, 3, 5, 8, 12, 20, 40)


def hashed(text: str) -> int:
    """FNV-1a, 32 bits, folded to a bucket."""
    h = 2166136261
    for byte in text.encode():
        h = ((h ^ byte) * 16777619) & 0xFFFFFFFF
    return (h ^ (h >> 16)) & (BUCKETS - 1)


def length(n: int) -> str:
    """A number as the first bound that holds it."""
    for i, bound in enumerate(LONG):
        if n <= bound:
            return str(i)
    return str(len(LONG))


def is_word(c: str) -> bool:
    return c.isalnum()


class Chunk:
    """What stands between two white spaces: marks, a core, marks."""

    def __init__(self, text: str):
        first, last = 0, len(text)
        while first < last and not is_word(text[first]):
            first += 1
        while last > first and not is_word(text[last - 1]):
            last -= 1
        self.before, core, self.after = text[:first], text[first:last], text[last:]
        self.word = "".join("0" if c.isdecimal() else c for c in core.lower())[:24]
        self.shape = self._shape(core)

    @staticmethod
    def _shape(core: str) -> str:
        if not core:
            return "-"
        letters = [c for c in core if c.isalpha()]
        if core[0].isdecimal():
            kind = "0"
        elif not letters:
            kind = "?"
        elif all(c.isupper() for c in letters):
            kind = "A" if len(letters) > 1 else "I"
        elif core[0].isupper():
            kind = "T"
        else:
            kind = "a"
        return kind + ("." if "." in core else "")


NONE = Chunk("")


def features(chunks: list[Chunk], i: int, since: int, quoted: bool, ruled: bool) -> list[str]:
    """Of the white space behind chunk `i`; `since`: chunks since the sentence began."""
    left, right = chunks[i], chunks[i + 1]
    before = chunks[i - 1] if i > 0 else NONE
    behind = chunks[i + 2] if i + 2 < len(chunks) else NONE
    first = chunks[i + 1 - since]
    rule = "1" if ruled else "0"
    marks = left.after or "_"
    opens = right.before or "_"
    rest = length(len(chunks) - i - 1)
    return [
        "rule " + rule,
        "rule marks " + rule + marks,
        "marks " + marks,
        "marks shape " + marks + " " + right.shape,
        "marks word " + marks + " " + right.word,
        "marks opens shape " + marks + " " + opens + " " + right.shape,
        "marks left " + marks + " " + left.shape + " " + right.shape,
        "left " + left.word + marks,
        "left shape " + left.word + marks + " " + right.shape,
        "end " + left.word[-3:] + marks,
        "right " + right.word + " " + right.shape,
        "right mark " + right.word + right.after[:1],
        "opens " + opens + " " + right.shape,
        "pair " + left.word + marks + " " + right.word,
        "shapes " + before.shape + left.shape + marks + right.shape + behind.shape,
        "before " + before.word + before.after,
        "behind " + behind.word + " " + right.shape,
        "since " + length(since) + marks + " " + right.shape,
        "rest " + rest + marks + " " + right.shape,
        "quoted " + ("1" if quoted else "0") + marks + " " + right.shape,
        "first " + first.shape + marks + " " + right.shape,
        "since right " + length(since) + " " + right.word,
    ]


def open_quote(quoted: bool, chunk: str) -> bool:
    if chunk in ("``", "''"):
        return chunk == "``"
    for c in chunk:
        if c == '"':
            quoted = not quoted
        elif c in "“«":
            quoted = True
        elif c in "”»":
            quoted = False
    return quoted


# --- texts with gold boundaries --------------------------------------------------------


def paragraph_of(sentences: list[Sentence]) -> tuple[str, set[int]]:
    """The text and where sentences begin in it."""
    text, begins = "", set()
    for sentence in sentences:
        begins.add(len(text))
        for word, space in zip(sentence.words, sentence.space_after):
            text += word + (" " if space else "")
    return text.rstrip(), begins


def tokenised(sentences: list[Sentence]) -> list[Sentence]:
    """As older corpora print text: white space around every mark, `` and '' as quotes."""
    opened, changed = False, []
    for sentence in sentences:
        words = []
        for word in sentence.words:
            if word == '"':
                opened = not opened
            words.append({'"': "``" if opened else "''", "“": "``", "”": "''"}.get(word, word))
        changed.append(dataclasses.replace(sentence, words=words, space_after=[True] * len(words)))
    return changed


def ruled_begins(program: str, texts: list[str]) -> list[set[int]]:
    """Where the rules begin sentences, a paragraph a document."""
    lines = "".join(json.dumps({"id": str(i), "text": t}) + "\n" for i, t in enumerate(texts))
    done = subprocess.run([program, "worker", "--analyser", "rules"], input=lines, capture_output=True, text=True, check=True)
    return [{s["start"] for s in json.loads(line)["sentences"]} for line in done.stdout.splitlines()]


def chunks_of(text: str) -> list[tuple[int, str]]:
    found, at = [], 0
    for part in text.split():
        at = text.index(part, at)
        found.append((at, part))
        at += len(part)
    return found


def rows_of(text: str, begins: set[int], ruled: set[int]):
    """Buckets and answer of every white space; the boundaries before it as in the gold."""
    places = chunks_of(text)
    chunks = [Chunk(part) for _, part in places]
    since, quoted = 1, False
    for i in range(len(places) - 1):
        quoted = open_quote(quoted, places[i][1])
        next_at = places[i + 1][0]
        answer = next_at in begins
        yield [hashed(f) for f in features(chunks, i, since, quoted, next_at in ruled)], answer
        since = 1 if answer else since + 1


def read_set(path: pathlib.Path, program: str, tokens: bool = False):
    given = read_conllu(path)
    paragraphs = [paragraph_of(tokenised(p) if tokens else p) for p in given]
    ruled = ruled_begins(program, [t for t, _ in paragraphs])
    return [(t, b, r) for (t, b), r in zip(paragraphs, ruled)]


# --- learning and measuring ----------------------------------------------------------------


def train(data, epochs: int = 8, rate: float = 0.15, decay: float = 2e-6) -> np.ndarray:
    """AdaGrad, one row at a time, averaged over the last half."""
    x, y = [], []
    for text, begins, ruled in data:
        for row, answer in rows_of(text, begins, ruled):
            x.append(row)
            y.append(answer)
    x, y = np.array(x), np.array(y, dtype=np.float64)
    weights, squares = np.zeros(BUCKETS), np.full(BUCKETS, 1e-2)
    total, count = np.zeros(BUCKETS), 0
    random = np.random.default_rng(20260101)
    batch = 64
    for number in range(epochs):
        order = random.permutation(len(y))
        for at in range(0, len(order), batch):
            rows = order[at : at + batch]
            score = weights[x[rows]].sum(1)
            error = 1 / (1 + np.exp(-score)) - y[rows]
            gradient = np.zeros(BUCKETS)
            np.add.at(gradient, x[rows].ravel(), np.repeat(error, x.shape[1]))
            used = np.unique(x[rows])
            g = gradient[used] / len(rows) + decay * weights[used]
            squares[used] += g * g
            weights[used] -= rate * g / np.sqrt(squares[used])
        if number >= epochs // 2:
            total += weights
            count += 1
    return total / count


def found_begins(weights: np.ndarray, text: str, ruled: set[int]) -> set[int]:
    places = chunks_of(text)
    chunks = [Chunk(part) for _, part in places]
    begins, since, quoted = {0}, 1, False
    for i in range(len(places) - 1):
        quoted = open_quote(quoted, places[i][1])
        next_at = places[i + 1][0]
        score = sum(weights[hashed(f)] for f in features(chunks, i, since, quoted, next_at in ruled))
        since += 1
        if score > 0:
            begins.add(next_at)
            since = 1
    return begins


def measure(weights: np.ndarray | None, data) -> float:
    """F1 of whole sentences."""
    right = system = gold = 0
    for text, begins, ruled in data:
        found = ruled if weights is None else found_begins(weights, text, ruled)
        spans = lambda b: set(zip(sorted(b), sorted(b)[1:] + [len(text)]))
        right += len(spans(found) & spans(begins))
        system += len(found)
        gold += len(begins)
    return 200 * right / (system + gold)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=pathlib.Path)
    parser.add_argument("--hearsay", default="build/release/hearsay")
    options = parser.parse_args()
    sets = ["en_ewt-ud-train", "en_gum_permissive-train"]
    data = []
    for tokens in (False, True):
        for name in sets:
            data += read_set(TRAIN / f"syntax/{name}.conllu.gz", options.hearsay, tokens)
    weights = train(data)
    for rule in ("rule 0", "rule 1"):  # one of them is there whatever the text
        weights[hashed(rule)] += LEAN
    scale = np.abs(weights).max() / 127
    whole = np.rint(weights / scale).astype(np.int8)
    for name, tokens in itertools.product(("en_ewt-ud-dev", "en_gum_permissive-dev"), (False, True)):
        dev = read_set(DEV / f"syntax/{name}.conllu.gz", options.hearsay, tokens)
        print(f"{name}{', tokenised' * tokens}: rules {measure(None, dev):.2f}, learned {measure(weights, dev):.2f}, int8 {measure(whole * scale, dev):.2f}")
    np.save(options.file, whole)


if __name__ == "__main__":
    sys.exit(main())
