#!/usr/bin/env python3
"""Hearsay's analyser beside other people's, same text, turn and turn about, one core.

usage: benchmarks/peers.py --python PYTHON [--words 20000] [--rounds 5] [FILE]

PYTHON is an interpreter that has spaCy:
    python3 -m venv peers && peers/bin/pip install 'spacy==3.8.*' spacy-lookups-data

Hearsay is measured whole: `worker --layers tokens,names`, its start, loading and JSON
included. Of the peer only the reading counts. Words are what white space separates.
Stanza cannot be measured so: its package fetches its networks when it runs, and has no
sizes to build them from.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from whole_process import ROOT, Unusable, commit, machine, run, write_corpus

PEERS = {"spaCy 3.8, size of en_core_web_sm": "spacy_small.py"}


def read_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add = parser.add_argument
    add("file", nargs="?", type=Path, default=ROOT / "examples" / "strait-dispute.txt")
    add("--python", required=True, help="an interpreter that has the peers")
    add("--binary", type=Path, default=ROOT / "build" / "release" / "hearsay")
    add("--words", type=int, default=20_000)
    add("--rounds", type=int, default=5)
    return parser.parse_args()


def peer_speed(python: str, script: str, corpus: Path, cpu: int) -> float:
    """Words a second."""
    command = [python, str(ROOT / "benchmarks" / "peers" / script), str(corpus)]
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        env={**os.environ, "OMP_NUM_THREADS": "1"},
        preexec_fn=lambda: os.sched_setaffinity(0, {cpu}),
    )
    if done.returncode:
        raise Unusable(f"{script}: {done.stderr.strip().splitlines()[-1]}")
    words, seconds, _ = done.stdout.split()
    return int(words) / float(seconds)


def own_speed(binary: Path, corpus: Path, words: int, cpu: int) -> float:
    command = [str(binary), "worker", "--layers", "tokens,names"]
    return words / run(command, corpus, cpu).seconds


def spread(values: list[float]) -> str:
    return f"{statistics.median(values):9.0f}  ({min(values):.0f} to {max(values):.0f})"


def main() -> int:
    given = read_arguments()
    cpu = max(os.sched_getaffinity(0))
    own, peers = [], {name: [] for name in PEERS}
    try:
        with tempfile.TemporaryDirectory() as folder:
            corpus = Path(folder) / "corpus.jsonl"
            words = write_corpus(corpus, given.file, given.words)
            for _ in range(given.rounds):
                own.append(own_speed(given.binary.resolve(), corpus, words, cpu))
                for name, script in PEERS.items():
                    peers[name].append(peer_speed(given.python, script, corpus, cpu))
    except Unusable as problem:
        print(f"peers: {problem}", file=sys.stderr)
        return 2
    print(f"{commit()}  {machine()}, one core, {words} words, {given.rounds} rounds\n")
    print(f"{'words a second':42}   median")
    print(f"{'Hearsay, whole worker':42}{spread(own)}")
    for name, speeds in peers.items():
        ratios = [a / b for a, b in zip(own, speeds)]
        print(f"{name:42}{spread(speeds)}")
        middle, least, most = statistics.median(ratios), min(ratios), max(ratios)
        print(f"{'  Hearsay to it':42}{middle:9.2f}  ({least:.2f} to {most:.2f})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
