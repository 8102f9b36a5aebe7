"""Paragraphs -> windows: what the encoder reads at once, as arrays of small integers.

A window is at most 256 pieces of one paragraph. Every piece has the id of the word piece,
the shape of its word, and flags. The same is done in C++ by src/syntax/windows.cc.
"""

import dataclasses
import functools

from tokenizers import Tokenizer

from corpora import Sentence

MOST_PIECES = 256
MOST_PIECES_OF_WORD = 16  # what has more is a code or an address
CLS, SEP = 101, 102

SHAPES = ["none", "lower", "title", "upper", "mixed", "digit", "punct"]
FLAG_SENTENCE_START, FLAG_IN_QUOTES, FLAG_HEADLINE = 1, 2, 4

OPENING, CLOSING, EITHER = {"“", "«", "``"}, {"”", "»", "''"}, '"'


def shape_of(word: str) -> int:
    letters = [c for c in word if c.isalpha()]
    if any(c.isdigit() for c in word):
        return SHAPES.index("digit")
    if not letters:
        return SHAPES.index("punct")
    if all(c.islower() or not c.isupper() for c in letters):
        return SHAPES.index("lower")
    if all(c.isupper() for c in letters):
        return SHAPES.index("upper" if len(letters) > 1 else "title")
    if letters[0].isupper() and not any(c.isupper() for c in letters[1:]):
        return SHAPES.index("title")
    return SHAPES.index("mixed")


def in_quotes(words: list[str], inside: bool = False) -> tuple[list[bool], bool]:
    """Is each word inside double quotation marks? The marks themselves are not."""
    flags = []
    for word in words:
        if word in OPENING:
            inside = True
            flags.append(False)
        elif word in CLOSING:
            inside = False
            flags.append(False)
        elif word == EITHER:
            inside = not inside
            flags.append(False)
        else:
            flags.append(inside)
    return flags, inside


@dataclasses.dataclass
class Window:
    """`words` index into the pieces; sentences are (first word, one past the last)."""

    pieces: list[int]
    shapes: list[int]
    flags: list[int]
    words: list[int]  # the first piece of each word
    sentences: list[tuple[int, int]]
    read: list[Sentence]


class WordPieces:
    """Word -> piece ids, by the tokenizer that the initial weights were made with."""

    def __init__(self, path: str):
        self._tokenizer = Tokenizer.from_file(path)
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._unknown = self._tokenizer.token_to_id("[UNK]")
        self.of = functools.lru_cache(maxsize=500_000)(self._of)

    def _of(self, word: str) -> tuple[int, ...]:
        ids = self._tokenizer.encode(word, add_special_tokens=False).ids
        return tuple(ids[:MOST_PIECES_OF_WORD]) or (self._unknown,)


def windows_of(paragraph: list[Sentence], pieces: WordPieces) -> list[Window]:
    """Whole sentences fill a window; a sentence longer than a window is cut short."""
    windows: list[Window] = []
    window = None
    quoted = False
    for sentence in paragraph:
        ids = [pieces.of(w) for w in sentence.words]
        size = sum(map(len, ids))
        if window is None or len(window.pieces) + 1 + size > MOST_PIECES:
            if window is not None:
                windows.append(_closed(window))
            window = Window([CLS], [0], [0], [], [], [])
        quotes, quoted = in_quotes(sentence.words, quoted)
        first = len(window.words)
        for i, (word, word_ids) in enumerate(zip(sentence.words, ids)):
            if len(window.pieces) + 1 + len(word_ids) > MOST_PIECES:
                break
            flags = FLAG_SENTENCE_START * (i == 0) + FLAG_IN_QUOTES * quotes[i]
            flags += FLAG_HEADLINE * sentence.headline
            window.words.append(len(window.pieces))
            window.pieces += word_ids
            window.shapes += [shape_of(word)] * len(word_ids)
            window.flags += [flags] * len(word_ids)
        window.sentences.append((first, len(window.words)))
        window.read.append(sentence)
    if window is not None:
        windows.append(_closed(window))
    return windows


def _closed(window: Window) -> Window:
    window.pieces.append(SEP)
    window.shapes.append(0)
    window.flags.append(0)
    return window
