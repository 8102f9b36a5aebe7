"""Drives the finished program with the trained analyser: the same bytes whatever the
instruction set, the threads and the order; hostile texts; weights that cannot be used."""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time
import unittest

PROGRAM = os.environ.get("HEARSAY")
if not PROGRAM:
    sys.exit("analyser_test.py: name the program: HEARSAY=build/release/hearsay")
PROGRAM = os.path.abspath(PROGRAM)
TOP = pathlib.Path(__file__).resolve().parent.parent
WEIGHTS = TOP / "models/analyser.bin"
SLOWER = 20 if os.environ.get("HEARSAY_SANITIZED") else 1
EXAMPLES = sorted((TOP / "examples").glob("*.txt"))
LAYERS = ("--layers", "tokens,names")


def run(*arguments, given=None, env=None):
    return subprocess.run(
        [PROGRAM, *map(str, arguments)],
        input=given,
        capture_output=True,
        env={**os.environ, **(env or {})},
        timeout=120 * SLOWER,
    )


def worker(lines, *arguments, env=None):
    given = "".join(json.dumps(line) + "\n" for line in lines).encode()
    done = run("worker", "--analyser", "trained", *LAYERS, *arguments, given=given, env=env)
    assert done.returncode == 0, done.stderr
    return done.stdout


def paragraphs():
    """Every paragraph of the examples as a document of its own, and each example whole."""
    texts = [file.read_text(encoding="utf-8") for file in EXAMPLES]
    parts = [p for text in texts for p in text.split("\n\n") if p.strip()]
    return [{"id": str(i), "text": t} for i, t in enumerate(texts + parts)]


def read_text(text, *arguments):
    """One reading of `text`, with tokens, and the seconds it took."""
    started = time.monotonic()
    out = worker([{"id": "t", "text": text}], *arguments)
    return json.loads(out), time.monotonic() - started


