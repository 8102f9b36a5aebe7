"""A spaCy pipeline of the size of its small English one, untrained: reads, counts, says.

usage: python spacy_small.py CORPUS.jsonl

Widths, depths and numbers of classes are those that en_core_web_sm 3 states of itself.
Untrained weights cost the same time as trained ones, since every score is computed
either way. Prints the words between white space and the seconds that reading them took,
loading apart.
"""

import json
import sys
import time

import spacy
from spacy.lang.en import English

TAGS = 50
RELATIONS = 45
ENTITIES = 18


def words_of_width(rows, attributes):
    return {
        "@architectures": "spacy.Tok2Vec.v2",
        "embed": {
            "@architectures": "spacy.MultiHashEmbed.v2",
            "width": 96,
            "attrs": attributes,
            "rows": rows,
            "include_static_vectors": False,
        },
        "encode": {
            "@architectures": "spacy.MaxoutWindowEncoder.v2",
            "width": 96,
            "depth": 4,
            "window_size": 1,
            "maxout_pieces": 3,
        },
    }


def transitions(kind, words):
    return {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": kind,
        "extra_state_tokens": False,
        "hidden_width": 64,
        "maxout_pieces": 2,
        "use_upper": True,
        "nO": None,
        "tok2vec": words,
    }


def pipeline() -> English:
    shared = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "tok2vec"}
    attributes = ["NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"]
    nlp = spacy.blank("en")
    nlp.add_pipe("tok2vec", config={"model": words_of_width([5000, 1000, 2500, 2500, 50, 50], attributes)})
    tagger = nlp.add_pipe(
        "tagger", config={"model": {"@architectures": "spacy.Tagger.v2", "nO": None, "tok2vec": shared}}
    )
    parser = nlp.add_pipe("parser", config={"model": transitions("parser", shared)})
    ruler = nlp.add_pipe("attribute_ruler")
    nlp.add_pipe("lemmatizer", config={"mode": "rule"})
    own = words_of_width([5000, 1000, 2500, 2500], attributes[:4])
    names = nlp.add_pipe("ner", config={"model": transitions("ner", own)})
    poses = ["NOUN", "VERB", "ADJ", "ADV", "PROPN"]
    for n in range(TAGS):
        tagger.add_label(f"T{n}")
        ruler.add([[{"TAG": f"T{n}"}]], {"POS": poses[n % len(poses)]})
    for n in range(RELATIONS):
        parser.add_label(f"r{n}")
    for n in range(ENTITIES):
        names.add_label(f"E{n}")
    nlp.initialize()
    return nlp


def main(corpus):
    nlp = pipeline()
    with open(corpus, encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    for _ in nlp.pipe(texts[:2]):  # what is made ready at first use
        pass
    started = time.perf_counter()
    tokens = sum(len(doc) for doc in nlp.pipe(texts, batch_size=64))
    seconds = time.perf_counter() - started
    print(sum(len(text.split()) for text in texts), f"{seconds:.3f}", tokens)


if __name__ == "__main__":
    main(*sys.argv[1:])
