#!/usr/bin/env python3
"""Measures the whole program from outside: start-up, reading a report, words a second.

It starts the program as a user or a cluster would and takes time and memory from the
kernel. What the stages inside cost is timed by the Google Benchmark programs beside it.
"""

import argparse
import json
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOG = ROOT / "benchmarks" / "log" / "whole_process.tsv"
LOG_HEAD = """\
# What benchmarks/whole_process.py --log measured, oldest first. Own work. Apache-2.0.
# Only lines of one machine can be compared; a commit with a plus had changes on top.
date\tcommit\tmachine\tfigure\tvalue
"""
SEED = 20251202  # a corpus must be the same one every time


class Unusable(Exception):
    """The measurement cannot be made; the text names why and the remedy."""


@dataclass(frozen=True)
class Figure:
    """One measured number; the name ends with its unit."""

    name: str
    value: float
    at_most: bool = False  # the kernel could not tell less than this


@dataclass(frozen=True)
class Run:
    """What one run of the program took."""

    seconds: float
    peak_mb: float


def read_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    add = parser.add_argument
    add("file", nargs="*", type=Path, metavar="FILE", help="reports; examples/*.txt")
    add("--binary", type=Path, default=ROOT / "build" / "release" / "hearsay")
    add("--runs", type=int, default=20, metavar="N", help="of every small measurement")
    add("--words", type=int, default=1_000_000, metavar="N", help="size of the corpus")
    add("--log", action="store_true", help=f"append to {LOG.relative_to(ROOT)}")
    given = parser.parse_args()
    if given.runs < 1 or given.words < 1:
        parser.error("--runs and --words count from 1")
    given.file = given.file or sorted((ROOT / "examples").glob("*.txt"))
    return given


def require(given: argparse.Namespace) -> None:
    if not given.binary.is_file():
        raise Unusable(
            f"no program {given.binary}; build it with 'cmake --preset release && cmake"
            " --build --preset release', or name one with --binary PATH"
        )
    if not given.file:
        raise Unusable("no report in examples/; name one: whole_process.py FILE")
    for path in given.file:
        if not path.is_file():
            raise Unusable(f"no report {path}")


def run(command: list[str], given: Path | None = None, cpu: int | None = None) -> Run:
    """Runs a command, its output thrown away, on one CPU where that is asked."""
    pin = None if cpu is None else lambda: os.sched_setaffinity(0, {cpu})
    with open(given or os.devnull, "rb") as source, tempfile.TemporaryFile() as errors:
        started = time.perf_counter()
        process = subprocess.Popen(
            command,
            stdin=source,
            stdout=subprocess.DEVNULL,
            stderr=errors,
            preexec_fn=pin,
        )
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            errors.seek(0)
            said = errors.read().decode("utf-8", "replace").strip()
            words = " ".join(command)
            raise Unusable(f"'{words}': exit status {process.returncode}: {said}")
    return Run(seconds, usage.ru_maxrss / 1024)


def times_of(name: str, runs: list[Run]) -> list[Figure]:
    seconds = [run.seconds for run in runs]
    return [
        Figure(f"{name}, fastest, ms", 1000 * min(seconds)),
        Figure(f"{name}, median, ms", 1000 * statistics.median(seconds)),
    ]


def peak_of(name: str, runs: list[Run]) -> Figure:
    """The largest peak. A new process inherits this script's own, so less is unseen."""
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    peak = max(run.peak_mb for run in runs)
    return Figure(f"{name}, peak memory, MB", peak, at_most=peak <= 1.05 * own)


def measure_start(binary: str, count: int) -> list[Figure]:
    return times_of("start-up", [run([binary, "--version"]) for _ in range(count)])


def measure_read(binary: str, path: Path, count: int) -> list[Figure]:
    figures = []
    for analyser in ("rules", "trained"):
        command = [binary, "read", "--analyser", analyser, "--format", "json", str(path)]
        runs = [run(command) for _ in range(count)]
        name = f"read {path.name} ({analyser})"
        figures += [*times_of(name, runs), peak_of(name, runs)]
    return figures