class TheSameBytes(unittest.TestCase):
    def test_on_every_instruction_set(self):
        documents = paragraphs()
        best = worker(documents)
        for isa in ("AVX512_CORE", "AVX2", "SSE41"):
            with self.subTest(isa):
                self.assertEqual(worker(documents, env={"ONEDNN_MAX_CPU_ISA": isa}), best)

    def test_with_any_number_of_threads(self):
        documents = paragraphs()
        one = worker(documents)
        self.assertEqual(worker(documents, "--threads", "2"), one)
        self.assertEqual(worker(documents, "--threads", "5"), one)

    def test_in_any_order(self):
        documents = paragraphs()
        there = worker(documents).splitlines()
        back = worker(documents[::-1]).splitlines()
        self.assertEqual(there, back[::-1])

    def test_alone_or_beside_others(self):
        documents = paragraphs()
        together = worker(documents).splitlines()
        for n in (0, len(documents) // 2, len(documents) - 1):
            self.assertEqual(worker([documents[n]]).splitlines()[0], together[n])


class TreesAndNames(unittest.TestCase):
    def setUp(self):
        text = EXAMPLES[0].read_text(encoding="utf-8")
        self.reading, _ = read_text(text)

    def test_every_sentence_is_one_tree(self):
        sentences = {}
        for token in self.reading["tokens"]:
            sentences.setdefault(token["sentence"], []).append(token)
        self.assertGreater(len(sentences), 10)
        for tokens in sentences.values():
            heads = [token["head"] for token in tokens]
            self.assertEqual(heads.count(0), 1)
            for start in range(1, len(heads) + 1):
                at, steps = start, 0
                while at:
                    at, steps = heads[at - 1], steps + 1
                    self.assertLessEqual(steps, len(heads))
            roots = [t["deprel"] for t in tokens if t["head"] == 0]
            self.assertEqual(roots, ["root"])
            self.assertNotIn("root", [t["deprel"] for t in tokens if t["head"]])

    def test_every_word_has_a_lemma_and_a_tag(self):
        for token in self.reading["tokens"]:
            self.assertTrue(token["lemma"])
            self.assertTrue(token["xpos"])
            self.assertEqual(
                token["form"], self.reading["text"][token["start"] : token["end"]]
            )

    def test_names_are_words_of_the_text_and_do_not_overlap_in_a_scheme(self):
        names = self.reading["names"]
        self.assertGreater(len(names), 10)
        ends = {}
        for name in names:
            words = self.reading["text"][name["start"] : name["end"]]
            self.assertEqual(name["text"], words)
            self.assertGreaterEqual(name["start"], ends.get(name["scheme"], 0))
            ends[name["scheme"]] = name["end"]


class HostileTexts(unittest.TestCase):
    def expect_read(self, text, seconds=10):
        reading, took = read_text(text)
        self.assertNotIn("error", reading)
        self.assertLess(took, seconds * SLOWER)
        return reading

    def test_a_sentence_longer_than_a_window_is_read_whole(self):
        words = ("The envoy spoke of boats and nets and harbours and " * 45).strip()
        reading = self.expect_read(words + " of peace.")
        self.assertEqual(len(reading["sentences"]), 1)
        self.assertTrue(all(t["lemma"] for t in reading["tokens"]))

    def test_a_sentence_of_two_thousand_words_is_reported_unread(self):
        reading = self.expect_read("boats and nets " * 667)
        self.assertIn("too-long", [u["reason"] for u in reading["unread"]])

    def test_a_megabyte_without_a_full_stop(self):
        reading = self.expect_read("water rose over the fields " * 40_000, seconds=30)
        self.assertIn("too-long", [u["reason"] for u in reading["unread"]])

    def test_strange_writing(self):
        for text in (
            "THE PORT IS CLOSED, SAYS THE MINISTRY, AND NOBODY KNOWS WHY.",
            "Le ministère a déclaré lundi que le port était fermé. Personne ne sait pourquoi.",
            "Министерство сообщило, что порт закрыт.",
            "港は閉鎖されたと省は述べた。",
            "🔥🔥🔥 port 👩‍👩‍👧‍👦 closed 🇫🇷 !!! 😀",
            "zero\u200bwidth\u200djoiners\ufeff and \u202eright to left\u202c marks",
            "قالت الوزارة إن الميناء مغلق.",
            "a" * 5000,
            "\u0301\u0301\u0301 combining first",
            "x" + "\u0301" * 3000 + " y",
            "\u0007 bell \u0000 nul".replace("\u0000", ""),
            "....... !!!!!! ?????? ------",
            "<b>not</b> &amp; markup",
        ):
            with self.subTest(text[:30]):
                self.expect_read(text)


class Weights(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="hearsay-models-"))
        self.addCleanup(shutil.rmtree, self.folder)
        self.file = self.folder / "analyser.bin"

    def refusal(self):
        report = EXAMPLES[0]
        done = run("read", "--analyser", "trained", "--models", self.folder, report)
        self.assertEqual(done.returncode, 7, done.stderr)
        self.assertEqual(done.stdout, b"")
        message = done.stderr.decode()
        self.assertIn(str(self.file), message)
        self.assertEqual(message.count("\n"), 1)
        return message

    def test_missing(self):
        self.assertIn("--models", self.refusal())

    def test_empty(self):
        self.file.write_bytes(b"")
        self.refusal()

    def test_cut_off(self):
        self.file.write_bytes(WEIGHTS.read_bytes()[:1_000_000])
        self.refusal()

    def test_one_bit_changed(self):
        content = bytearray(WEIGHTS.read_bytes())
        content[len(content) // 2] ^= 1
        self.file.write_bytes(content)
        self.assertIn("SHA-256", self.refusal())

    def test_another_file(self):
        self.file.write_bytes(b"hearsay\n" + bytes(100_000))
        self.refusal()

    def test_a_folder(self):
        self.file.mkdir()
        self.refusal()

    def test_named_by_the_environment(self):
        shutil.copy(WEIGHTS, self.file)
        done = run(
            "read", "--analyser", "trained", EXAMPLES[0], env={"HEARSAY_MODELS": str(self.folder)}
        )
        self.assertEqual(done.returncode, 0, done.stderr)

    def test_the_rules_need_none(self):
        done = run("read", "--analyser", "rules", "--models", self.folder, EXAMPLES[0])
        self.assertEqual(done.returncode, 0, done.stderr)


if __name__ == "__main__":
    unittest.main()
