"""The classes of every head, counted once from the training sets and kept with a run."""

import collections
import json
import pathlib

from corpora import Sentence
from lemmas import script_of
from sets import Corpus

# Heads that give one class to each word, with what of a sentence they learn.
WORD_HEADS = ["upos", "xpos", "feats", "lemma", "worldwide", "gum", "gum_heads", "re3d", "wikigold"]
# Those of them whose classes are BIO tags of names.
NAME_SCHEMES = ["worldwide", "gum", "re3d", "wikigold"]
# Classes of the head of roles: BIO tags of what a word is to an attribution.
ROLES = ["O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content"]
RARE = {"lemma": 2}  # a class must be seen as often as this


def gold_of(sentence: Sentence, head: str) -> list[str] | None:
    if head == "lemma":
        if sentence.lemmas is None:
            return None
        return [script_of(w, l) for w, l in zip(sentence.words, sentence.lemmas)]
    if head in ("upos", "xpos", "feats"):
        return getattr(sentence, head)
    return sentence.names.get(head)


class Labels:
    """`classes[head]` is the list of names; unknown ones have the index IGNORED."""

    IGNORED = -100

    def __init__(self, classes: dict[str, list[str]]):
        self.classes = classes
        self._index = {h: {c: i for i, c in enumerate(cs)} for h, cs in classes.items()}

    def index(self, head: str, name: str) -> int:
        return self._index[head].get(name, self.IGNORED)

    def save(self, path: pathlib.Path) -> None:
        path.write_text(json.dumps(self.classes, ensure_ascii=False, indent=1))

    @staticmethod
    def load(path: pathlib.Path) -> "Labels":
        return Labels(json.loads(path.read_text()))

    @staticmethod
    def of(sets: list[Corpus]) -> "Labels":
        counts = {h: collections.Counter() for h in WORD_HEADS + ["deprel"]}
        for sentence in (s for c in sets for p in c.paragraphs for s in p):
            for head in WORD_HEADS:
                counts[head].update(gold_of(sentence, head) or [])
            counts["deprel"].update(sentence.deprels or [])
        classes = {}
        for head, counted in counts.items():
            least = RARE.get(head, 1)
            kept = [c for c, n in sorted(counted.items(), key=lambda x: (-x[1], x[0])) if n >= least]
            if kept:
                classes[head] = kept
        if any(s.roles for c in sets for p in c.paragraphs for s in p):
            classes["roles"] = ROLES
        return Labels(classes)
