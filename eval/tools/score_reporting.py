#!/usr/bin/env python3
"""Scores the attributions with a reporting cue ("said", "denied"), as the set's scorer does.

usage: score_reporting.py GOLD.jsonl[.gz] PREDICTED.jsonl [options of score.py]

Whoever thinks, wants or fears is left out on both sides. The cues (reporting_cues.txt) and
score.py lie beside GOLD.
"""

import gzip
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

# Forms that no rule makes.
IRREGULAR = {
    "quip": {"quipped", "quipping"}, "say": {"said"}, "show": {"shown"}, "swear": {"swore", "sworn"},
    "tell": {"told"}, "write": {"wrote", "written"},
}


def forms(lemma):
    """Every way the verb may stand: "deny" as denies, denied, denying."""
    stem = lemma[:-1] if lemma.endswith("e") else lemma
    regular = {lemma, lemma + "s", stem + "ed", stem + "ing", lemma + "es"}
    if re.search(r"[^aeiou]y$", lemma):
        regular |= {lemma[:-1] + "ies", lemma[:-1] + "ied"}
    if re.search(r"[^aeiou][aeiou][bdglmnprt]$", lemma):
        regular |= {lemma + lemma[-1] + "ed", lemma + lemma[-1] + "ing"}
    return regular | IRREGULAR.get(lemma, set())


def lines(path):
    opened = gzip.open(path, "rt", encoding="utf-8") if str(path).endswith(".gz") else open(path, encoding="utf-8")
    with opened as file:
        return [json.loads(line) for line in file if line.strip()]


def reporting_only(record, text, cues):
    def reports(attribution):
        words = " ".join(text[start:end] for start, end in attribution.get("cue") or [])
        return any(word in cues for word in re.findall(r"\w+", words.lower()))

    return {**record, "attributions": [a for a in record["attributions"] if reports(a)]}


def main(gold_path, predicted_path, *options):
    folder = Path(gold_path).parent
    listed = (folder / "reporting_cues.txt").read_text(encoding="utf-8").splitlines()
    cues = {form for line in listed if not line.startswith("#") for form in forms(line.strip())}
    gold = lines(gold_path)
    texts = {record["id"]: record["text"] for record in gold}
    predicted = [record for record in lines(predicted_path) if record["id"] in texts]
    with tempfile.TemporaryDirectory() as work:
        files = []
        for name, records in (("gold", gold), ("predicted", predicted)):
            files.append(Path(work) / f"{name}.jsonl")
            kept = [reporting_only(record, texts[record["id"]], cues) for record in records]
            files[-1].write_text("".join(json.dumps(record) + "\n" for record in kept), encoding="utf-8")
        command = [sys.executable, "-B", str(folder / "score.py"), *map(str, files), *options]
        return subprocess.run(command).returncode


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
