"""Windows -> tensors: pieces padded for the encoder, words and sentences for the heads."""

import dataclasses
import random

import torch

from augment import NamePool, augmented_paragraph
from corpora import Sentence, spans_of, valid_bio
from labels import NAME_SCHEMES, WORD_HEADS, Labels, gold_of
from sets import Corpus
from windows import Window, WordPieces, windows_of


@dataclasses.dataclass
class Sequences:
    """Sequences of words whose tags are all known: sentences with names by one scheme, or
    windows with roles; all sequences x words."""

    words: torch.Tensor  # number of the word, 0 where padded
    inside: torch.Tensor  # is there a word?
    gold: torch.Tensor  # its tag, 0 where padded


@dataclasses.dataclass
class Linked:
    """Spans of one kind, and which span of another kind each belongs to."""

    asking: torch.Tensor  # spans x 2: numbers of the first and the last word
    meant: torch.Tensor  # spans x candidates x 2
    possible: torch.Tensor  # spans x (1 + candidates): is there a candidate? the first: none
    gold: torch.Tensor  # its place among them


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
    named: dict[str, Sequences]  # scheme -> the sentences it annotates
    roles: Sequences | None  # windows whose attributions are known, whole
    inner: Sequences | None  # contents inside which attributions are known
    links: dict[str, Linked]  # of content to cue and of cue to source


def _gold_words(sentence: Sentence, head: str, count: int, labels: Labels) -> list[int]:
    gold = gold_of(sentence, head) if head in labels.classes else None
    if gold is None:
        return [Labels.IGNORED] * count
    return [labels.index(head, g) for g in gold[:count]]


def _named(scheme: str, read: list[Sentence], sentences: list[list[int]], labels: Labels) -> Sequences | None:
    """Sentences of which every tag is known; one that a window cut short keeps what is left."""
    rows = []
    for sentence, at in zip(read, sentences):
        row = _gold_words(sentence, scheme, len(at), labels)
        if row and Labels.IGNORED not in row:
            rows.append((at, row))
    return _padded_words(rows)


LINKS = {"cue_of_content": ("content", "cue"), "source_of_cue": ("cue", "source")}


def _known_roles(window: Window) -> list[str] | None:
    """The roles of the window's words; None where a set says nothing of them."""
    if not window.words or any(s.roles is None for s in window.read):
        return None
    roles = []
    for sentence, (first, last) in zip(window.read, window.sentences):
        roles += sentence.roles[: last - first]
    return valid_bio(roles)


def _inner_roles(window: Window, roles: list[str], before: int, labels: Labels):
    """The numbers of the words of each content, and their roles inside it."""
    if any(s.inner is None for s in window.read):
        return
    inner = []
    for sentence, (first, last) in zip(window.read, window.sentences):
        inner += sentence.inner[: last - first]
    for first, end, role in spans_of(roles):
        if role == "content":
            row = valid_bio(inner[first:end])
            yield list(range(before + first, before + end)), [labels.index("roles", r) for r in row]


def _padded_words(rows: list[tuple[list[int], list[int]]]) -> Sequences | None:
    if not rows:
        return None
    words, gold = (
        torch.nn.utils.rnn.pad_sequence([torch.tensor(r[i]) for r in rows], batch_first=True) for i in (0, 1)
    )
    lengths = torch.tensor([len(r[0]) for r in rows])
    return Sequences(words, torch.arange(words.shape[1]) < lengths[:, None], gold)


def _window_links(window: Window, roles: list[str], before: int, kind: str):
    """(first, last) of each span that asks, of all that may be meant, and which of them is:
    0 for none, else 1 + its place."""
    asks, meant = LINKS[kind]
    spans = spans_of(roles)
    links = {}
    for sentence, (first, last) in zip(window.read, window.sentences):
        for i, link in enumerate((sentence.links or [])[: last - first]):
            if link is not None:
                links[first + i] = link
    candidates = [(a, b - 1) for a, b, role in spans if role == meant]
    at = {a: i + 1 for i, (a, _) in enumerate(candidates)}
    for first, end, role in spans:
        if role == asks and first in links:
            gold = at.get(first + links[first], 0) if links[first] else 0
            yield (before + first, before + end - 1), [(before + a, before + b) for a, b in candidates], gold


def _linked(rows: list) -> Linked | None:
    if not rows:
        return None
    widest = max(len(r[1]) for r in rows)
    meant = torch.zeros(len(rows), widest, 2, dtype=torch.long)
    possible = torch.zeros(len(rows), 1 + widest, dtype=torch.bool)
    possible[:, 0] = True
    for i, (_, candidates, _) in enumerate(rows):
        if candidates:
            meant[i, : len(candidates)] = torch.tensor(candidates)
        possible[i, 1 : 1 + len(candidates)] = True
    return Linked(torch.tensor([r[0] for r in rows]), meant, possible, torch.tensor([r[2] for r in rows]))


def batch_of(windows: list[Window], labels: Labels) -> Batch:
    longest = max(len(w.pieces) for w in windows)

    def padded(rows):
        return torch.tensor([r + [0] * (longest - len(r)) for r in rows])

    words, sentences, read = [], [], []
    roles, inner, links = [], [], {kind: [] for kind in LINKS}
    for row, window in enumerate(windows):
        before = len(words)
        known = _known_roles(window) if "roles" in labels.classes else None
        if known is not None:
            roles.append((list(range(before, before + len(known))), [labels.index("roles", r) for r in known]))
            inner += _inner_roles(window, known, before, labels)
            for kind in LINKS:
                links[kind] += _window_links(window, known, before, kind)
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
        _padded_words(roles), _padded_words(inner), {k: linked for k, rows in links.items() if (linked := _linked(rows)) is not None},
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
