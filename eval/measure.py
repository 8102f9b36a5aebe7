"""Measures one gold set: the program reads it, an adapter and a scorer judge that."""

import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from kinds import Scoring
from sets import Data, GoldSet

SECONDS_ALLOWED = 900  # for one set; the largest takes some seconds


class Failed(Exception):
    """A set could not be measured; the text names the step and what it said."""


@dataclass
class Measurement:
    """What came out for one set. `problem` is None when every figure was measured."""

    gold: GoldSet
    figures: dict[str, Decimal] = field(default_factory=dict)
    documents: int = 0
    reading_seconds: float = 0.0
    scoring_seconds: float = 0.0
    warnings: list[str] = field(default_factory=list)
    misses: str = ""
    problem: str | None = None


@dataclass(frozen=True)
class Bench:
    """What every measurement uses; `work` is a folder for its own files."""

    binary: Path
    data: Data
    work: Path
    with_misses: bool = False


def measure(gold: GoldSet, bench: Bench) -> Measurement:
    result = Measurement(gold)
    try:
        readings = read_seed(result, bench) if gold.text else read_set(result, bench)
        started = time.monotonic()
        predicted = adapt(result, readings, bench) if gold.kind.adapter else readings
        for scoring in gold.kind.scorings:
            score(result, scoring, predicted, bench)
        result.scoring_seconds = time.monotonic() - started
    except Failed as failure:
        result.problem = str(failure)
    return result


def read_seed(result: Measurement, bench: Bench) -> Path:
    """The report goes through `hearsay read`, as a user would have it read."""
    readings = bench.work / "reading.json"
    command = [str(bench.binary), "read", "--format", "json", str(result.gold.text)]
    result.reading_seconds = timed_run(command, readings)
    result.documents = 1
    return readings


def read_set(result: Measurement, bench: Bench) -> Path:
    """All documents of the set go through one worker; every line must be answered."""
    gold = result.gold
    lines, readings = bench.work / "in.jsonl", bench.work / "out.jsonl"
    run_tool(result, bench, gold.kind.input, [str(gold.path)], lines)
    command = [str(bench.binary), "worker", *gold.kind.worker]
    result.reading_seconds = timed_run(command, readings, lines)
    result.documents = count_lines(lines)
    answered = count_lines(readings)
    if answered != result.documents:
        raise Failed(f"the worker answered {answered} of {result.documents} lines")
    return readings


def adapt(result: Measurement, readings: Path, bench: Bench) -> Path:
    predicted = bench.work / "predicted"
    script, *options = result.gold.kind.adapter
    arguments = [str(readings), str(result.gold.path), *options]
    run_tool(result, bench, script, arguments, predicted)
    if script == "to_syntax.py":
        fill_heads(predicted)
    if "--cameo" in options:
        fill_codes(predicted)
    return predicted


def score(result: Measurement, scoring: Scoring, predicted: Path, bench: Bench) -> None:
    """Adds the figures of one scorer run, and, if asked, what it says is wrong."""
    gold = result.gold
    places = {"gold": gold.path, "predicted": predicted, "text": gold.text}
    arguments = [argument.format(**places) for argument in scoring.arguments]
    scores, flat = bench.work / "scores", bench.work / "flat"
    run_tool(result, bench, scoring.script, arguments, scores)
    run_tool(result, bench, "flat.py", [], flat, scores)
    lines = flat.read_text(encoding="utf-8").splitlines()
    measured = dict(line.rsplit("\t", 1) for line in lines)
    for metric in scoring.metrics:
        if metric not in measured:
            raise Failed(f"{scoring.script} printed no figure named {metric!r}")
        result.figures[scoring.prefix + metric] = Decimal(measured[metric])
    if bench.with_misses and scoring.misses:
        asked = [argument for argument in arguments if argument != "--json"]
        run_tool(result, bench, scoring.script, [*asked, *scoring.misses], scores)
        result.misses += scores.read_text(encoding="utf-8")


def run_tool(
    result: Measurement,
    bench: Bench,
    script: str,
    arguments: list[str],
    output: Path,
    given: Path | None = None,
) -> None:
    """A tool of the data folder or our own; what it warns of is kept for the person
    measuring."""
    kind = result.gold.kind
    tool = bench.data.tool(script, kind.folder or kind.task)
    said = run([sys.executable, "-B", str(tool), *arguments], output, given)
    fresh = [line for line in said.splitlines() if line not in result.warnings]
    result.warnings += fresh


def timed_run(command: list[str], output: Path, given: Path | None = None) -> float:
    started = time.monotonic()
    run(command, output, given)
    return time.monotonic() - started


def run(command: list[str], output: Path, given: Path | None = None) -> str:
    """Runs a command from file to file; what it said on standard error."""
    name = " ".join([Path(command[0]).name, *command[1:]])
    with open(given or os.devnull, "rb") as source, open(output, "wb") as target:
        try:
            done = subprocess.run(
                command,
                stdin=source,
                stdout=target,
                stderr=subprocess.PIPE,
                timeout=SECONDS_ALLOWED,
            )
        except OSError as error:
            raise Failed(f"{name}: {error.strerror}") from error
        except subprocess.TimeoutExpired as error:
            raise Failed(f"{name}: not done after {SECONDS_ALLOWED} s") from error
    said = done.stderr.decode("utf-8", "replace")
    if done.returncode:
        last = (said.strip().splitlines() or ["no message"])[-1]
        raise Failed(f"{name}: exit status {done.returncode}: {last}")
    return said


def count_lines(path: Path) -> int:
    with open(path, "rb") as lines:
        return sum(1 for line in lines if line.strip())


def fill_heads(path: Path) -> None:
    """Where a sentence has no tree, every word becomes a root without a relation.

    The scorer refuses a sentence without heads. A program that does not parse must
    still have its words and sentences measured; it earns no relation this way.
    """
    sentences = path.read_text(encoding="utf-8").split("\n\n")
    for at, sentence in enumerate(sentences):
        rows = [line.split("\t") for line in sentence.split("\n")]
        words = [row for row in rows if len(row) == 10 and "-" not in row[0]]
        if any(word[6] == "_" for word in words):
            for word in words:
                word[6], word[7] = "0", "_"
            sentences[at] = "\n".join("\t".join(row) for row in rows)
    path.write_text("\n\n".join(sentences), encoding="utf-8")


def fill_codes(path: Path) -> None:
    """An event without a CAMEO code counts as wrong; the scorer needs a string."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    for row in rows:
        for event in row["events"]:
            event["code"] = event["code"] or ""
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
