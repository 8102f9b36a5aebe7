#!/usr/bin/env python3
"""Readings with --layers names -> the gold's words with the names that were found.

usage: to_names.py READINGS.jsonl GOLD > predicted

Of the label schemes the one is taken whose labels are most like the gold's; a gold word
belongs to a name when any of it does. Labels that the gold has not are left out.
"""

import collections
import json
import sys

import columns

# The same kind of thing under the shorter names that some sets use.
SHORT = {
    "PER": "person", "LOC": "location", "ORG": "organization", "GPE": "place",
    "organisation": "organization",
}


def plain(label):
    return SHORT.get(label, SHORT.get(label.lower(), label.lower()))


def scheme_for(labels, readings):
    """The scheme that knows most of the gold's labels and fewest others."""
    known = collections.defaultdict(set)
    for reading in readings.values():
        for name in reading.get("names", []):
            known[name["scheme"]].add(plain(name["label"]))
    wanted = {plain(label) for label in labels}
    return max(sorted(known), key=lambda s: len(known[s] & wanted) - 0.1 * len(known[s] - wanted), default=None)


def tagged(document, names, label_of):
    _, places = columns.laid_out(document)
    at = 0
    for sentence, spans in zip(document, places):
        before = None
        for (word, _), (start, end) in zip(sentence, spans):
            while at < len(names) and names[at]["end"] <= start:
                at += 1
            inside = at < len(names) and names[at]["start"] < end
            label = label_of.get(plain(names[at]["label"])) if inside else None
            mark = "O" if label is None else ("I-" if before == at else "B-") + label
            before = at if label else None
            print(f"{word}\t{mark}")
        print()


def main(readings_path, gold):
    with open(readings_path, encoding="utf-8") as file:
        readings = {r["id"]: r for r in map(json.loads, file)}
    documents = list(columns.documents(gold))
    labels = {tag[2:] for d in documents for s in d for _, tag in s if tag[1:2] == "-"}
    scheme = scheme_for(labels, readings)
    label_of = {plain(label): label for label in sorted(labels)}
    for number, document in enumerate(documents):
        names = readings[str(number)].get("names", [])
        tagged(document, [n for n in names if n["scheme"] == scheme], label_of)


if __name__ == "__main__":
    main(*sys.argv[1:])
