#!/usr/bin/env python3
"""Measures how well Hearsay reads: gold sets through the program, one table of figures.

Exit status: 0 all was measured (and, with --check, no figure is under its floor);
1 a set could not be measured, or --check found a figure under its floor or missing;
2 the command, the data folder, the program or the table of floors cannot be used.
"""

import argparse
import json
import sys
import tempfile
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import floors as floor_table
from floors import Floor, Floors, Key
from kinds import TASKS
from measure import Bench, Measurement, measure
from sets import Data, GoldSet, Missing, find_sets

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared" / "eval"
BINARY = ROOT / "build" / "release" / "hearsay"
FLOORS = ROOT / "eval" / "floors.tsv"


@dataclass(frozen=True)
class Row:
    """One line of the table. A figure without a floor has nothing to hold."""

    key: Key
    value: Decimal | None
    floor: Floor | None

    @property
    def ok(self) -> bool | None:
        return floor_table.holds(self.floor, self.value) if self.floor else None


def read_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add = parser.add_argument
    add("task", nargs="*", metavar="TASK", help=f"{', '.join(TASKS)}; all when none")
    add("--data", type=Path, default=SHARED, metavar="FOLDER", help="TASK/*.jsonl[.gz]")
    add("--binary", type=Path, default=BINARY, metavar="PATH", help="the program")
    add("--floors", type=Path, metavar="FILE", help="another table of floors")
    add("--check", action="store_true", help="exit 1 when a figure is under its floor")
    add("--record", action="store_true", help="raise the floors to what is measured")
    add("--json", action="store_true", help="print JSON in place of the table")
    add("--misses", action="store_true", help="print what was read wrongly, too")
    given = parser.parse_args()
    for task in given.task:
        if task not in TASKS:
            parser.error(f"no task {task!r}; there are {', '.join(TASKS)}")
    if given.record and not given.floors and given.data.resolve() != SHARED.resolve():
        parser.error(
            f"{FLOORS.name} keeps the floors of the development sets; to record those"
            " of other sets give --floors FILE"
        )
    given.floors = given.floors or FLOORS
    return given


def find_all(given: argparse.Namespace, data: Data) -> list[GoldSet]:
    """The sets to measure. A task that was asked for by name must have one."""
    if not data.folder.is_dir():
        raise Missing(
            f"no folder {data.folder} with the gold sets; name one with --data FOLDER"
            " (eval/README.md shows its layout)"
        )
    found = []
    for task in given.task or TASKS:
        sets, notes = find_sets(data, task)
        found += sets
        for note in notes:
            say(f"{task}: {note}")
        if not sets:
            say(f"{task}: no gold set in {data.folder}")
        if not sets and given.task:
            raise Missing(f"nothing to measure {task} with; see eval/README.md")
    if not found:
        raise Missing(f"no gold set in {data.folder}; eval/README.md shows the layout")
    return found


def use_binary(path: Path) -> Path:
    if not path.is_file():
        raise Missing(
            f"no program {path}; build it with 'cmake --preset release && cmake --build"
            " --preset release', or name one with --binary PATH"
        )
    return path.resolve()


def read_floors(given: argparse.Namespace) -> Floors:
    if not given.floors.is_file():
        if given.check:
            raise Missing(f"no floors at {given.floors}; --record makes them")
        return Floors(head=(), rows={})
    return floor_table.read_floors(given.floors)


def measure_all(sets: list[GoldSet], given: argparse.Namespace, data: Data) -> list:
    measured = []
    with tempfile.TemporaryDirectory() as work:
        bench = Bench(use_binary(given.binary), data, Path(work), given.misses)
        for gold in sets:
            measured.append(measure(gold, bench))
            report(measured[-1])
    return measured


def report(result: Measurement) -> None:
    """One line for each set as it is done, with the time it took."""
    name = f"{result.gold.task} {result.gold.name}"
    for warning in result.warnings:
        say(f"{name}: {warning}")
    if result.problem:
        say(f"{name}: NOT MEASURED: {result.problem}")
    else:
        say(
            f"{name}: {result.documents} documents,"
            f" read in {result.reading_seconds:.2f} s,"
            f" scored in {result.scoring_seconds:.2f} s"
        )


def compare(measured: list[Measurement], floors: Floors, tasks: list[str]) -> list[Row]:
    """Every figure with its floor; then the floors for which there is no figure."""
    values = figures_of(measured)
    rows = [Row(key, value, floors.rows.get(key)) for key, value in values.items()]
    lost = [key for key in floors.rows if key not in values and key[0] in tasks]
    return rows + [Row(key, None, floors.rows[key]) for key in lost]


def figures_of(measured: list[Measurement]) -> floor_table.Figures:
    return {
        (result.gold.task, result.gold.name, metric): value
        for result in measured
        for metric, value in result.figures.items()
    }


def print_table(rows: list[Row]) -> None:
    words = {True: "ok", False: "UNDER", None: ""}
    lines = [("task", "set", "metric", "value", "floor", "ok")]
    for row in rows:
        value = "-" if row.value is None else str(row.value)
        floor = str(row.floor.value) if row.floor else "-"
        ok = "NOT MEASURED" if row.value is None else words[row.ok]
        lines.append((*row.key, value, floor, ok))
    widths = [max(map(len, column)) for column in zip(*lines)]
    for line in lines:
        cells = [cell.ljust(width) for cell, width in zip(line, widths)]
        print("  ".join(cells).rstrip())


def print_json(rows: list[Row], measured: list[Measurement]) -> None:
    number = lambda value: None if value is None else float(value)
    sets = [
        {
            "task": result.gold.task,
            "set": result.gold.name,
            "documents": result.documents,
            "reading_seconds": round(result.reading_seconds, 3),
            "problem": result.problem,
            "misses": result.misses or None,
        }
        for result in measured
    ]
    figures = [
        dict(zip(("task", "set", "metric"), row.key))
        | {"value": number(row.value), "floor": number(row.floor and row.floor.value)}
        | {"ok": row.ok}
        for row in rows
    ]
    print(json.dumps({"sets": sets, "figures": figures}, indent=1))


def say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


def main() -> int:
    given = read_arguments()
    data = Data(given.data, SHARED)
    try:
        floors = read_floors(given)
        measured = measure_all(find_all(given, data), given, data)
    except (Missing, floor_table.Unreadable) as problem:
        say(f"eval: {problem}")
        return 2
    rows = compare(measured, floors, given.task or list(TASKS))
    if given.json:
        print_json(rows, measured)
    else:
        print_table(rows)
        for result in measured:
            if result.misses:
                name = f"{result.gold.task} {result.gold.name}"
                print(f"\n{name}\n{result.misses}", end="")
    if given.record:
        floor_table.write_floors(
            given.floors, floor_table.raised(floors, figures_of(measured))
        )
    under = [row for row in rows if row.ok is False] if given.check else []
    for row in under:
        say(f"under its floor or not measured: {' '.join(row.key)}")
    return 1 if under or any(result.problem for result in measured) else 0


if __name__ == "__main__":
    sys.exit(main())
