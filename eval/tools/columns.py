"""Gold names in columns: a word a line with its BIO tag, an empty line after a sentence.

Words stand in the first column and tags in the last or, where lines are numbered, in the
second and third. "# doc" and "# newdoc" begin documents; a file without them is cut
into documents of a hundred sentences.
"""

import gzip

LONGEST = 100  # sentences of a document where the file marks none


def lines(path):
    opener = gzip.open if str(path).endswith(".gz") else open
    with opener(path, "rt", encoding="utf-8") as file:
        yield from (line.rstrip("\n") for line in file)


def cells(line):
    return line.split("\t") if "\t" in line else line.split(" ")


def is_comment(line):
    return line.startswith("# ")


def numbered(path):
    rows = []
    for line in lines(path):
        if line.strip() and not is_comment(line):
            rows.append(cells(line))
        if len(rows) == 2000:
            break
    return all(len(row) > 2 and row[0].isdigit() for row in rows)


def documents(path):
    """Lists of sentences; a sentence is a list of (word, tag)."""
    word, tag = (1, 2) if numbered(path) else (0, -1)
    document, sentence, marked = [], [], False
    for line in [*lines(path), ""]:
        starts = line.startswith(("# doc", "# newdoc"))
        marked = marked or starts
        if line.strip() and not is_comment(line):
            row = cells(line)
            sentence.append((row[word], row[tag]))
        elif not line.strip() and sentence:
            document.append(sentence)
            sentence = []
        if document and (starts or (not marked and len(document) == LONGEST)):
            yield document
            document = []
    if document:
        yield document


def laid_out(document):
    """The text, a paragraph for each sentence, and the [start, end) of every word."""
    text, places = "", []
    for sentence in document:
        text += "\n\n" if text else ""
        spans = []
        for word, _ in sentence:
            if spans:
                text += " "
            spans.append((len(text), len(text) + len(word)))
            text += word
        places.append(spans)
    return text, places
