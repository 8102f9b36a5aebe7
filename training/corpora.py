"""Files of annotated texts, all read into one shape: paragraphs of sentences."""

import dataclasses
import gzip
import json
import pathlib
import re


@dataclasses.dataclass
class Sentence:
    """Words with what is known of them; a list that is None was not annotated."""

    words: list[str]
    space_after: list[bool]
    upos: list[str] | None = None
    xpos: list[str] | None = None
    feats: list[str] | None = None
    lemmas: list[str] | None = None
    heads: list[int] | None = None  # 1-based in the sentence, 0 = root
    deprels: list[str] | None = None
    names: dict[str, list[str]] = dataclasses.field(default_factory=dict)  # scheme -> BIO
    # BIO of source, cue and content; a span may go on from the sentence before. Where a
    # content or a cue begins, how many words further its cue or source does (0: it has none).
    roles: list[str] | None = None
    links: list[int | None] | None = None
    inner: list[str] | None = None  # BIO of roles inside contents, one step down
    headline: bool = False
    sent_id: str = ""


def _lines(path: pathlib.Path) -> list[str]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return file.read().split("\n")


# --- Universal Dependencies ----------------------------------------------------------


def _conllu_sentence(rows: list[list[str]], sent_id: str) -> Sentence:
    words = [r for r in rows if r[0].isdigit()]
    no_space = {r[0] for r in rows if "SpaceAfter=No" in r[9]}
    # Inside a multiword token nothing is spaced; after it, what the token says.
    inside, ends = set(), {}
    for r in rows:
        if "-" in r[0]:
            first, last = map(int, r[0].split("-"))
            inside.update(range(first, last))
            ends[last] = r[0]
    spaces = []
    for r in words:
        number = int(r[0])
        key = ends.get(number, r[0])
        spaces.append(number not in inside and key not in no_space)
    return Sentence(
        words=[r[1] for r in words],
        space_after=spaces,
        lemmas=[r[2] for r in words],
        upos=[r[3] for r in words],
        xpos=[r[4] for r in words],
        feats=[r[5] for r in words],
        heads=[int(r[6]) for r in words],
        deprels=[r[7] for r in words],
        sent_id=sent_id,
    )


def read_conllu(path: pathlib.Path) -> list[list[Sentence]]:
    paragraphs, rows, sent_id, new = [], [], "", True
    for line in _lines(path):
        if line.startswith(("# newdoc", "# newpar id", "# newpar")):
            new = True
        elif line.startswith("# sent_id = "):
            sent_id = line[12:]
        elif line and line[0] != "#":
            rows.append(line.split("\t"))
        elif not line and rows:
            if new:
                paragraphs.append([])
            paragraphs[-1].append(_conllu_sentence(rows, sent_id))
            rows, new = [], False
    return paragraphs


# --- names -----------------------------------------------------------------------------


def bio(length: int, spans: list[tuple[int, int, str]]) -> list[str]:
    """BIO tags of spans of words; where spans overlap the longer one counts."""
    tags = ["O"] * length
    for start, end, kind in sorted(spans, key=lambda s: (s[0] - s[1], s[0])):
        if start < end and all(t == "O" for t in tags[start:end]):
            tags[start:end] = ["B-" + kind] + ["I-" + kind] * (end - start - 1)
    return tags


def valid_bio(tags: list[str]) -> list[str]:
    """An I- without its B- before it begins a name."""
    fixed, before = [], "O"
    for tag in tags:
        if tag.startswith("I-") and before[2:] != tag[2:]:
            tag = "B-" + tag[2:]
        fixed.append(tag)
        before = tag
    return fixed


def spans_of(tags: list[str]) -> list[tuple[int, int, str]]:
    """(first word, one past the last, label) of valid BIO tags."""
    spans = []
    for i, tag in enumerate(tags):
        if tag.startswith("B-"):
            spans.append((i, i + 1, tag[2:]))
        elif tag.startswith("I-"):
            first, _, label = spans.pop()
            spans.append((first, i + 1, label))
    return spans


