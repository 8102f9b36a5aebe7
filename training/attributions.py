"""Reads the sets of attributions with the program's own words and sentences.

usage: attributions.py --hearsay PROGRAM

These sets hold texts and spans of characters. What the analyser will be given at work are
the words that PROGRAM finds, so it is asked for them once; the paragraphs, with the role of
every word, are kept in the cache, where training and measuring look for them.
"""

import argparse
import dataclasses
import gzip
import json
import os
import pathlib
import subprocess
import sys

from corpora import Sentence
from places import CACHE, DEV, TRAIN

ROLES = ("source", "cue", "content")
SETS = {
    "polnear-train": TRAIN / "attribution/polnear_train.jsonl.gz",
    "polnear-dev": DEV / "attribution/polnear_dev.jsonl.gz",
    "polnear-words-dev": DEV / "attribution/polnear_cofenet_dev.jsonl.gz",
}


@dataclasses.dataclass
class Paragraph:
    """Sentences in which every word has a role; `places` are where the words stand in the
    text of `document`."""

    document: str
    sentences: list[Sentence]
    places: list[tuple[int, int]]


def cached(name: str) -> pathlib.Path:
    return CACHE / f"{name}.jsonl.gz"


def inner_labels(name: str) -> pathlib.Path:
    """Where nested.py keeps what it found inside contents, a row of tags for each paragraph."""
    return CACHE / f"{name}-inner.jsonl.gz"


def _rows(path: pathlib.Path) -> list:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def read_paragraphs(name: str) -> list[Paragraph]:
    path = cached(name)
    if not path.exists():
        sys.exit(f"{path} is missing: make it with training/attributions.py --hearsay PROGRAM")
    paragraphs = [
        Paragraph(
            r["document"],
            [Sentence(s["words"], [True] * len(s["words"]), roles=s["roles"], links=s["links"], headline=s["headline"])
             for s in r["sentences"]],
            r["places"],
        )
        for r in _rows(path)
    ]
    if inner_labels(name).exists():
        for paragraph, tags in zip(paragraphs, _rows(inner_labels(name)), strict=True):
            at = 0
            for sentence in paragraph.sentences:
                sentence.inner = tags[at : at + len(sentence.words)]
                at += len(sentence.words)
    return paragraphs


def analysed(program: str, records: list[dict]) -> list[dict]:
    """The program's reading of each record's text."""
    lines = "".join(json.dumps({"id": str(i), "text": r["text"]}) + "\n" for i, r in enumerate(records))
    done = subprocess.run(
        [program, "worker", "--layers", "tokens", "--threads", str(os.cpu_count())],
        input=lines.encode(), stdout=subprocess.PIPE, check=True,
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


def roles_of(words: list[tuple[int, int]], spans: list[tuple[int, int, str]]) -> tuple[list[str], dict]:
    """BIO tags of the words, and where among them each span begins. A word is in the span
    that holds its middle."""
    tags, begins = ["O"] * len(words), {}
    for start, end, role in spans:
        inside = [i for i, (a, b) in enumerate(words) if start <= (a + b) / 2 < end and tags[i] == "O"]
        for n, i in enumerate(inside):
            tags[i] = ("I-" if n else "B-") + role
        if inside:
            begins[start, end] = inside[0]
    return tags, begins


def links_of(record: dict, count: int, begins: dict) -> list[int | None] | None:
    """For the first word of every content: how many words further its cue begins; of every
    cue: its source; 0 where there is none. None where the set says nothing of it."""
    if "attributions" not in record:
        return None
    links = [None] * count

    def link(spans, others):
        to = [begins[tuple(o)] for o in others if tuple(o) in begins]
        for at in (begins[tuple(s)] for s in spans if tuple(s) in begins):
            links[at] = min(to, key=lambda t: abs(t - at)) - at if to else 0

    for one in record["attributions"]:
        link(one["content"], one["cue"])
        link(one["cue"], one["source"])
    return links


def paragraphs_of(record: dict, reading: dict) -> list[dict]:
    text = record["text"]
    found = record.get("mentions") or {
        role: sorted({tuple(s) for a in record["attributions"] for s in a[role]}) for role in ROLES
    }
    words = [(t["start"], t["end"]) for t in reading["tokens"]]
    tags, begins = roles_of(words, [(s, e, role) for role in ROLES for s, e in found[role]])
    links = links_of(record, len(words), begins)
    title_end = (reading["title"] or {}).get("end") or 0
    paragraphs, before, at = [], None, 0
    for number, sentence in enumerate(reading["sentences"]):
        first = at
        while at < len(words) and reading["tokens"][at]["sentence"] == number:
            at += 1
        if before is None or "\n" in text[before : sentence["start"]]:
            paragraphs.append({"document": record["id"], "sentences": [], "places": []})
        paragraphs[-1]["sentences"].append({
            "words": [text[a:b] for a, b in words[first:at]],
            "roles": tags[first:at],
            "links": links and links[first:at],
            "headline": sentence["end"] <= title_end,
        })
        paragraphs[-1]["places"] += words[first:at]
        before = sentence["end"]
    return paragraphs


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--hearsay", required=True, help="the program, build/release/hearsay")
    options = parser.parse_args()
    for name, path in SETS.items():
        records = _rows(path)
        rows = [p for r, reading in zip(records, analysed(options.hearsay, records)) for p in paragraphs_of(r, reading)]
        with gzip.open(cached(name), "wt", encoding="utf-8") as file:
            file.writelines(json.dumps(row) + "\n" for row in rows)
        print(f"{name}: {len(records)} texts, {len(rows)} paragraphs, {sum(len(r['places']) for r in rows)} words")


if __name__ == "__main__":
    sys.exit(main())
