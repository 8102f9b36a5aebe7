"""Labels the attributions inside contents, which PolNeAR leaves out by its rules.

usage: nested.py RUN

A network trained on the outermost attributions reads each content alone, as if it were a
paragraph: what is outermost there is one step down in the whole text. From these labels the
head `inner` learns to see it in the same pass. Kept in the cache beside the paragraphs.
"""

import argparse
import dataclasses
import gzip
import json
import sys

from attributions import Paragraph, inner_labels, read_paragraphs
from batches import grouped
from corpora import Sentence, spans_of, valid_bio
from measure_attributions import found_in
from windows import windows_of

MARKS = {"“", "”", '"', "``", "''", "‘", "’", "'"}
SHORTEST = 4  # words in which somebody can say something
SET = "polnear-train"


@dataclasses.dataclass
class Content:
    """Words [first, end) of a paragraph, cut into its sentences, without marks at the ends."""

    paragraph: int
    first: int
    sentences: list[Sentence]


def contents_of(number: int, paragraph: Paragraph) -> list[Content]:
    words = [w for s in paragraph.sentences for w in s.words]
    roles = [r for s in paragraph.sentences for r in s.roles]
    ends, at = set(), 0
    for sentence in paragraph.sentences:
        at += len(sentence.words)
        ends.add(at)
    found = []
    for first, end, role in spans_of(valid_bio(roles)):  # a span may come from the paragraph before
        if role != "content":
            continue
        while first < end and (words[first] in MARKS or words[first].lower() == "that"):
            first += 1
        while end > first and words[end - 1] in MARKS:
            end -= 1
        if end - first < SHORTEST:
            continue
        cuts = [first] + sorted(e for e in ends if first < e < end) + [end]
        found.append(Content(number, first, [
            Sentence(words[a:b], [True] * (b - a)) for a, b in zip(cuts, cuts[1:])
        ]))
    return found


def main():
    from train import load_run

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("run")
    network, labels, pieces = load_run(parser.parse_args().run)
    paragraphs = read_paragraphs(SET)
    tags = [["O" for s in p.sentences for _ in s.words] for p in paragraphs]
    windows, of = [], {}
    for number, paragraph in enumerate(paragraphs):
        for content in contents_of(number, paragraph):
            for window in windows_of(content.sentences, pieces)[:1]:
                windows.append(window)
                of[id(window)] = content
    count = 0
    for group in grouped(windows, 8000):
        for window, (spans, links) in zip(group, found_in(network, labels, group)):
            content = of[id(window)]
            row = tags[content.paragraph]
            for span in whole_attributions(spans, links):
                for i in range(span[0], span[1]):
                    row[content.first + i] = ("I-" if i > span[0] else "B-") + span[2]
                count += span[2] == "cue"
    with gzip.open(inner_labels(SET), "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in tags)
    print(f"{count} attributions inside {len(windows)} contents")


def whole_attributions(spans, links):
    """The spans of attributions that have a cue and a content."""
    kept = set()
    for content, cue in links["cue_of_content"].items():
        if cue is not None:
            kept |= {content, cue, links["source_of_cue"][cue]}
    return [s for s in spans if s in kept]


if __name__ == "__main__":
    sys.exit(main())
