"""Windows -> tensors: pieces padded for the encoder, words and sentences for the heads."""

import dataclasses
import random

import torch

from augment import NamePool, augmented_paragraph
from corpora import Corpus, Sentence
from labels import NAME_SCHEMES, WORD_HEADS, Labels, gold_of
from windows import Window, WordPieces, windows_of


@dataclasses.dataclass
class Named:
    """Sentences with names by one scheme; all sentences x words."""

    words: torch.Tensor  # number of the word, 0 where padded
    inside: torch.Tensor  # is there a word?
    gold: torch.Tensor  # its tag, 0 where padded


@dataclasses.dataclass
class Batch:
    pieces: torch.Tensor  # windows x pieces
    shapes: torch.Tensor
    flags: torch.Tensor
    lengths: torch.Tensor
    words: torch.Tensor  # every word's place in the flattened windows x pieces
    gold: dict[str, torch.Tensor]  # head -> class of every word; not the schemes of names
    sentences: torch.Tensor  # sentences x words: number of the word, 0 where padded
    in_sentence: torch.Tensor  # sentences x words: is there a word?
    heads: torch.Tensor  # sentences x words: 0 = root, IGNORED where unknown
    deprels: torch.Tensor
    named: dict[str, Named]  # scheme -> the sentences it annotates


def _gold_words(sentence: Sentence, head: str, count: int, labels: Labels) -> list[int]:
    gold = gold_of(sentence, head) if head in labels.classes else None
    if gold is None:
        return [Labels.IGNORED] * count
    return [labels.index(head, g) for g in gold[:count]]


def _named(scheme: str, read: list[Sentence], sentences: list[list[int]], labels: Labels) -> Named | None:
    """Sentences of which every tag is known; one that a window cut short keeps what is left."""
    places, tags = [], []
    for sentence, at in zip(read, sentences):
        row = _gold_words(sentence, scheme, len(at), labels)
        if row and Labels.IGNORED not in row:
            places.append(torch.tensor(at))
            tags.append(torch.tensor(row))
    if not places:
        return None
    words, gold = (torch.nn.utils.rnn.pad_sequence(x, batch_first=True) for x in (places, tags))
    lengths = torch.tensor([len(p) for p in places])
    return Named(words, torch.arange(words.shape[1]) < lengths[:, None], gold)


def batch_of(windows: list[Window], labels: Labels) -> Batch:
    longest = max(len(w.pieces) for w in windows)

    def padded(rows):
        return torch.tensor([r + [0] * (longest - len(r)) for r in rows])

    words, sentences, read = [], [], []
    for row, window in enumerate(windows):
        before = len(words)
        words += [row * longest + piece for piece in window.words]
        sentences += [list(range(before + a, before + b)) for a, b in window.sentences]
        read += window.read
    gold = {}
    for head in WORD_HEADS:
        if head in NAME_SCHEMES:
            continue
        column = []
        for sentence, places in zip(read, sentences):
            column += _gold_words(sentence, head, len(places), labels)
        gold[head] = torch.tensor(column)
    trees = [i for i, s in enumerate(sentences) if s and read[i].heads is not None]
    widest = max((len(sentences[i]) for i in trees), default=0)
    at = torch.zeros(len(trees), widest, dtype=torch.long)
    inside = torch.zeros(len(trees), widest, dtype=torch.bool)
    heads = torch.full((len(trees), widest), Labels.IGNORED)
    deprels = torch.full((len(trees), widest), Labels.IGNORED)
    for row, i in enumerate(trees):
        n = len(sentences[i])
        at[row, :n] = torch.tensor(sentences[i])
        inside[row, :n] = True
        cut = n < len(read[i].words)
        known = [h if h <= n else Labels.IGNORED for h in read[i].heads[:n]] if cut else read[i].heads
        heads[row, :n] = torch.tensor(known)
        deprels[row, :n] = torch.tensor([labels.index("deprel", d) for d in read[i].deprels[:n]])
    return Batch(
        padded([w.pieces for w in windows]), padded([w.shapes for w in windows]),
        padded([w.flags for w in windows]), torch.tensor([len(w.pieces) for w in windows]),
        torch.tensor(words), gold, at, inside, heads, deprels,
        {s: n for s in NAME_SCHEMES if (n := _named(s, read, sentences, labels)) is not None},
    )


def grouped(windows: list[Window], most_pieces: int) -> list[list[Window]]:
    """Windows of like length together, so that little is padding."""
    groups, group, width = [], [], 0
    for window in sorted(windows, key=lambda w: len(w.pieces)):
        wider = max(width, len(window.pieces))
        if group and wider * (len(group) + 1) > most_pieces:
            groups.append(group)
            group, wider = [], len(window.pieces)
        group.append(window)
        width = wider
    return groups + [group] if group else groups


def epoch(
    sets: list[Corpus], pieces: WordPieces, most_pieces: int, seed: int, shares: dict[str, float],
    pool: NamePool, swaps: float,
):
    """The windows of one epoch in groups, the same for the same seed. `shares` says how
    much of a set an epoch reads, `swaps` what share of names is put in for others."""
    chance = random.Random(seed)
    windows = []
    for corpus in sets:
        for paragraph in corpus.paragraphs:
            if chance.random() >= shares.get(corpus.name, 1.0):
                continue
            read = [pool.swapped(s, chance, swaps) for s in paragraph] if swaps else paragraph
            for part in augmented_paragraph(read, chance):
                windows += windows_of(part, pieces)
    windows = [w for w in windows if w.words]
    groups = []
    chance.shuffle(windows)
    # Sorted within large chunks: like lengths together, yet another order each epoch.
    chunk = 4000
    for i in range(0, len(windows), chunk):
        groups += grouped(windows[i : i + chunk], most_pieces)
    chance.shuffle(groups)
    return groups
