"""Would a factuality head help? Measures one on a run's frozen states beside the tables of modality.

usage: factuality.py RUN [--hearsay ../build/release/hearsay]

A predicate's value runs from -3 (did not happen) to 3 (happened). "tables" is what the program
says of the claim a predicate stands in (modality and polarity), each pair of them worth its mean in
the training sets; "head" is a ridge regression on the state of the predicate's first word; "both"
has the pair as an input more. The scorer is the development sets' own. At the end: of the
predicates that a claim's content hangs on and that the tables call asserted, how many the head
doubts, and how many of these the annotators doubted (a value under 1.5).
"""

import argparse
import gzip
import json
import pathlib
import subprocess
import sys
import tempfile

import numpy as np
import torch

from batches import batch_of, grouped
from corpora import Sentence
from places import DEV, TRAIN
from train import load_run
from windows import windows_of

SETS = ("uw", "uds_ih2", "commitmentbank", "megaveridicality2")
RIDGE = 30.0


def records(folder: pathlib.Path, part: str, name: str) -> list[dict]:
    with gzip.open(folder / "factuality" / f"{name}.{part}.jsonl.gz", "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def word_at(text: str, place: int) -> int:
    """The number of the word, between white space, that holds a place of the text."""
    return max(0, len(text[: place + 1].split()) - 1)


def states_of(network, labels, pieces, texts: list[str]) -> list[np.ndarray]:
    """For each text the states of its words, the three upper mixes side by side."""
    windows, number = [], {}
    for n, text in enumerate(texts):
        words = text.split()
        for window in windows_of([Sentence(words, [True] * len(words))], pieces)[:1]:
            windows.append(window)
            number[id(window)] = n
    found = [np.zeros((0, 3 * network.sizes.hidden), np.float32)] * len(texts)
    with torch.inference_mode():
        for group in grouped(windows, 8000):
            batch = batch_of(group, labels)
            states = network.encoder(batch.pieces, batch.shapes, batch.flags, batch.lengths)
            states = [s.reshape(-1, s.shape[-1])[batch.words] for s in states[-network.sizes.mixed_layers :]]
            mixes = (network.tag_mix, network.tree_mix, network.role_mix)
            rows = torch.cat([mix(states) for mix in mixes], 1).float().numpy()
            at = 0
            for window in group:
                found[number[id(window)]] = rows[at : at + len(window.words)]
                at += len(window.words)
    return found


def told_of(hearsay: str, rows: list[dict]) -> list[list[tuple[str, str, bool]]]:
    """Of each predicate the modality and polarity of the claim that it stands in, and whether the
    claim's content hangs on it."""
    lines = "".join(json.dumps({"id": n, "text": r["text"]}) + "\n" for n, r in enumerate(rows))
    worker = [hearsay, "worker", "--words-given", "--threads", "2", "--layers", "tokens"]
    done = subprocess.run(worker, input=lines, capture_output=True, check=True, text=True)
    told = []
    for row, line in zip(rows, done.stdout.splitlines()):
        reading = json.loads(line)
        main = _main_predicates(reading)
        told.append([(*_claim_at(reading["claims"], p["span"][0]), p["span"][0] in main) for p in row["predicates"]])
    return told


def _main_predicates(reading: dict) -> set[int]:
    """Where the words begin that a claim's content hangs on."""
    tokens = reading["tokens"]
    first = {}
    for n, token in enumerate(tokens):
        first.setdefault(token["sentence"], n)
    main = set()
    for piece in (s for c in reading["claims"] for s in c["content"]):
        inside = {n for n, t in enumerate(tokens) if piece["start"] <= t["start"] < piece["end"]}
        for n in inside:
            token = tokens[n]
            head = first[token["sentence"]] + token["head"] - 1
            if token["deprel"] != "punct" and (token["head"] == 0 or head not in inside):
                main.add(token["start"])
    return main


def _claim_at(claims: list[dict], place: int) -> tuple[str, str]:
    for claim in reversed(claims):  # what stands inside another comes after it
        if any(s["start"] <= place < s["end"] for s in claim["content"]):
            return claim["modality"], claim["polarity"]
    return "none", "none"


def table_of(rows, told, network, labels, pieces):
    """The features of every predicate, what the tables tell, and the gold values."""
    features, pairs, main, values = [], [], [], []
    for row, pair, states in zip(rows, told, states_of(network, labels, pieces, [r["text"] for r in rows])):
        for predicate, one in zip(row["predicates"], pair):
            word = word_at(row["text"], predicate["span"][0])
            features.append(states[min(word, len(states) - 1)])
            pairs.append(one[:2])
            main.append(one[2])
            values.append(predicate["value"])
    return np.array(features), pairs, np.array(main), np.array(values)


def ridge(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    x = np.hstack([x, np.ones((len(x), 1))])
    return np.linalg.solve(x.T @ x + RIDGE * np.eye(x.shape[1]), x.T @ y)


def scored(name: str, rows: list[dict], values: np.ndarray) -> dict:
    at = iter(np.clip(values, -3, 3))
    lines = [
        {"id": r["id"], "predicates": [{"span": p["span"], "value": float(next(at))} for p in r["predicates"]]} for r in rows
    ]
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as file:
        file.write("".join(json.dumps(line) + "\n" for line in lines))
        file.flush()
        gold = DEV / "factuality" / f"{name}.dev.jsonl.gz"
        command = [sys.executable, "-B", str(DEV / "factuality/score_fact.py"), str(gold), file.name]
        return json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("run")
    parser.add_argument("--hearsay", default="../build/release/hearsay")
    options = parser.parse_args()
    network, labels, pieces = load_run(options.run)
    train = [r for name in SETS for r in records(TRAIN, "train", name)]
    x, pairs, _, y = table_of(train, told_of(options.hearsay, train), network, labels, pieces)
    kinds = sorted(set(pairs))
    worth = {k: y[[p == k for p in pairs]].mean() for k in kinds}
    one_hot = lambda pairs: np.array([[p == k for k in kinds] for p in pairs], dtype=float)
    head, both = ridge(x, y), ridge(np.hstack([x, 3 * one_hot(pairs)]), y)
    for name in SETS:
        rows = records(DEV, "dev", name)
        features, told, main, values_given = table_of(rows, told_of(options.hearsay, rows), network, labels, pieces)
        ones = np.ones((len(features), 1))
        found = {
            "tables": np.array([worth.get(p, y.mean()) for p in told]),
            "head": np.hstack([features, ones]) @ head,
            "both": np.hstack([features, 3 * one_hot(told), ones]) @ both,
        }
        for way, values in found.items():
            s = scored(name, rows, values)
            print(f"{name:18} {way:7} MAE {s['mae']:.3f} (constant {s['const']:.3f})  r {s['pearson']:.3f}  macro F1 {s['macro f1']:.3f}")
        asserted = main & np.array([p == ("asserted", "positive") for p in told])
        for limit in (-1, 0, 1):
            doubted = asserted & (found["head"] < limit)
            right = (doubted & (values_given < 1.5)).sum()
            print(f"{name:18} main predicates, asserted: {asserted.sum()}; head under {limit}: {doubted.sum()}, rightly {right}")


if __name__ == "__main__":
    sys.exit(main())
