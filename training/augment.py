"""Sentences as other newsrooms would print them, so that what is learned does not hang on
case, quotation marks or a final stop. Only words change, and leaves go: trees stay trees.
"""

import dataclasses
import random

from corpora import Sentence, spans_of
from sets import Corpus

_STRAIGHT = {"“": '"', "”": '"', "‘": "'", "’": "'", "’s": "'s", "n’t": "n't"}
_TREEBANK = {"“": "``", "”": "''", "(": "-LRB-", ")": "-RRB-", "[": "-LSB-", "]": "-RSB-"}
_SMALL = {"a", "an", "the", "of", "in", "on", "for", "to", "and", "or", "by", "with", "at", "as"}
_LEFT_OUT = {"the", "a", "an", "is", "are", "was", "were", "has", "have"}
_STOPS = {".", "!", "?"}


def _with_words(sentence: Sentence, words: list[str]) -> Sentence:
    return dataclasses.replace(sentence, words=words)


def _curly(words: list[str], opened: bool) -> tuple[list[str], bool]:
    changed = []
    for word in words:
        if word == '"':
            opened = not opened
            word = "“" if opened else "”"
        changed.append(word.replace("'", "’") if len(word) > 1 or word == "'" else word)
    return changed, opened


def _with_marks(paragraph: list[Sentence], chance: random.Random) -> list[Sentence]:
    """Quotation marks of another kind now and then: curly, straight or the Penn Treebank's."""
    draw = chance.random()
    if draw < 0.25:
        opened, changed = False, []
        for sentence in paragraph:
            words, opened = _curly(sentence.words, opened)
            changed.append(_with_words(sentence, words))
        return changed
    marks = _STRAIGHT if draw < 0.35 else _TREEBANK if draw < 0.4 else None
    if marks is None:
        return paragraph
    return [_with_words(s, [marks.get(w, w) for w in s.words]) for s in paragraph]


def _titled(words: list[str]) -> list[str]:
    return [
        w if w.lower() in _SMALL and i > 0 else w[:1].upper() + w[1:]
        for i, w in enumerate(words)
    ]


def without(sentence: Sentence, gone: set[int]) -> Sentence:
    """The sentence without the words at `gone`, which no word may hang on."""
    kept = [i for i in range(len(sentence.words)) if i not in gone]
    new = {old + 1: n + 1 for n, old in enumerate(kept)} | {0: 0}

    def of(values):
        return None if values is None else [values[i] for i in kept]

    heads = sentence.heads and [new[sentence.heads[i]] for i in kept]
    names = {}
    for scheme, tags in sentence.names.items():
        left = [tags[i] for i in kept]
        # What began a name may be gone: the next word begins it.
        for i, tag in enumerate(left):
            if tag[:2] == "I-" and (i == 0 or left[i - 1][2:] != tag[2:]):
                left[i] = "B-" + tag[2:]
        names[scheme] = left
    return dataclasses.replace(
        sentence, words=of(sentence.words), space_after=of(sentence.space_after),
        upos=of(sentence.upos), xpos=of(sentence.xpos), feats=of(sentence.feats),
        lemmas=of(sentence.lemmas), heads=heads, deprels=of(sentence.deprels), names=names,
    )


def _leaves(sentence: Sentence) -> set[int]:
    if sentence.heads is None:
        return set()
    return set(range(len(sentence.words))) - {h - 1 for h in sentence.heads}


def _headline(sentence: Sentence, chance: random.Random) -> Sentence:
    """No articles, no auxiliaries, no stop; some papers capitalise every word."""
    leaves = _leaves(sentence)
    gone = {
        i
        for i in leaves
        if sentence.words[i].lower() in _LEFT_OUT or (sentence.words[i] in _STOPS and i + 1 == len(sentence.words))
    }
    if len(gone) + 1 < len(sentence.words):
        sentence = without(sentence, gone)
    if chance.random() < 0.4:
        sentence = _with_words(sentence, _titled(sentence.words))
    return dataclasses.replace(sentence, headline=chance.random() < 0.7)


def _no_final_stop(sentence: Sentence) -> Sentence:
    last = len(sentence.words) - 1
    if last > 0 and sentence.words[last] in _STOPS and last in _leaves(sentence):
        return without(sentence, {last})
    return sentence


# Labels of other schemes for what the first scheme calls so: their names may stand in its texts.
_SAME = {
    ("wikigold", "PER"): ("worldwide", "Person"),
    ("wikigold", "ORG"): ("worldwide", "Organization"),
    ("wikigold", "LOC"): ("worldwide", "Location"),
    ("re3d", "Person"): ("worldwide", "Person"),
    ("gum", "person"): ("worldwide", "Person"),
    ("gum", "organization"): ("worldwide", "Organization"),
    ("gum", "place"): ("worldwide", "Location"),
}


class NamePool:
    """Every different name of the training sets, by scheme and label."""

    def __init__(self, sets: list[Corpus]):
        found: dict[tuple[str, str], dict[tuple[str, ...], None]] = {}
        for sentence in (s for c in sets for p in c.paragraphs for s in p):
            for scheme, tags in sentence.names.items():
                if scheme == "gum_heads":
                    continue
                for first, last, label in spans_of(tags):
                    words = tuple(sentence.words[first:last])
                    if not any(w[:1].isupper() for w in words):
                        continue
                    for key in {(scheme, label), _SAME.get((scheme, label), (scheme, label))}:
                        found.setdefault(key, {})[words] = None
        self._names = {key: list(names) for key, names in found.items()}

    def swapped(self, sentence: Sentence, chance: random.Random, share: float) -> Sentence:
        """The sentence with some names put in the place of others of their kind: what a
        name looks like, and what stands around it, are then learned apart. Sentences with
        trees stay as they are."""
        if sentence.heads is not None or len(sentence.names) != 1:
            return sentence
        [(scheme, tags)] = sentence.names.items()
        words, new_tags, at = [], [], 0
        for first, last, label in spans_of(tags):
            words += sentence.words[at:first]
            new_tags += tags[at:first]
            names = self._names.get((scheme, label))
            swap = names is not None and chance.random() < share
            name = list(chance.choice(names)) if swap else sentence.words[first:last]
            words += name
            new_tags += ["B-" + label] + ["I-" + label] * (len(name) - 1)
            at = last
        words += sentence.words[at:]
        new_tags += tags[at:]
        return Sentence(words, [True] * len(words), names={scheme: new_tags}, headline=sentence.headline)


def augmented(sentence: Sentence, chance: random.Random) -> Sentence:
    """Mostly the sentence itself; now and then another way to print it."""
    draw = chance.random()
    if draw < 0.04:
        sentence = _headline(sentence, chance)
    elif draw < 0.055:
        sentence = _with_words(sentence, [w.upper() for w in sentence.words])
    elif draw < 0.075:
        sentence = _with_words(sentence, [w.lower() for w in sentence.words])
    elif draw < 0.115:
        sentence = _no_final_stop(sentence)
    return sentence


def augmented_paragraph(paragraph: list[Sentence], chance: random.Random) -> list[list[Sentence]]:
    """The paragraph as one window or, now and then, its sentences each alone."""
    changed = _with_marks([augmented(s, chance) for s in paragraph], chance)
    # What is said often goes on in the next sentence: such paragraphs stay whole.
    if chance.random() < 0.2 and all(s.roles is None for s in paragraph):
        return [[s] for s in changed]
    return [changed]
