"""Drives the finished program as people and other programs do, with good and bad input.

HEARSAY (or the first argument) is the program. Every text here is invented.
"""

import csv
import io
import json
import os
import pathlib
import pty
import re
import resource
import select
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import unittest

PROGRAM = os.environ.get("HEARSAY") or (sys.argv.pop(1) if len(sys.argv) > 1 else None)
NOBODY = 65534

OK, INPUT, USAGE, LEDGER, NOT_FOUND, UNVERIFIED, ENVIRONMENT = range(7)

REPORT = """date 2026-03-17 Vestland and Norrmark trade charges over the strait

Vestland’s defence ministry said on Monday that its navy had freed the trawler “Havørn”.

Norrmark denied that the ship had been held. “Nobody was on board,” its coast guard said.

More than 1,200 people left Østvik, according to the mayor, Ingrid Løvold. 🕊
"""
OTHER_REPORT = "The mayor of Østvik said the harbour would open on Friday.\n"


def most_megabytes(bound):
    """The bound on memory; the address sanitizer keeps shadows and freed blocks beside it."""
    return bound * 2 if os.environ.get("HEARSAY_SANITIZED") else bound


class Folder(unittest.TestCase):
    """Each test works in a folder of its own."""

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="hearsay-"))
        self.addCleanup(shutil.rmtree, self.folder)
        self.folder.chmod(0o777)  # for the tests that run as nobody

    def write(self, name, content):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return name

    def run_program(self, *arguments, timeout=300, before=None, env=None, **options):
        done = subprocess.run(
            [PROGRAM, *map(str, arguments)],
            cwd=self.folder,
            capture_output="stdout" not in options,
            timeout=timeout,
            preexec_fn=before,
            env={**os.environ, **(env or {})},
            **options,
        )
        done.out = (done.stdout or b"").decode()
        done.err = (done.stderr or b"").decode()
        self.assertGreaterEqual(done.returncode, 0, f"died of a signal: {done.err}")
        self.assertNotEqual(done.returncode, 70, done.err)
        return done

    def expect(self, code, *arguments, says=None, **options):
        """Runs the program: the exit status is `code`, standard error says the words."""
        done = self.run_program(*arguments, **options)
        self.assertEqual(done.returncode, code, f"{arguments}: {done.err}")
        for words in [says] if isinstance(says, str) else says or []:
            self.assertIn(words, done.err)
        if code != OK:
            self.assertIn("hearsay: ", done.err)
        return done

    def snapshot(self, ledger="hearsay.db"):
        """All that a ledger says, and that it is whole."""
        self.expect(OK, "verify", "--ledger", ledger)
        return self.expect(OK, "claims", "--ledger", ledger, "--format", "json").out

    def peak_memory(self, *arguments, timeout, stdin=subprocess.DEVNULL):
        """(exit status, standard error, most memory in MB)"""
        with open(self.folder / "out", "wb") as out, open(self.folder / "err", "wb") as err:
            process = subprocess.Popen(
                [PROGRAM, *arguments], cwd=self.folder, stdin=stdin, stdout=out, stderr=err
            )
            alarm = signal.signal(signal.SIGALRM, lambda *_: process.kill())
            signal.alarm(timeout)
            _, status, used = os.wait4(process.pid, 0)
            signal.alarm(0)
            signal.signal(signal.SIGALRM, alarm)
            process.returncode = os.waitstatus_to_exitcode(status)
        said = (self.folder / "err").read_text()
        self.assertGreaterEqual(process.returncode, 0, f"not done in {timeout} s; {said}")
        return process.returncode, said, used.ru_maxrss / 1024


def misplaced(value, text):
    """The {start, end, text} objects below a JSON value whose words are not there."""
    if isinstance(value, list):
        return [bad for inner in value for bad in misplaced(inner, text)]
    if not isinstance(value, dict):
        return []
    bad = [wrong for inner in value.values() for wrong in misplaced(inner, text)]
    start, end = value.get("start"), value.get("end")
    if start is None:
        return bad
    if not 0 <= start <= end <= len(text):
        bad.append(value)
    words = value["form"] if "upos" in value else value.get("text")
    return bad if words is None or text[start:end] == words else [*bad, value]


