"""Tests eval/run.py on small invented gold sets, with a made-up program and scorers.

The real gold sets are not part of the project, so nothing here needs them: the folder
below has one set of times, of two documents, and a seed, laid out like the real one.
"""

import json
import subprocess
import sys
import tempfile
import unittest
from decimal import Decimal
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "eval"))
import floors  # noqa: E402
import kinds  # noqa: E402
import measure  # noqa: E402
import sets  # noqa: E402

GOLD = [
    {"id": "a", "text": "The ferry sank on Sunday.", "timexes": ["Sunday"]},
    {"id": "b", "text": "It left at noon.", "timexes": ["noon"]},
]

# The program answers with the words it finds in the file `knows` beside it, and notes
# in `starts` each time it is started.
PROGRAM = """#!/usr/bin/env python3
import json, sys
from pathlib import Path
here = Path(__file__).parent
knows = (here / "knows").read_text().split()
with open(here / "starts", "a") as starts:
    print(*sys.argv[1:], file=starts)
if sys.argv[1] == "read":
    print(json.dumps({"claims": knows}))
    sys.exit()
for line in sys.stdin:
    if "crash" in knows:
        sys.exit("out of order")
    document = json.loads(line)
    if "silence" not in knows:
        document["times"] = [word for word in knows if word in document["text"]]
        print(json.dumps(document))
"""

TOOLS = {
    "tools/worker_input.py": """
for line in open(sys.argv[1]):
    document = json.loads(line)
    print(json.dumps({"id": document["id"], "text": document["text"]}))
""",
    "tools/to_times.py": """
for line in open(sys.argv[1]):
    reading = json.loads(line)
    print(json.dumps({"id": reading["id"], "timexes": reading["times"]}))
""",
    "tools/flat.py": """
for name, value in json.load(sys.stdin).items():
    print(f"{name}\\t{value:.4f}")
""",
    "tools/seed_score.py": """
predicted = json.load(open(sys.argv[1]))["claims"]
share = len(set(predicted) & set(json.load(open(sys.argv[2])))) / 3
facets = "found speaker voice polarity via stance stance-hard modality modality-hard"
facets += " event agent target place date figures answers all-facets"
names = ["f1", "checks"] + ["facets." + facet for facet in facets.split()]
if "--misses" in sys.argv:
    print("missed", 1 - share)
else:
    print(json.dumps(dict.fromkeys(names, share)))
""",
    "times/score_time.py": """
gold, mine = [
    {(r["id"], t) for line in open(f) for r in [json.loads(line)] for t in r["timexes"]}
    for f in sys.argv[1:3]
]
f1 = 2 * len(gold & mine) / (len(gold) + len(mine))
print(json.dumps({name + ".f1": f1 for name in ("strict", "relaxed", "type", "value")}))
""",
}


