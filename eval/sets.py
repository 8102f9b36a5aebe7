"""Finds the gold sets of a folder, and the tools they are scored with.

A gold set is recognised by what its records hold, not by its name, so that a test set,
or a set nobody has heard of, is measured like the development sets it resembles.
"""

import gzip
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Iterator

from kinds import KINDS, SEED, Kind


OWN = Path(__file__).resolve().parent  # its tools/ has the adapters of our own

# How the names of files end, and what stands for a record where there are none.
PLAIN = {".conllu": {"conllu": True}, ".conll": {"columns": True}, ".iob2": {"columns": True}}


class Missing(Exception):
    """What a measurement needs is not there; the text names it and the remedy."""


@dataclass(frozen=True)
class GoldSet:
    """One gold file; `text` is the report a seed's gold belongs to."""

    name: str
    path: Path
    kind: Kind
    text: Path | None = None

    @property
    def task(self) -> str:
        return self.kind.task


@dataclass(frozen=True)
class Data:
    """The folders a measurement reads: the gold sets, and where tools they lack are."""

    folder: Path
    fallback: Path

    def tool(self, script: str, task: str) -> Path:
        """An adapter or a scorer; the folder's own goes before the fallback's."""
        for root in (self.folder, self.fallback, OWN):
            for place in (root / task, root / "tools"):
                found = sorted(place.rglob(script)) if place.is_dir() else []
                if found:
                    return found[0]
        raise Missing(
            f"no {script} in {task}/ or tools/ of {self.folder} or {self.fallback};"
            " put the scorers and tools beside the gold sets"
        )

    def seeds(self) -> Path:
        """The default folder keeps its seed beside itself, any other folder inside."""
        inside = self.folder / "seed"
        if not inside.is_dir() and self.folder.resolve() == self.fallback.resolve():
            return self.folder.parent / "seed"
        return inside


def find_sets(data: Data, task: str) -> tuple[list[GoldSet], list[str]]:
    """The gold sets of one task, by name, and a note on each that cannot be scored."""
    if task == "seed":
        return find_seeds(data.seeds())
    sets, notes = [], []
    folders = {kind.folder or kind.task for kind in KINDS if kind.task == task}
    for path in sorted(p for f in sorted(folders) for p in (data.folder / f).rglob("*")):
        plain = path.name.removesuffix(".gz")
        if not plain.endswith((".jsonl", *PLAIN)) or "train" in plain:
            continue
        kind = kind_of(task, plain, path)
        if kind and task == "attribution" and several_answers(path):
            notes.append(f"{path.name}: several annotators of one text, left out")
        elif kind:
            sets.append(GoldSet(plain.rpartition(".")[0], path, kind))
    return sets, notes


def find_seeds(folder: Path) -> tuple[list[GoldSet], list[str]]:
    sets, notes = [], []
    for gold in sorted(folder.rglob("gold.jsonl*")):
        texts = sorted(p for p in gold.parent.glob("*.txt") if p.name[0] != ".")
        numbered = [p for p in texts if p.name.startswith("000_")]
        if len(numbered or texts) == 1:
            sets.append(GoldSet(gold.parent.name, gold, SEED, (numbered or texts)[0]))
        else:
            notes.append(f"{gold}: {len(texts)} texts beside it, not one; left out")
    return sets, notes


def kind_of(task: str, name: str, path: Path) -> Kind | None:
    kinds = [kind for kind in KINDS if kind.task == task]
    # Columns have no fields to tell by; elsewhere the first record may have none.
    plain = [record for ending, record in PLAIN.items() if name.endswith(ending)]
    for record in plain or records(path):
        for kind in kinds:
            if kind.holds(name, record):
                return kind
    return None


def several_answers(path: Path) -> bool:
    ids = [record["id"] for record in records(path)]
    return len(ids) != len(set(ids))


def records(path: Path) -> Iterator[dict]:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)
