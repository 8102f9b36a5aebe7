#!/usr/bin/env python3
"""Gold names in columns -> input lines for the worker.

usage: names_input.py GOLD.conll|GOLD.iob2[.gz] > input.jsonl
"""

import json
import sys

import columns


def main(path):
    for number, document in enumerate(columns.documents(path)):
        text, _ = columns.laid_out(document)
        print(json.dumps({"id": str(number), "text": text}))


if __name__ == "__main__":
    main(*sys.argv[1:])
