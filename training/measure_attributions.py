"""Scores of the float network on attributions: spans of sources, cues and contents, and links.

usage: measure_attributions.py RUN [--write FOLDER]

The scorer is the development sets' own. --write keeps what was found, as it reads it.
"""

import argparse
import json
import pathlib
import subprocess
import sys
import tempfile

import torch

from attributions import ROLES, SETS, Paragraph, read_paragraphs
from batches import LINKS, batch_of, grouped
from corpora import spans_of
from measure import best_path, printed, steps_of
from places import DEV
from windows import Window, windows_of

SCORED = ("polnear-words-dev", "polnear-dev")
Span = tuple[int, int, str]


def found_in(network, labels, windows: list[Window]):
    """Of each window the spans of words, and for every content and cue the span that it
    belongs to: ({span: span or None})."""
    steps = steps_of(network, labels, "roles")
    with torch.inference_mode():
        batch = batch_of(windows, labels)
        states = network.encoder(batch.pieces, batch.shapes, batch.flags, batch.lengths)
        states = [s.reshape(-1, s.shape[-1])[batch.words] for s in states]
        x = network.role_mix(states)
        scores = network.attributions.scores(x)[0].float().numpy()
        rows = network.attributions.linked(x)
        at = 0
        for window in windows:
            count = len(window.words)
            path = best_path(scores[at : at + count], steps)
            spans = spans_of([labels.classes["roles"][t] for t in path])
            yield spans, {kind: _linked(network, kind, rows[at : at + count], spans) for kind in LINKS}
            at += count


def _linked(network, kind: str, rows, spans: list[Span]) -> dict[Span, Span | None]:
    asks, meant = (([s for s in spans if s[2] == role]) for role in LINKS[kind])
    if not asks or not meant:
        return {span: None for span in asks}
    edges = lambda some: torch.tensor([(a, b - 1) for a, b, _ in some])
    to = edges(meant)[None].expand(len(asks), -1, -1)
    best = getattr(network.attributions, kind)(rows, edges(asks), to).argmax(1).tolist()
    return {span: meant[b - 1] if b else None for span, b in zip(asks, best)}


def attributions_of(spans: list[Span], links, places) -> list[dict]:
    """One attribution for each cue, and for each content without."""
    char = lambda span: [places[span[0]][0], places[span[1] - 1][1]]
    found = {}
    for span in spans:
        if span[2] == "cue":
            source = links["source_of_cue"][span]
            found[span] = {"cue": [char(span)], "source": [char(source)] if source else [], "content": []}
    for span in spans:
        if span[2] == "content":
            cue = links["cue_of_content"][span]
            one = found.setdefault(cue or span, {"cue": [], "source": [], "content": []})
            one["content"].append(char(span))
    return [one for one in found.values() if one["content"]]


def predictions(network, labels, pieces, paragraphs: list[Paragraph]) -> list[dict]:
    windows, where = [], {}
    for paragraph in paragraphs:
        at = 0
        for window in windows_of(paragraph.sentences, pieces):
            # A sentence that was cut short still has all its places.
            places = []
            for sentence, (first, last) in zip(window.read, window.sentences):
                places += paragraph.places[at : at + last - first]
                at += len(sentence.words)
            if window.words:
                windows.append(window)
                where[id(window)] = (paragraph.document, places)
    found = {p.document: {"attributions": [], "mentions": {r: [] for r in ROLES}} for p in paragraphs}
    for group in grouped(windows, 8000):
        for window, (spans, links) in zip(group, found_in(network, labels, group)):
            document, places = where[id(window)]
            for first, end, role in spans:
                found[document]["mentions"][role].append([places[first][0], places[end - 1][1]])
            found[document]["attributions"] += attributions_of(spans, links, places)
    return [{"id": document, **one} for document, one in found.items()]


def measure_attributions(network, labels, pieces, folder: pathlib.Path) -> dict[str, dict[str, float]]:
    network.eval()
    result = {}
    for name in SCORED:
        rows = predictions(network, labels, pieces, read_paragraphs(name))
        path = folder / f"{name}.jsonl"
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        scorer = [sys.executable, "-B", str(DEV / "attribution/score.py"), str(SETS[name]), str(path), "--json"]
        done = json.loads(subprocess.run(scorer, capture_output=True, check=True).stdout)
        result[name] = {k: 100 * v[2] for k, v in done.items() if k.startswith(("EXACT", "LINKED")) and len(v) == 3}
    return result


def main():
    from train import load_run

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("run")
    parser.add_argument("--write", type=pathlib.Path, help="keep what was found in this folder")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        print(printed(measure_attributions(*load_run(options.run), options.write or pathlib.Path(folder))))


if __name__ == "__main__":
    sys.exit(main())
