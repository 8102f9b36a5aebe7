"""Floors: what figures may not fall under, in a table that only rises by itself."""

import os
from dataclasses import dataclass, replace
from decimal import ROUND_FLOOR, Decimal, InvalidOperation
from pathlib import Path

COLUMNS = ("task", "set", "metric", "floor", "note")

# Scores arrive rounded to four decimals, so a figure equal to its floor may differ by
# half of the last one. Nothing else is forgiven.
ROUNDING = Decimal("0.00005")

Key = tuple[str, str, str]  # task, set, metric
Figures = dict[Key, Decimal]


class Unreadable(Exception):
    """The table of floors cannot be used; the text names the line and the remedy."""


@dataclass(frozen=True)
class Floor:
    value: Decimal
    note: str = ""  # why it was ever lowered by hand


@dataclass(frozen=True)
class Floors:
    """The table: its head, word for word, and a floor for each figure."""

    head: tuple[str, ...]
    rows: dict[Key, Floor]


def read_floors(path: Path) -> Floors:
    head, rows = [], {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line or line.startswith("#"):
            head.append(line)
        elif line.split("\t") != list(COLUMNS):
            key, floor = read_row(line, f"{path}, line {number}")
            if key in rows:
                raise Unreadable(f"{path}, line {number}: {' '.join(key)} stands twice")
            rows[key] = floor
    return Floors(tuple(head), rows)


def read_row(line: str, where: str) -> tuple[Key, Floor]:
    columns = line.split("\t")
    if len(columns) not in (len(COLUMNS) - 1, len(COLUMNS)):
        raise Unreadable(f"{where}: write {', '.join(COLUMNS)}, a tab between them")
    task, name, metric, value, *note = columns
    try:
        return (task, name, metric), Floor(Decimal(value), *note)
    except InvalidOperation:
        raise Unreadable(f"{where}: the floor {value!r} is not a number") from None


def holds(floor: Floor, value: Decimal | None) -> bool:
    """A figure that was not measured does not hold."""
    return value is not None and value >= floor.value - ROUNDING


def raised(floors: Floors, measured: Figures) -> Floors:
    """Every floor as high as what was measured, and never lower than it was.

    A figure of nothing gets no floor: it says that the program does not do this yet.
    """
    rows = dict(floors.rows)
    for key, value in measured.items():
        reached = value.quantize(Decimal("0.001"), ROUND_FLOOR)
        if reached > 0 and (key not in rows or reached > rows[key].value):
            rows[key] = replace(rows.get(key, Floor(reached)), value=reached)
    return replace(floors, rows=rows)


def write_floors(path: Path, floors: Floors) -> None:
    """Replaces the table in one step, rows sorted, so that a diff shows what rose."""
    lines = [*floors.head, "\t".join(COLUMNS)]
    for key, floor in sorted(floors.rows.items()):
        lines.append("\t".join((*key, str(floor.value), floor.note)).rstrip())
    fresh = path.with_name(path.name + ".new")
    fresh.write_text("\n".join(lines) + "\n", encoding="utf-8")
    os.replace(fresh, path)
