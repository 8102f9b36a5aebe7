#!/usr/bin/env python3
"""Gold words -> input lines for worker --words-given: a sentence a line.

usage: given_input.py GOLD.conllu|GOLD.conll|GOLD.iob2[.gz] > input.jsonl

Of CoNLL-U the words (not the multiword tokens), with its documents and paragraphs; of
columns each sentence as a paragraph.
"""

import json
import sys

import columns


def conllu_documents(path):
    """(id, lines of the text): a sentence a line, "" between paragraphs."""
    name, text, words = None, [], []
    for line in [*columns.lines(path), "# newdoc"]:
        if line.startswith("# newdoc"):
            if text:
                yield name, text
            name, text = line.partition("=")[2].strip(), []
        elif line.startswith("# newpar") and text:
            text.append("")
        elif line and line[0] != "#":
            cells = line.split("\t")
            if cells[0].isdigit():
                words.append("".join(cells[1].split()))
        elif not line and words:
            text.append(" ".join(words))
            words = []


def column_documents(path):
    for number, document in enumerate(columns.documents(path)):
        text, _ = columns.laid_out(document)
        yield str(number), [text]


def main(path):
    documents = conllu_documents if ".conllu" in path else column_documents
    for name, text in documents(path):
        print(json.dumps({"id": name, "text": "\n".join(text)}))


if __name__ == "__main__":
    main(*sys.argv[1:])
