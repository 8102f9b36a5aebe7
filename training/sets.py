"""The sets that are learned from and measured on.

Every training set says how it may be used; `licence` None means that its source states none,
and --open-data-only leaves it out.
"""

import dataclasses

from attributions import read_paragraphs
from corpora import Sentence, add_gum_names, read_columns, read_conllu, read_re3d
from places import DEV, TRAIN


@dataclasses.dataclass
class Corpus:
    name: str
    licence: str | None
    paragraphs: list[list[Sentence]]  # one paragraph is a list of sentences


def training_sets(open_data_only: bool = False) -> list[Corpus]:
    gum = read_conllu(TRAIN / "syntax/en_gum_permissive-train.conllu.gz")
    add_gum_names(gum, TRAIN / "ner/gum_entities_permissive.train.jsonl.gz")
    sets = [
        Corpus("EWT", "CC BY-SA 4.0", read_conllu(TRAIN / "syntax/en_ewt-ud-train.conllu.gz")),
        Corpus("GUM, permissive genres", "CC BY 4.0 (annotation), CC BY, CC BY-SA, public domain (texts)", gum),
        Corpus("worldwide newswire, 9 classes", None,
               read_columns(TRAIN / "ner/worldwide9.train.conll.gz", "worldwide", 0)),
        Corpus("re3d without BBC", "public domain, OGL 3.0, CC BY, CC BY-SA, by source",
               read_re3d(TRAIN / "ner/re3d_without_bbc.jsonl.gz")),
        Corpus("Wikigold", "CC BY 4.0",
               read_columns(TRAIN / "ner/wikigold.conll.gz", "wikigold", 1)),
        Corpus("PolNeAR", None, [p.sentences for p in read_paragraphs("polnear-train")]),
    ]
    return [s for s in sets if s.licence or not open_data_only]


def development_sets() -> dict[str, list[list[Sentence]]]:
    gum = read_conllu(DEV / "syntax/en_gum_permissive-dev.conllu.gz")
    add_gum_names(gum, TRAIN / "ner/gum_entities_permissive.dev.jsonl.gz")
    return {
        "ewt": read_conllu(DEV / "syntax/en_ewt-ud-dev.conllu.gz"),
        "gum": gum,
        "worldwide": read_columns(DEV / "syntax/worldwide9.dev.conll.gz", "worldwide", 0),
    }