def measure_worker(binary: str, source: Path, words: int) -> list[Figure]:
    """Words a second of one worker, start-up and JSON included: on one CPU by the rules,
    on one and on two by the analyser with tokens and names written out."""
    cpu = max(os.sched_getaffinity(0))  # the first one serves most interrupts
    trained = ["--analyser", "trained", "--layers", "tokens,names"]
    figures = []
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder) / "corpus.jsonl"
        for name, part, pinned, arguments in (
            ("worker, rules, one core", 1, cpu, ["--analyser", "rules"]),
            ("worker, trained, one core", 5, cpu, trained),
            ("worker, trained, two cores", 5, None, [*trained, "--threads", "2"]),
        ):
            written = write_corpus(corpus, source, words // part)
            done = run([binary, "worker", *arguments], corpus, pinned)
            figures += [
                Figure(f"{name}, words/s", written / done.seconds),
                Figure(f"{name}, MB/s", corpus.stat().st_size / 1e6 / done.seconds),
                peak_of(name, [done]),
            ]
    return figures


def write_corpus(corpus: Path, source: Path, words: int) -> int:
    """Documents of the report's paragraphs, each in another order; how many words.

    Words are what white space separates. The documents are written one by one, since
    this script's own memory is the least peak it can see.
    """
    title, *paragraphs = paragraphs_of(source)
    order, written, number = random.Random(SEED), 0, 0
    with open(corpus, "w", encoding="utf-8") as lines:
        while written < words:
            order.shuffle(paragraphs)
            text = "\n".join([title, *paragraphs]) + "\n"
            print(json.dumps({"id": str(number), "text": text}), file=lines)
            written += len(text.split())
            number += 1
    return written


def paragraphs_of(source: Path) -> list[str]:
    lines = source.read_text(encoding="utf-8").splitlines()
    paragraphs = [line for line in lines if line.strip()]
    if not paragraphs:
        raise Unusable(f"{source} has no words to make a corpus of")
    return paragraphs


def machine() -> str:
    for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return os.uname().machine


def commit() -> str:
    """The commit measured; a plus sign says that the tree was changed since."""
    git = lambda *words: subprocess.run(
        ["git", "-C", str(ROOT), *words], capture_output=True, text=True
    )
    try:
        named = git("rev-parse", "--short", "HEAD")
        changed = git("status", "--porcelain", "--untracked-files=no").stdout.strip()
    except FileNotFoundError:
        return "unknown"
    return "none" if named.returncode else named.stdout.strip() + "+" * bool(changed)


def number(figure: Figure) -> str:
    digits = 0 if figure.value >= 1000 else 1 if figure.value >= 10 else 2
    return f"{'<=' if figure.at_most else ''}{figure.value:.{digits}f}"


def print_table(figures: list[Figure]) -> None:
    print(f"{date.today()}  {commit()}  {machine()}\n")
    width = max(len(figure.name) for figure in figures)
    for figure in figures:
        print(f"{figure.name:{width}}  {number(figure):>10}")


def append_log(figures: list[Figure]) -> None:
    LOG.parent.mkdir(exist_ok=True)
    fresh = not LOG.exists()
    first = (str(date.today()), commit(), machine())
    with open(LOG, "a", encoding="utf-8") as log:
        if fresh:
            log.write(LOG_HEAD)
        for figure in figures:
            print(*first, figure.name, number(figure), sep="\t", file=log)


def main() -> int:
    given = read_arguments()
    binary = str(given.binary.resolve())
    try:
        require(given)
        figures = measure_start(binary, given.runs)
        for path in given.file:
            figures += measure_read(binary, path, given.runs)
        figures += measure_worker(binary, given.file[0], given.words)
    except Unusable as problem:
        print(f"whole_process: {problem}", file=sys.stderr)
        return 2
    print_table(figures)
    if given.log:
        append_log(figures)
    return 0


if __name__ == "__main__":
    sys.exit(main())
