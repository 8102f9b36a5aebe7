"""Kills `hearsay add` at random moments and looks at what is left in the ledger.

Every report that was acknowledged on standard output must be there, with all its
claims; none may be there in part; the ledger must open and be whole. HEARSAY names the
program.
"""

import os
import pathlib
import random
import re
import signal
import sqlite3
import subprocess
import tempfile
import time
import unittest

HEARSAY = os.environ.get("HEARSAY", "build/release/hearsay")
KILLS = 200
KILLS_PER_LEDGER = 10  # later ones hit a ledger that was left unfinished before
REPORTS = 20  # in each run; of these shapes in turn
SHAPES = [
    "The mayor of Quay {name} said on Monday that over 40 boats had left the harbour. "
    "The port authority denied it.\n",
    "Fishers of Quay {name} accused the ministry of closing the channel. A spokesperson "
    "for the ministry declined to comment.\n\nThe ministry said the channel was open.\n",
    "The weather in Quay {name} was mild.\n",
]
ACKNOWLEDGED = re.compile(r"^(added|already there) d(\d+) (.+?)(?:: (\d+) claims)?$")


def invent_name(number):
    """A name in letters alone, so that no report has a figure that another has not."""
    letters = ""
    for _ in range(4):
        number, rest = divmod(number, 26)
        letters = chr(ord("a") + rest) + letters
    return letters.capitalize()


def write_reports(folder, first):
    """REPORTS new files; their paths, in the order in which they are added."""
    paths = []
    for i in range(REPORTS):
        path = folder / f"{i:02}.txt"
        name = invent_name(first + i)
        path.write_text(SHAPES[i % len(SHAPES)].format(name=name), encoding="utf-8")
        paths.append(path)
    return paths


def start_add(ledger, paths):
    return subprocess.Popen(
        [HEARSAY, "add", "--analyser", "rules", "--ledger", ledger, *paths],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,  # nothing else gets the signal
    )


def read_acknowledged(output):
    """File name -> claims, of each whole line. A line cut short acknowledges nothing."""
    acknowledged = {}
    for line in output.decode("utf-8").split("\n")[:-1]:
        match = ACKNOWLEDGED.match(line)
        if not match:
            raise AssertionError(f"not an acknowledgement: {line!r}")
        acknowledged[pathlib.Path(match[3]).name] = int(match[4] or 0)
    return acknowledged


def verify(ledger):
    return subprocess.run(
        [HEARSAY, "verify", "--ledger", ledger], capture_output=True, text=True, timeout=60
    )


def read_ledger(ledger):
    """Text -> claims of its current reading, by SQLite and not by Hearsay."""
    with sqlite3.connect(f"file:{ledger}?mode=ro", uri=True) as database:
        rows = database.execute(
            "SELECT text, (SELECT max(id) FROM readings WHERE document = documents.id),"
            " (SELECT count(*) FROM claims JOIN readings ON readings.id = claims.reading"
            "  WHERE document = documents.id) FROM documents"
        ).fetchall()
    database.close()
    return {text: (reading, claims) for text, reading, claims in rows}


class Killed(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.written = 0

    def new_reports(self):
        self.written += REPORTS
        return write_reports(self.folder, self.written)

    def run_whole(self):
        """The claims of each shape, and how long a run takes that nobody kills."""
        paths = self.new_reports()
        begin = time.monotonic()
        process = start_add(self.folder / "whole.db", paths)
        output, errors = process.communicate(timeout=60)
        seconds = time.monotonic() - begin
        self.assertEqual(process.returncode, 0, errors)
        acknowledged = read_acknowledged(output)
        self.assertEqual(list(acknowledged), [path.name for path in paths])
        claims = [acknowledged[path.name] for path in paths[: len(SHAPES)]]
        self.assertGreater(sum(claims), 0, "reports without claims test too little")
        return claims, seconds

    def kill_one(self, ledger, paths, seconds):
        """Adds, kills after so long; what was acknowledged by then."""
        process = start_add(ledger, paths)
        time.sleep(seconds)
        process.send_signal(signal.SIGKILL)
        output, _ = process.communicate(timeout=60)
        return read_acknowledged(output)

    def check_ledger(self, ledger, paths, acknowledged, claims):
        """How many of `paths` are in the ledger."""
        checked = verify(ledger)
        if not acknowledged and ("no ledger" in checked.stderr or "empty" in checked.stderr):
            return 0  # killed before there was one
        self.assertEqual(checked.returncode, 0, checked.stdout + checked.stderr)
        kept = read_ledger(ledger)
        there = 0
        for i, path in enumerate(paths):
            entry = kept.get(path.read_text(encoding="utf-8"))
            if path.name in acknowledged:
                self.assertIsNotNone(entry, f"{path.name} was acknowledged and is gone")
                self.assertEqual(acknowledged[path.name], claims[i % len(SHAPES)])
            if entry is None:
                continue
            there += 1
            reading, count = entry
            self.assertIsNotNone(reading, f"{path.name} is there without a reading")
            self.assertEqual(count, claims[i % len(SHAPES)], f"{path.name} is half there")
        return there

    def test_nothing_acknowledged_is_lost_and_nothing_is_half_there(self):
        moments = random.Random(20251202)  # fixed: a failure must happen again
        claims, seconds = self.run_whole()
        cut_short = 0
        for kill in range(KILLS):
            ledger = self.folder / f"{kill // KILLS_PER_LEDGER}.db"
            paths = self.new_reports()
            with self.subTest(kill=kill):
                acknowledged = self.kill_one(ledger, paths, moments.random() * seconds)
                there = self.check_ledger(ledger, paths, acknowledged, claims)
                cut_short += 0 < there < REPORTS
        # Otherwise the moments were badly chosen and this test says nothing.
        self.assertGreater(cut_short, KILLS // 4)


if __name__ == "__main__":
    unittest.main()