class EvalTest(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.work = Path(temporary.name)
        self.data = self.work / "data"
        for path, code in TOOLS.items():
            self.write(f"data/{path}", "import json, sys\n" + code)
        rows = "".join(json.dumps(row) + "\n" for row in GOLD)
        self.write("data/times/invented.test.jsonl", rows)
        self.write("data/seed/gold.jsonl", '["Sunday", "noon", "Monday"]')
        self.write("data/seed/000_report.txt", "The ferry sank on Sunday.")
        self.write("hearsay", PROGRAM).chmod(0o755)
        self.knows("Sunday noon")

    def write(self, path, text):
        file = self.work / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return file

    def knows(self, words):
        self.write("knows", words)

    def run_eval(self, *arguments):
        command = [sys.executable, "-B", str(ROOT / "eval" / "run.py")]
        command += ["--data", str(self.data), "--binary", str(self.work / "hearsay")]
        command += ["--floors", str(self.work / "floors.tsv"), *arguments]
        return subprocess.run(command, capture_output=True, text=True)

    def floor_of(self, task, name, metric):
        table = floors.read_floors(self.work / "floors.tsv")
        return table.rows[(task, name, metric)].value

    def test_a_perfect_reading_scores_one(self):
        done = self.run_eval("times")
        self.assertEqual(done.returncode, 0, done.stderr)
        rows = [line.split() for line in done.stdout.splitlines()]
        self.assertEqual(rows[0], ["task", "set", "metric", "value", "floor", "ok"])
        self.assertIn(["times", "invented.test", "value.f1", "1.0000", "-"], rows)

    def test_a_whole_set_goes_through_one_worker(self):
        self.run_eval("times")
        starts = (self.work / "starts").read_text().splitlines()
        self.assertEqual(starts, ["worker"])

    def test_the_seed_goes_through_read_and_its_misses_are_printed(self):
        done = self.run_eval("seed", "--misses")
        self.assertIn("0.6667", done.stdout)
        self.assertIn("missed 0.333", done.stdout)
        starts = (self.work / "starts").read_text().splitlines()
        self.assertTrue(starts[0].startswith("read --format json"), starts)

    def test_recording_rounds_down_and_check_then_holds(self):
        self.run_eval("--record")
        self.assertEqual(self.floor_of("seed", "seed", "f1"), Decimal("0.666"))
        self.assertEqual(self.run_eval("--check").returncode, 0)

    def test_a_lowered_figure_fails_the_check_and_is_named(self):
        self.run_eval("--record")
        self.knows("Sunday")
        done = self.run_eval("--check")
        self.assertEqual(done.returncode, 1)
        self.assertIn("times invented.test value.f1", done.stderr)
        self.assertIn("UNDER", done.stdout)

    def test_recording_raises_a_floor_but_never_lowers_it(self):
        key = ("times", "invented.test", "value.f1")
        self.knows("Sunday")
        self.run_eval("--record")
        self.assertEqual(self.floor_of(*key), Decimal("0.666"))
        self.knows("Sunday noon")
        self.run_eval("--record")
        self.assertEqual(self.floor_of(*key), Decimal("1.000"))
        self.knows("Sunday")
        self.run_eval("--record")
        self.assertEqual(self.floor_of(*key), Decimal("1.000"))

    def test_a_figure_of_nothing_gets_no_floor(self):
        self.knows("Tuesday")
        self.run_eval("--record")
        self.assertEqual(floors.read_floors(self.work / "floors.tsv").rows, {})

    def test_a_floor_whose_set_is_gone_fails_the_check(self):
        self.run_eval("--record")
        (self.data / "times" / "invented.test.jsonl").unlink()
        done = self.run_eval("--check")
        self.assertEqual(done.returncode, 1)
        self.assertIn("NOT MEASURED", done.stdout)

    def test_a_floor_of_a_task_that_was_not_asked_for_does_not_count(self):
        self.run_eval("--record")
        (self.data / "times" / "invented.test.jsonl").unlink()
        self.assertEqual(self.run_eval("seed", "--check").returncode, 0)

    def test_a_program_that_fails_is_not_measured_and_said_so(self):
        for words, said in (("crash", "out of order"), ("silence", "0 of 2 lines")):
            self.knows(words)
            done = self.run_eval("times")
            self.assertEqual(done.returncode, 1)
            self.assertIn(said, done.stderr)

    def test_what_is_missing_is_named_with_its_remedy(self):
        for arguments, said in (
            (["--data", str(self.work / "nowhere")], "--data FOLDER"),
            (["--binary", str(self.work / "nothing")], "cmake --preset release"),
            (["figures"], "nothing to measure figures with"),
            (["--check"], "--record makes them"),
            (["speed"], "no task 'speed'"),
        ):
            done = self.run_eval(*arguments)
            self.assertEqual(done.returncode, 2, arguments)
            self.assertIn(said, done.stderr)
            self.assertNotIn("Traceback", done.stderr)

    def test_a_broken_table_of_floors_is_refused_with_its_line(self):
        table = self.work / "floors.tsv"
        for row in ("times\tx\tvalue.f1\tmuch", "times x value.f1 0.5"):
            table.write_text(f"# head\n{row}\n", encoding="utf-8")
            done = self.run_eval("--check")
            self.assertEqual(done.returncode, 2)
            self.assertIn("line 2", done.stderr)

    def test_json_has_the_same_figures(self):
        answer = json.loads(self.run_eval("times", "--json").stdout)
        values = {row["metric"]: row["value"] for row in answer["figures"]}
        self.assertEqual(values["strict.f1"], 1.0)
        self.assertEqual(answer["sets"][0]["documents"], 2)

    def test_floors_of_other_sets_do_not_go_into_the_projects_table(self):
        command = [sys.executable, "-B", str(ROOT / "eval" / "run.py"), "--record"]
        done = subprocess.run(
            [*command, "--data", str(self.data)], capture_output=True, text=True
        )
        self.assertEqual(done.returncode, 2)
        self.assertIn("--floors FILE", done.stderr)

    def test_head_and_notes_of_the_table_are_kept(self):
        head = "# what this is\n#\n" + "\t".join(floors.COLUMNS) + "\n"
        row = "times\tinvented.test\tvalue.f1\t0.5\tlower since the set grew\n"
        table = self.write("floors.tsv", head + row)
        self.run_eval("--record")
        text = table.read_text(encoding="utf-8")
        self.assertTrue(text.startswith(head), text)
        self.assertIn("value.f1\t1.000\tlower since the set grew\n", text)

    def test_only_rounding_is_forgiven(self):
        floor = floors.Floor(Decimal("0.700"))
        self.assertTrue(floors.holds(floor, Decimal("0.69995")))
        self.assertFalse(floors.holds(floor, Decimal("0.6999")))
        self.assertFalse(floors.holds(floor, None))

    def test_a_set_is_recognised_by_what_it_holds(self):
        self.write("data/attribution/x.jsonl", '{"id": "1", "mentions": {}}\n')
        twice = '{"id": "1", "attributions": []}\n' * 2
        self.write("data/attribution/two.jsonl", twice)
        self.write("data/attribution/notes.txt", "no gold\n")
        data = sets.Data(self.data, self.data)
        found, notes = sets.find_sets(data, "attribution")
        self.assertEqual([gold.name for gold in found], ["x"])
        self.assertIn("several annotators", notes[0])

    def test_triples_are_told_from_plover_even_when_the_first_has_no_event(self):
        rows = [{"id": "1", "expected": []}]
        rows += [{"id": "2", "expected": [{"source": "USA", "target": "CHN"}]}]
        text = "".join(json.dumps(row) + "\n" for row in rows)
        self.write("data/events/triples.jsonl", text)
        found, _ = sets.find_sets(sets.Data(self.data, self.data), "events")
        self.assertIn("--cameo", found[0].kind.adapter)

    def test_a_sentence_without_heads_becomes_one_the_scorer_takes(self):
        bare = "1\tIt\t_\t_\t_\t_\t_\t_\t_\t_"
        parsed = "1\tIt\t_\t_\t_\t_\t0\troot\t_\t_"
        file = self.write("predicted", f"# newdoc id = a\n{bare}\n\n{parsed}\n\n")
        measure.fill_heads(file)
        filled = "1\tIt\t_\t_\t_\t_\t0\t_\t_\t_"
        text = file.read_text(encoding="utf-8")
        self.assertEqual(text, f"# newdoc id = a\n{filled}\n\n{parsed}\n\n")

    def test_the_projects_floors_are_of_figures_that_exist(self):
        table = floors.read_floors(ROOT / "eval" / "floors.tsv")
        every = kinds.KINDS + (kinds.SEED,)
        known = {
            (kind.task, scoring.prefix + metric)
            for kind in every
            for scoring in kind.scorings
            for metric in scoring.metrics
        }
        for task, _, metric in table.rows:
            self.assertIn((task, metric), known)


COLUMNS = """# doc one
Ada\tB-Person
Holm\tI-Person
left\tO
Riga\tB-Location
.\tO

Holm\tB-Person
slept\tO
"""
WORDS = """# newdoc id = d1
# sent_id = 1
1-2\tIsn't\t_\t_\t_\t_\t_\t_\t_\t_
1\tIs\tbe\tAUX\tVBZ\t_\t0\troot\t_\t_
2\tn't\tnot\tPART\tRB\t_\t1\tadvmod\t_\t_

# newpar
# sent_id = 2
1\tGone\tgo\tVERB\tVBN\t_\t0\troot\t_\t_

# newdoc id = d2
1\t1 000\t1000\tNUM\tCD\t_\t0\troot\t_\t_

"""


class OurAdapters(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.work = Path(temporary.name)

    def tool(self, name, *given):
        """What a tool prints of files whose names and contents are given."""
        for path, content in given:
            (self.work / path).write_text(content, encoding="utf-8")
        command = [sys.executable, "-B", str(ROOT / "eval" / "tools" / name)]
        command += [str(self.work / path) for path, _ in given]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout

    def test_names_come_back_to_the_words_they_were_given_for(self):
        [line] = self.tool("given_input.py", ("gold.conll", COLUMNS)).splitlines()
        text = json.loads(line)["text"]
        self.assertEqual(text, "Ada Holm left Riga .\n\nHolm slept")
        names = [("Ada Holm", "Person"), ("Riga", "Location"), ("Holm slept", "Person")]
        spans = [
            {"start": text.rindex(words), "end": text.rindex(words) + len(words), "scheme": "worldwide", "label": label}
            for words, label in names
        ]
        spans.append({**spans[0], "scheme": "gum", "label": "event"})
        reading = json.dumps({"id": "0", "names": spans})
        found = self.tool("to_names.py", ("readings.jsonl", reading), ("gold.conll", COLUMNS))
        tags = [line.split("\t")[1] for line in found.splitlines() if line]
        self.assertEqual(tags, "B-Person I-Person O B-Location O B-Person I-Person".split())

    def test_only_verbs_of_saying_are_scored_as_reporting(self):
        shared = ROOT.parent / "shared" / "eval" / "attribution"
        if not shared.exists():
            self.skipTest("the sets to measure on are not here")
        for name in ("score.py", "reporting_cues.txt"):
            (self.work / name).write_text((shared / name).read_text(encoding="utf-8"), encoding="utf-8")
        text = "Ada denied it. Bo likes tea. Cy said no."
        said = {"source": [[0, 3]], "cue": [[4, 10]], "content": [[11, 13]]}
        liked = {"source": [[15, 17]], "cue": [[18, 23]], "content": [[24, 27]]}
        other = {"source": [[29, 31]], "cue": [[32, 36]], "content": [[37, 39]]}
        gold = json.dumps({"id": "a", "text": text, "attributions": [said, liked, other]})
        found = json.dumps({"id": "a", "attributions": [said]})
        files = ("gold.jsonl", gold), ("found.jsonl", found)
        command = [sys.executable, "-B", str(ROOT / "eval/tools/score_reporting.py")]
        for path, content in files:
            (self.work / path).write_text(content + "\n", encoding="utf-8")
            command.append(str(self.work / path))
        done = subprocess.run([*command, "--json"], capture_output=True, text=True, check=True)
        precision, recall, _ = json.loads(done.stdout)["LINKED RELAXED"]
        self.assertEqual((precision, recall), (1.0, 0.5))

    def test_given_words_are_a_sentence_a_line(self):
        lines = self.tool("given_input.py", ("gold.conllu", WORDS)).splitlines()
        texts = {row["id"]: row["text"] for row in map(json.loads, lines)}
        self.assertEqual(texts, {"d1": "Is n't\n\nGone", "d2": "1000"})


if __name__ == "__main__":
    unittest.main()