class Reading(Folder):
    def read(self, *arguments, **options):
        return self.expect(OK, "read", "--format", "jsonl", *arguments, **options)

    def test_json_is_whole_and_every_offset_is_at_its_words(self):
        self.write("report.txt", REPORT)
        for layout in ("json", "jsonl"):
            done = self.expect(
                OK, "read", "--format", layout, "--layers", "tokens", "report.txt"
            )
            reading = json.loads(done.out)
            self.assertEqual(reading["text"], REPORT)
            self.assertEqual(reading["published"], "2026-03-17")
            self.assertGreater(len(reading["tokens"]), 60)
            self.assertGreaterEqual(len(reading["claims"]), 2)
            self.assertEqual(misplaced(reading, REPORT), [])

    def test_the_check_for_misplaced_words_finds_them(self):
        self.assertEqual(misplaced([{"start": 0, "end": 1, "text": "é"}], "é"), [])
        self.assertEqual(len(misplaced({"a": {"start": 0, "end": 1, "text": "x"}}, "y")), 1)
        self.assertEqual(len(misplaced({"start": 0, "end": 9}, "y")), 1)

    def test_ids_are_places_in_their_lists_and_references_lead_somewhere(self):
        self.write("report.txt", REPORT)
        reading = json.loads(self.read("report.txt").out)
        ids = set()
        for key, letter in zip(
            ("posts", "mentions", "actors", "times", "figures", "attributions", "claims"),
            "pmadftc",
        ):
            expected = [f"{letter}{n}" for n in range(len(reading[key]))]
            self.assertEqual([entry["id"] for entry in reading[key]], expected)
            ids.update(expected)
        for claim in reading["claims"]:
            one = ("speaker", "said", "attribution", "repeats")
            references = [claim[key] for key in one if claim[key] is not None]
            references += claim["via"] + claim["times"] + claim["figures"]
            references += [answer["claim"] for answer in claim["answers"]]
            self.assertLessEqual(set(references), ids)

    def test_lists_are_in_order_of_their_places(self):
        self.write("report.txt", REPORT)
        reading = json.loads(self.read("--layers", "tokens", "report.txt").out)
        for key in ("posts", "sentences", "tokens", "mentions", "times", "figures"):
            places = [(entry["start"], entry["end"]) for entry in reading[key]]
            self.assertEqual(places, sorted(places), key)

    def test_the_same_report_gives_the_same_bytes(self):
        self.write("report.txt", REPORT)
        for form in ("table", "json", "jsonl", "csv", "conllu"):
            runs = {self.expect(OK, "read", "--format", form, "report.txt").out for _ in "12"}
            self.assertEqual(len(runs), 1, form)

    def test_standard_input_is_read_as_a_file_is(self):
        self.write("report.txt", REPORT)
        self.assertEqual(
            self.read("-", input=REPORT.encode()).out, self.read("report.txt").out
        )

    def test_a_folder_is_read_in_order(self):
        for name in ("b.txt", "a.txt", "deep/c.text", "notes.md", ".hidden.txt"):
            self.write(f"reports/{name}", f"The mayor said {name} was late.\n")
        lines = self.read("reports").out.splitlines()
        texts = [json.loads(line)["text"].split()[3] for line in lines]
        self.assertEqual(texts, ["a.txt", "b.txt", "deep/c.text"])

    def test_the_date_given_wins(self):
        self.write("report.txt", REPORT)
        done = self.read("--published", "2026-04-01T10:00:00+02:00", "report.txt")
        self.assertEqual(json.loads(done.out)["published"], "2026-04-01T08:00:00Z")

    def test_no_text_leaves_the_text_out(self):
        self.write("report.txt", REPORT)
        self.assertNotIn("text", json.loads(self.read("--no-text", "report.txt").out))

    def test_csv_has_one_head_and_a_row_a_claim(self):
        self.write("report.txt", REPORT)
        claims = json.loads(self.read("report.txt").out)["claims"]
        done = self.expect(OK, "read", "--format", "csv", "report.txt", "report.txt")
        rows = list(csv.DictReader(io.StringIO(done.stdout.decode(), newline="")))
        self.assertEqual(len(rows), 2 * len(claims))
        self.assertEqual(rows[0]["document"], "report.txt")
        for row, claim in zip(rows, claims):
            self.assertEqual(row["stance"], claim["stance"])
            self.assertEqual(int(row["start"]), claim["evidence"]["start"])
            self.assertEqual(row["evidence"].lstrip("'"), claim["evidence"]["text"])

    def test_conllu_words_stand_at_their_offsets(self):
        self.write("report.txt", REPORT)
        done = self.expect(OK, "read", "--format", "conllu", "report.txt")
        words = [line.split("\t") for line in done.out.splitlines() if "\t" in line]
        self.assertGreater(len(words), 60)
        for word in words:
            self.assertEqual(len(word), 10)
            start, end = map(int, re.search(r"start_char=(\d+)\|end_char=(\d+)", word[9]).groups())
            self.assertEqual(REPORT[start:end], word[1])

    def test_conllu_writes_a_word_of_several_over_its_parts(self):
        self.write("parts.txt", "Russia's mayors' union cannot say 'no', it isn't 50km, she'd've said.\n")
        done = self.expect(OK, "read", "--format", "conllu", "parts.txt")
        rows = [line.split("\t") for line in done.out.splitlines() if "\t" in line]
        several = [row for row in rows if "-" in row[0]]
        written = ["Russia's", "mayors'", "cannot", "isn't", "she'd've"]
        self.assertEqual([row[1] for row in several], written)
        words = {int(row[0]): row for row in rows if row[0].isdigit()}
        self.assertEqual(list(words), list(range(1, len(words) + 1)))
        for row in several:
            self.assertEqual(row[2:9], ["_"] * 7)
            first, last = map(int, row[0].split("-"))
            parts = [words[n] for n in range(first, last + 1)]
            self.assertEqual("".join(part[1] for part in parts), row[1])
            self.assertFalse(any("SpaceAfter" in part[9] for part in parts))

    def test_timing_names_every_stage_and_changes_nothing_else(self):
        self.write("report.txt", REPORT)
        plain = self.expect(OK, "read", "report.txt")
        timed = self.expect(OK, "read", "--timing", "report.txt")
        self.assertEqual(timed.out, plain.out)
        stages = re.findall(r"^hearsay: (\w+) +(\d+\.\d\d) ms$", timed.err, re.MULTILINE)
        names = "load split analyse actors times figures attribute events claims".split()
        self.assertEqual([name for name, _ in stages], names)
        self.assertGreater(sum(float(cost) for _, cost in stages), 0)

    def test_words_that_are_given_are_the_words_of_the_reading(self):
        text = "The mayor said it did n't rain .\nHe's No. 10 's friend .\n"
        self.write("split.txt", text)
        arguments = ["--format", "json", "--layers", "tokens", "--words-given"]
        done = self.expect(OK, "read", *arguments, "split.txt")
        tokens = json.loads(done.out)["tokens"]
        self.assertEqual([token["form"] for token in tokens], text.split())
        self.assertEqual(tokens[7]["sentence"], 0)
        self.assertEqual(tokens[8]["sentence"], 1)

    def test_a_table_fits_the_terminal_and_only_there_is_it_bold(self):
        self.write("report.txt", REPORT * 3)
        narrow = self.expect(OK, "read", "report.txt", env={"COLUMNS": "72"}).out
        body = narrow.split("\n", 1)[1]  # the heading is the report's title, whole
        self.assertLessEqual(max(map(len, body.splitlines())), 72)
        self.assertNotIn("\x1b", narrow)
        self.assertIn("\x1b[1m", self.on_terminal("read", "report.txt"))
        self.assertNotIn("\x1b", self.on_terminal("read", "report.txt", NO_COLOR="1"))

    def on_terminal(self, *arguments, **env):
        ours, theirs = pty.openpty()
        self.addCleanup(os.close, ours)
        process = subprocess.Popen(
            [PROGRAM, *arguments], cwd=self.folder, stdout=theirs, env={**os.environ, **env}
        )
        os.close(theirs)
        shown = b""
        try:
            while block := os.read(ours, 65536):
                shown += block
        except OSError:  # how Linux says that the other end is closed
            pass
        self.assertEqual(process.wait(timeout=60), OK)
        return shown.decode()

    def test_a_report_cannot_steer_the_terminal(self):
        self.write("report.txt", "The mayor said \x1b]0;owned\x07 it was \u202eover" + " at last" * 50)
        shown = self.expect(OK, "read", "report.txt").out
        self.assertNotRegex(shown, "[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]")