_NO_SPACE_BEFORE = {".", ",", ";", ":", "!", "?", ")", "]", "'s", "n't", "%", "”", "’s", "’"}


def _guess_spaces(words: list[str]) -> list[bool]:
    return [
        not (i + 1 < len(words) and words[i + 1] in _NO_SPACE_BEFORE)
        for i in range(len(words))
    ]


def read_columns(path: pathlib.Path, scheme: str, word: int) -> list[list[Sentence]]:
    """One word a line, its tag in the last column; an article is cut into paragraphs
    of some sentences, since these sets do not say where paragraphs end."""
    articles, words, tags = [[]], [], []
    for line in _lines(path) + [""]:
        if line.startswith("# doc"):
            articles.append([])
        elif line.strip():
            cells = line.split("\t") if "\t" in line else line.split()
            words.append(cells[word])
            tags.append(cells[-1])
        elif words:
            articles[-1].append(
                Sentence(words, _guess_spaces(words), names={scheme: valid_bio(tags)})
            )
            words, tags = [], []
    paragraphs = []
    for article in articles:
        paragraphs += [article[i : i + 3] for i in range(0, len(article), 3)]
    return [p for p in paragraphs if p]


def add_gum_names(paragraphs: list[list[Sentence]], path: pathlib.Path) -> None:
    entities = {}
    for line in _lines(path):
        if line:
            row = json.loads(line)
            entities[row["sent_id"]] = row
    for sentence in (s for p in paragraphs for s in p):
        row = entities.get(sentence.sent_id)
        if row is None or row["tokens"] != sentence.words:
            continue
        named = [(e["start"], e["end"], e["type"]) for e in row["entities"] if e["named"]]
        sentence.names["gum"] = bio(len(sentence.words), named)
        sentence.names["gum_heads"] = _mention_heads(len(sentence.words), row["entities"])


def _mention_heads(length: int, entities: list[dict]) -> list[str]:
    """What is mentioned, told at the head word of each mention; the longest counts."""
    heads = ["O"] * length
    for entity in sorted(entities, key=lambda e: e["end"] - e["start"]):
        heads[entity["head"]] = entity["type"]
    return heads


_WORD = re.compile(r"\w+(?:[.,]\d+)*|[^\w\s]")


def read_re3d(path: pathlib.Path) -> list[list[Sentence]]:
    paragraphs = []
    for line in _lines(path):
        if not line:
            continue
        row = json.loads(line)
        at = 0
        for block in row["text"].split("\n\n"):
            start = row["text"].index(block, at)
            at = start + len(block)
            words = [(m.start() + start, m.end() + start) for m in _WORD.finditer(block)]
            if not words:
                continue
            spans = []
            for begin, end, kind, *_ in row["entities"]:
                inside = [i for i, (b, e) in enumerate(words) if b >= begin and e <= end]
                if inside and words[inside[0]][0] == begin and words[inside[-1]][1] == end:
                    spans.append((inside[0], inside[-1] + 1, kind))
            tags = bio(len(words), spans)
            paragraphs.append(_by_stops(row["text"], words, tags))
    return paragraphs


def _by_stops(text: str, words: list[tuple[int, int]], tags: list[str]) -> list[Sentence]:
    sentences, first = [], 0
    for i, (begin, end) in enumerate(words):
        last = i + 1 == len(words)
        stop = text[begin:end] in ".!?" and not last and words[i + 1][0] > end
        if (stop and tags[i + 1][0] != "I") or last:
            part = range(first, i + 1)
            sentences.append(
                Sentence(
                    [text[words[k][0] : words[k][1]] for k in part],
                    [k + 1 < len(words) and words[k + 1][0] > words[k][1] for k in part],
                    names={"re3d": tags[first : i + 1]},
                )
            )
            first = i + 1
    return sentences