class BadInput(Folder):
    """What cannot be read is named, with the remedy; what can be, is."""

    def bad(self, name, *says):
        """Both commands refuse the input, and read the others all the same."""
        self.write("good.txt", REPORT)
        alone = self.expect(INPUT, "read", name, says=says)
        self.assertEqual(alone.out, "")
        both = self.expect(
            INPUT, "read", "--format", "jsonl", name, "good.txt", says=["1 of 2", *says]
        )
        self.assertEqual(json.loads(both.out)["text"], REPORT)
        added = self.expect(INPUT, "add", "good.txt", name, "good.txt", says=says)
        self.assertRegex(added.out, r"\Aadded d1 good\.txt: \d+ claims\nalready there d1 good\.txt\n\Z")
        self.assertIn("“Havørn”", self.snapshot())

    def test_a_missing_file(self):
        self.bad("nowhere.txt", "nowhere.txt", "does not exist")

    def test_a_folder_without_reports(self):
        (self.folder / "empty").mkdir()
        self.bad("empty", "empty", ".txt")

    def test_an_empty_file(self):
        self.bad(self.write("empty.txt", ""), "empty.txt", "empty")

    def test_only_spaces(self):
        self.bad(self.write("blank.txt", " \n\t\r\n\u00a0\u3000\n"), "blank.txt", "empty")

    def test_a_binary_file(self):
        self.bad(self.write("image.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256))), "image.txt")

    def test_nul_bytes(self):
        self.bad(self.write("nul.txt", b"The mayor said\0 it rained.\n"), "nul.txt", "NUL")

    def test_a_page(self):
        self.bad(self.write("page.txt", "<!DOCTYPE html><p>x</p>"), "page.txt", "page")

    def test_an_address(self):
        self.bad("https://news.example/1", "https://news.example/1", "address")

    def test_a_ledger_as_a_report(self):
        self.write("good.txt", REPORT)
        self.expect(OK, "add", "--ledger", "other.db", "good.txt")
        self.bad("other.db", "other.db", "--ledger")

    def test_200_megabytes(self):
        with open(self.folder / "large.txt", "wb") as large:
            large.truncate(200_000_000)
        self.bad("large.txt", "large.txt", "64 MB", "split")

    def test_200_megabytes_through_a_pipe(self):
        source = subprocess.Popen(
            ["head", "-c", "200000000", "/dev/zero"], stdout=subprocess.PIPE
        )
        code, said, memory = self.peak_memory("read", "-", timeout=120, stdin=source.stdout)
        source.stdout.close()
        source.wait()
        self.assertEqual(code, INPUT)
        self.assertIn("64 MB", said)
        self.assertLess(memory, most_megabytes(250))

    def test_a_file_that_may_not_be_read(self):
        self.write("secret.txt", REPORT)
        (self.folder / "secret.txt").chmod(0)
        self.expect(INPUT, "read", "secret.txt", says="secret.txt", before=become_nobody)

    def test_invalid_utf8_is_read_with_what_is_lost_named(self):
        self.write("damaged.txt", "The mayor of Østvik said ".encode() + b"\xe2\x82 it \xf0\x9f rained. \xff\xfe\xc3\x28\n")
        done = self.expect(OK, "read", "--format", "jsonl", "damaged.txt", says="damaged.txt")
        reading = json.loads(done.out)
        self.assertIn("bad-encoding", {entry["reason"] for entry in reading["unread"]})
        self.assertEqual(misplaced(reading, reading["text"]), [])

    def test_windows_1252_is_read_and_said(self):
        self.write("old.txt", "The café “Møller” said it’s closed.\n".encode("cp1252"))
        done = self.expect(OK, "read", "--format", "jsonl", "old.txt", says="windows-1252")
        self.assertIn("café “Møller”", json.loads(done.out)["text"])

    def test_a_text_without_claims_is_read(self):
        self.write("list.txt", "Apples\nPears\n")
        self.assertIn("no claims found", self.expect(OK, "read", "list.txt").out)
        self.assertRegex(self.expect(OK, "add", "list.txt").out, "^added d1 list.txt: 0 claims$")

    def test_dates_out_of_range(self):
        self.write("good.txt", REPORT)
        for date in ("2026-13-01", "2026-02-30", "0000-01-01", "yesterday", ""):
            self.expect(USAGE, "read", "--published", date, "good.txt", says="--published")
        self.write("dated.txt", "date 2026-02-31 Storm hits Østvik\n\nThe mayor said it was over.\n")
        done = self.expect(OK, "read", "--format", "jsonl", "dated.txt")
        self.assertIsNone(json.loads(done.out)["published"])
        self.write("far.txt", "The mayor said on 45 March 99999 it was over, 9e999 times.\n")
        self.expect(OK, "read", "--published", "9999-12-31", "far.txt")
        self.expect(OK, "read", "--published", "0001-01-01", "far.txt")

    def test_several_bad_ones_are_counted(self):
        self.write("reports/a.txt", "")
        self.write("reports/b.txt", b"\0")
        self.write("reports/c.txt", OTHER_REPORT)
        done = self.expect(INPUT, "read", "reports", says=["a.txt", "b.txt", "2 of 3"])
        self.assertIn("c.txt", done.out)

    def test_odd_names_are_named_safely(self):
        name = b"odd\n\x1b[31m\xff.txt"
        pathlib.Path(os.fsdecode(bytes(self.folder) + b"/" + name)).write_text(REPORT)
        done = self.expect(OK, "add", os.fsdecode(name))
        self.assertEqual(done.out.count("\n"), 1)
        self.assertNotIn("\x1b", done.out)
        self.snapshot()

    def test_one_line_of_50_megabytes(self):
        self.write("line.txt", b"The mayor said it rained. " * 2_000_000)
        code, _, memory = self.peak_memory(
            "read", "--analyser", "rules", "--format", "jsonl", "line.txt", timeout=600
        )
        self.assertIn(code, (OK, INPUT))
        self.assertLess(memory, most_megabytes(8000))

    def test_a_million_short_lines(self):
        self.write("lines.txt", b"It rained.\n" * 1_000_000)
        code, _, memory = self.peak_memory(
            "read", "--analyser", "rules", "--format", "jsonl", "lines.txt", timeout=600
        )
        self.assertEqual(code, OK)
        self.assertLess(memory, most_megabytes(4000))


def become_nobody():
    """Permissions do not hold root back."""
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)


class BadLedger(Folder):
    """A ledger that cannot be used is named with the remedy, and stays as it is."""

    def setUp(self):
        super().setUp()
        self.write("good.txt", REPORT)
        self.write("other.txt", OTHER_REPORT)

    def every_command(self, ledger, *says):
        for command in (
            ["add", "good.txt"],
            ["claims"],
            ["show", "d1"],
            ["verify"],
            ["serve", "--listen", "127.0.0.1:0"],
        ):
            self.expect(LEDGER, *command, "--ledger", ledger, says=[ledger, *says])

    def unharmed(self, name, *says):
        before = (self.folder / name).read_bytes()
        self.every_command(name, *says)
        self.assertEqual((self.folder / name).read_bytes(), before)

    def test_a_file_that_is_no_ledger(self):
        self.unharmed(self.write("notes.db", "These are notes, not a ledger.\n" * 100))

    def test_a_database_that_is_no_ledger(self):
        with sqlite3.connect(self.folder / "shop.db") as shop:
            shop.execute("CREATE TABLE goods (name)")
        shop.close()
        self.unharmed("shop.db")

    def test_a_ledger_of_a_newer_version(self):
        self.expect(OK, "add", "--ledger", "new.db", "good.txt")
        ledger = sqlite3.connect(self.folder / "new.db", isolation_level=None)
        version = ledger.execute("PRAGMA user_version").fetchone()[0]
        self.assertGreater(version, 0)
        ledger.execute(f"PRAGMA user_version = {version + 1}")
        ledger.close()
        self.unharmed("new.db", "newer")

    def test_a_ledger_that_is_not_there(self):
        for command in (["claims"], ["show", "d1"], ["verify"]):
            self.expect(LEDGER, *command, "--ledger", "none.db", says="none.db")
        self.assertFalse((self.folder / "none.db").exists())

    def test_a_folder_as_the_ledger(self):
        (self.folder / "folder.db").mkdir()
        self.every_command("folder.db")

    def test_a_ledger_in_a_folder_that_is_not_there(self):
        self.expect(LEDGER, "add", "--ledger", "no/such/new.db", "good.txt", says="new.db")

    def test_a_ledger_that_may_not_be_written(self):
        self.expect(OK, "add", "good.txt")
        before = self.snapshot()
        (self.folder / "hearsay.db").chmod(0o444)
        self.folder.chmod(0o555)
        self.expect(
            LEDGER, "add", "other.txt", says="hearsay.db", before=become_nobody
        )
        self.folder.chmod(0o777)
        self.assertEqual(self.snapshot(), before)

    def test_a_full_disk(self):
        self.expect(OK, "add", "good.txt")
        before = self.snapshot()
        size = (self.folder / "hearsay.db").stat().st_size
        for spare in (0, 512, 4096, 20_000):
            self.write("long.txt", OTHER_REPORT * 3000)
            limit = lambda: resource.setrlimit(
                resource.RLIMIT_FSIZE, (size + spare, size + spare)
            )
            self.expect(LEDGER, "add", "long.txt", says="hearsay.db", before=limit)
            self.assertEqual(self.snapshot(), before)
        self.expect(OK, "add", "long.txt")

    def test_no_ledger_is_made_when_there_is_nothing_to_add(self):
        self.expect(INPUT, "add", "nowhere.txt")
        self.assertFalse((self.folder / "hearsay.db").exists())

    def test_damage_is_found(self):
        self.expect(OK, "add", "good.txt")
        path = self.folder / "hearsay.db"
        bytes_ = path.read_bytes()
        at = bytes_.find("its navy had freed".encode())
        self.assertGreater(at, 0)
        path.write_bytes(bytes_[:at] + b"our" + bytes_[at + 3 :])
        done = self.run_program("verify")
        self.assertEqual(done.returncode, UNVERIFIED, done.err)
        self.assertIn("d1", done.out)


class TheLedger(Folder):
    def setUp(self):
        super().setUp()
        self.write("good.txt", REPORT)
        self.write("other.txt", OTHER_REPORT)

    def claims(self, *arguments):
        return json.loads(self.expect(OK, "claims", "--format", "json", *arguments).out)

    def test_adding_twice_adds_nothing(self):
        first = self.expect(OK, "add", "good.txt").out
        self.assertRegex(first, r"\Aadded d1 good\.txt: [1-9]\d* claims\n\Z")
        before = self.snapshot()
        self.assertEqual(self.expect(OK, "add", "good.txt").out, "already there d1 good.txt\n")
        self.assertEqual(self.snapshot(), before)

    def test_the_claims_are_those_of_the_reading(self):
        self.expect(OK, "add", "good.txt")
        reading = json.loads(self.expect(OK, "read", "--format", "json", "good.txt").out)
        names = {actor["id"]: actor["name"] for actor in reading["actors"]}
        for ours, theirs in zip(self.claims(), reading["claims"], strict=True):
            self.assertEqual(ours["evidence"], theirs["evidence"])
            self.assertEqual(ours["content"], theirs["content"])
            self.assertEqual(ours["stance"], theirs["stance"])
            self.assertEqual(
                ours["speaker"], names.get(theirs["speaker"], theirs["speaker_text"])
            )
            self.assertEqual((ours["document"], ours["published"]), ("d1", "2026-03-17"))

    def test_the_filters_choose(self):
        self.expect(OK, "add", "good.txt", "other.txt")
        every = self.claims()
        stances = {claim["stance"] for claim in every}
        self.assertGreaterEqual(len(stances), 2)
        for stance in stances:
            expected = [claim for claim in every if claim["stance"] == stance]
            self.assertEqual(self.claims("--stance", stance), expected)
        second = [claim for claim in every if claim["document"] == "d2"]
        self.assertEqual(self.claims("--document", "d2"), second)
        self.assertTrue(second)
        self.assertEqual(self.claims("harbour", "friday"), second)
        self.assertEqual(self.claims("--speaker", "ØSTVIK"), [
            claim for claim in every if "østvik" in (claim["speaker"] or "").lower()
        ])
        self.assertEqual(self.claims("--modality", "wished"), [])

    def test_as_of_and_recorded_go_back(self):
        self.expect(OK, "add", "good.txt")
        self.assertEqual(self.claims("--as-of", "2026-03-16"), [])
        self.assertTrue(self.claims("--as-of", "2026-03-17"))
        self.assertEqual(self.claims("--recorded", "2026-01-01T00:00:00Z"), [])
        self.assertTrue(self.claims("--recorded", "9999-12-31"))
        for option in ("--as-of", "--recorded"):
            self.expect(USAGE, "claims", option, "tomorrow", says=option)

    def test_a_short_list_is_not_taken_for_the_whole(self):
        self.expect(OK, "add", "good.txt")
        count = len(self.claims())
        done = self.expect(OK, "claims", "--limit", "1", "--format", "jsonl", says=f"1 of {count} claims")
        self.assertEqual(len(done.out.splitlines()), 1)
        self.expect(OK, "claims", "zeppelin", says="no claim")

    def test_every_format_says_the_same(self):
        self.expect(OK, "add", "good.txt")
        every = self.claims()
        lines = self.expect(OK, "claims", "--format", "jsonl").out.splitlines()
        self.assertEqual([json.loads(line) for line in lines], every)
        table = self.expect(OK, "claims").out.splitlines()
        self.assertEqual([line.split()[0] for line in table[1:]], [c["id"] for c in every])
        rows = csv.DictReader(
            io.StringIO(self.expect(OK, "claims", "--format", "csv").stdout.decode(), newline="")
        )
        self.assertEqual([row["id"] for row in rows], [claim["id"] for claim in every])

    def test_show_tells_of_a_report_and_a_claim(self):
        self.expect(OK, "add", "good.txt")
        report = self.expect(OK, "show", "d1").out
        self.assertIn("Vestland and Norrmark trade charges", report)
        self.assertIn("2026-03-17", report)
        for claim in self.claims():
            shown = self.expect(OK, "show", claim["id"]).out
            self.assertIn(claim["stance"], shown)
            self.assertIn(f"[[{claim['evidence']['text']}]]".replace("\n", " "), shown)
            as_json = self.expect(OK, "show", claim["id"], "--format", "json").out
            self.assertEqual(json.loads(as_json), claim)

    def test_show_gives_the_reading_of_a_report(self):
        self.expect(OK, "add", "good.txt")
        stored = json.loads(self.expect(OK, "show", "d1", "--format", "json").out)
        read = json.loads(self.expect(OK, "read", "--format", "json", "good.txt").out)
        # The ledger keeps no events yet (docs/events.md).
        self.assertTrue(read.pop("events"))
        self.assertEqual(stored.pop("events"), [])
        for claim in read["claims"]:
            claim["events"] = []
        self.assertEqual(stored, read)

    def test_ids_that_are_none_and_ids_of_nothing(self):
        self.expect(OK, "add", "good.txt")
        self.expect(NOT_FOUND, "show", "d9", says="d9")
        self.expect(NOT_FOUND, "show", "c999", says="c999")
        self.expect(NOT_FOUND, "claims", "--document", "d9", says="d9")
        for wrong in ("x1", "d", "17", "d-1", "d1x"):
            self.expect(USAGE, "show", wrong, says=wrong)
        self.expect(USAGE, "claims", "--document", "c1", says="c1")


class Calls(Folder):
    """How the program is called, and how it answers a call it does not know."""

    def test_help_and_version(self):
        for call in (["--help"], ["read", "--help"], ["claims", "-h"], ["--version"]):
            done = self.expect(OK, *call)
            self.assertEqual(done.err, "")
            self.assertTrue(done.out)

    def test_calls_that_are_not_understood(self):
        for call, word in (
            ([], "name a command"),
            (["rede"], "no 'rede'"),
            (["read"], "INPUT"),
            (["read", "--colour", "x.txt"], "--colour"),
            (["read", "--format", "xml", "x.txt"], "xml"),
            (["read", "--layers", "trees", "x.txt"], "trees"),
            (["read", "--analyser", "oracle", "x.txt"], "oracle"),
            (["read", "--as", "html", "x.txt"], "html"),
            (["claims", "--stance", "agrees"], "agrees"),
            (["claims", "--limit", "-1"], "--limit"),
            (["worker", "--layers", "trees"], "trees"),
            (["worker", "x"], "x"),
            (["serve", "--listen", "8470"], "--listen"),
            (["serve", "--listen", "localhost:99999"], "--listen"),
            (["add", "--ledger"], "--ledger"),
        ):
            done = self.expect(USAGE, *call, says=word)
            self.assertEqual(done.out, "")
            self.assertEqual(done.err.count("\n"), 1)

    def test_a_full_disk_behind_standard_output(self):
        self.write("good.txt", REPORT)
        self.expect(OK, "add", "good.txt")
        line = json.dumps({"text": REPORT}).encode() + b"\n"
        for call in (
            ["read", "good.txt"],
            ["read", "--format", "json", "good.txt"],
            ["add", "--ledger", "second.db", "good.txt"],
            ["claims"],
            ["show", "d1"],
            ["verify"],
            ["worker"],
            ["--help"],
        ):
            with open("/dev/full", "wb") as full:
                done = subprocess.run(
                    [PROGRAM, *call], cwd=self.folder, input=line, stdout=full,
                    stderr=subprocess.PIPE, timeout=60,
                )
            self.assertEqual(done.returncode, ENVIRONMENT, call)
            self.assertIn(b"No space left", done.stderr, call)

    def test_a_reader_that_goes_away_ends_it_quietly(self):
        self.write("good.txt", REPORT)
        process = subprocess.Popen(
            [PROGRAM, "read", "--format", "json", *["good.txt"] * 500],
            cwd=self.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )
        process.stdout.readline()
        process.stdout.close()
        said = process.stderr.read()
        process.stderr.close()
        self.assertEqual(process.wait(timeout=60), -signal.SIGPIPE)
        self.assertEqual(said, b"")


class TheWorker(Folder):
    def work(self, lines, *arguments):
        done = self.expect(OK, "worker", *arguments, input=b"\n".join(lines) + b"\n")
        return [json.loads(line) for line in done.out.splitlines()]

    def test_it_answers_what_read_prints(self):
        self.write("good.txt", REPORT)
        read = json.loads(
            self.expect(OK, "read", "--format", "json", "--layers", "tokens", "good.txt").out
        )
        [answer] = self.work([json.dumps({"text": REPORT}).encode()], "--layers", "tokens")
        self.assertEqual(answer, read)

    def test_it_takes_words_as_they_are_given(self):
        line = json.dumps({"text": "It did n't rain .\nHe 's No. 10 ."}).encode()
        [answer] = self.work([line], "--layers", "tokens", "--words-given")
        self.assertEqual(len(answer["tokens"]), 10)

    def test_offsets_hold_for_any_text(self):
        texts = [
            "", " ", "\n", "\0", "x", "\u2028\u2029\x85", "🕊" * 50, "e\u0301" * 40,
            "\ufeffThe mayor said it rained.", "a\r\nb\rc\n", "“" * 30, "((((" * 40,
            "\U0010ffff said \ud7ff was \ufffe", "١٬٢٣٤ people said", "中" * 99 + "。",
            REPORT.replace("\n", "\r\n"), REPORT.upper(), REPORT[::-1], '"' * 99,
        ]
        lines = [json.dumps({"id": n, "text": text}).encode() for n, text in enumerate(texts)]
        answers = self.work(lines, "--layers", "tokens")
        self.assertEqual([answer["id"] for answer in answers], list(range(len(texts))))
        for answer, text in zip(answers, texts):
            self.assertEqual(answer["text"], text)
            self.assertEqual(misplaced(answer, text), [])

    def test_a_partner_that_waits_gets_its_answer(self):
        process = subprocess.Popen(
            [PROGRAM, "worker"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        for n in range(3):
            process.stdin.write(json.dumps({"id": n, "text": "It rained."}).encode() + b"\n")
            process.stdin.flush()
            ready, _, _ = select.select([process.stdout], [], [], 30)
            self.assertTrue(ready, "no answer while the partner waits")
            self.assertEqual(json.loads(process.stdout.readline())["id"], n)
        process.stdin.close()
        self.assertEqual(process.wait(timeout=30), OK)
        process.stdout.close()

    def test_a_line_of_100_megabytes_is_skipped_in_little_memory(self):
        with open(self.folder / "in.jsonl", "wb") as lines:
            lines.write(b'{"id":1,"text":"' + b"x" * 100_000_000 + b'"}\n')
            lines.write(b'{"id":2,"text":"It rained."}\n')
        with open(self.folder / "in.jsonl", "rb") as lines:
            code, _, memory = self.peak_memory("worker", timeout=120, stdin=lines)
        answers = [json.loads(line) for line in (self.folder / "out").read_text().splitlines()]
        self.assertEqual(code, OK)
        self.assertEqual(answers[0]["error"]["code"], "too-large")
        self.assertEqual(answers[1]["id"], 2)
        self.assertLess(memory, most_megabytes(250))


if __name__ == "__main__":
    if not PROGRAM:
        sys.exit("cli_test.py: name the program: HEARSAY=build/release/hearsay")
    PROGRAM = os.path.abspath(PROGRAM)
    unittest.main()
