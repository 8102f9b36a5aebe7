"""What is measured for each kind of gold set, and with which tools. Add a kind here."""

from dataclasses import dataclass
from typing import Callable

TASKS = ("seed", "attribution", "times", "places", "figures", "events", "syntax", "names", "given")


@dataclass(frozen=True)
class Scoring:
    """One run of a scorer, and the figures of it that matter."""

    script: str
    arguments: tuple[str, ...]  # {gold}, {predicted} and {text} stand for the files
    metrics: tuple[str, ...]  # as tools/flat.py names them; more is always better
    prefix: str = ""  # tells two runs of one scorer apart
    misses: tuple[str, ...] = ()  # further arguments that print what is wrong


@dataclass(frozen=True)
class Kind:
    """Gold sets that are measured alike."""

    task: str
    holds: Callable[[str, dict], bool]  # of a file's name and one of its records
    adapter: tuple[str, ...]  # the tool and its options; () when readings are scored
    scorings: tuple[Scoring, ...]
    worker: tuple[str, ...] = ()  # arguments the worker needs for this task
    input: str = "worker_input.py"  # the tool that makes the worker's input
    folder: str = ""  # where the sets are, if not in the folder of the task's name


def f1(*names: str) -> tuple[str, ...]:
    return tuple(name + ".f1" for name in names)


ROLES = f1("EXACT source", "EXACT cue", "EXACT content")
LINKS = f1("LINKED ALL", "LINKED RELAXED")
FACETS = tuple(
    "facets." + facet
    for facet in "found speaker voice polarity via stance stance-hard modality"
    " modality-hard event agent target place date figures answers all-facets".split()
)
FILES = ("{gold}", "{predicted}")


def attribution(links: tuple[str, ...], *options: str) -> dict:
    """Exact as it stands; "trim" forgives quote marks and stops at either end."""
    forgiven = f1("EXACT content") + links[:1]
    scorings = (
        Scoring("score.py", FILES + ("--json",), ROLES + links),
        Scoring("score.py", FILES + ("--trim", "--json"), forgiven, prefix="trim "),
    )
    if links:
        reporting = Scoring("score_reporting.py", FILES + ("--json",), links, prefix="reporting ")
        scorings += (reporting,)
    return {"adapter": ("to_attribution.py", *options), "scorings": scorings}


def places(*options: str) -> dict:
    found = f1("recognition_strict", "recognition_relaxed")
    metrics = (*found, "resolution_all.acc161")
    return {
        "adapter": ("to_places.py", *options),
        "scorings": (Scoring("score_geo.py", FILES + ("--json",), metrics),),
    }


def treebank(metrics: tuple[str, ...]) -> dict:
    return {
        "adapter": ("to_syntax.py",),
        "scorings": (Scoring("conll_eval.py", ("ud",) + FILES + ("--json",), metrics),),
    }


def first_event(record: dict) -> dict:
    return (record.get("expected") or [{}])[0]


# The first kind that holds is taken: the particular ones stand above the general.
KINDS = (
    # The sample marks nested attributions too, PolNeAR the outermost only.
    Kind(
        "attribution",
        lambda name, r: "attributions" in r and name.startswith("sample"),
        **attribution(LINKS, "--nested"),
    ),
    Kind("attribution", lambda name, r: "attributions" in r, **attribution(LINKS)),
    Kind("attribution", lambda name, r: "mentions" in r, **attribution(())),
    Kind(
        "times",
        lambda name, r: "timexes" in r,
        adapter=("to_times.py",),
        scorings=(
            Scoring(
                "score_time.py",
                FILES + ("--json",),
                f1("strict", "relaxed", "type", "value"),
                misses=("--errors", "50"),
            ),
        ),
    ),
    # GeoVirus does not mark adjectives ("Turkish") as places, the other sets do.
    Kind(
        "places",
        lambda name, r: "toponyms" in r and name.startswith("geovirus"),
        **places("--use", "literal,actor"),
    ),
    Kind("places", lambda name, r: "toponyms" in r, **places()),
    Kind(
        "figures",
        lambda name, r: "quantities" in r,
        adapter=("to_figures.py",),
        scorings=(
            Scoring(
                "score_qty.py",
                FILES,
                f1("value", "value+unit", "value+change", "value+concept_partial"),
            ),
        ),
    ),
    Kind(
        "events",  # PLOVER: a side is a list of actors
        lambda name, r: isinstance(first_event(r).get("source"), list),
        adapter=("to_events.py",),
        scorings=(
            Scoring(
                "score_plover.py",
                FILES + ("--json",),
                ("class recall", "class precision", "agent country", "target country")
                + ("class + countries",),
                misses=("--errors", "20"),
            ),
        ),
    ),
    Kind(
        "events",  # CAMEO triples: a side is one code
        lambda name, r: isinstance(first_event(r).get("source"), str),
        adapter=("to_events.py", "--cameo"),
        scorings=(
            Scoring(
                "score_events.py",
                ("triples",) + FILES + ("--drop-empty",),
                f1("events", "loose events"),
            ),
        ),
    ),
    Kind(
        "syntax",
        lambda name, r: "conllu" in r,
        **treebank(f1("Tokens", "Sentences", "Words", "UPOS", "Lemmas", "LAS")),
        worker=("--layers", "tokens"),
    ),
    # Columns hold words and no text: the words are given.
    Kind(
        "names",
        lambda name, r: "columns" in r,
        adapter=("to_names.py",),
        scorings=(
            Scoring(
                "conll_eval.py", ("ner",) + FILES + ("--json",), f1("Names", "Spans only")
            ),
        ),
        worker=("--words-given", "--layers", "names"),
        input="given_input.py",
        folder="syntax",
    ),
    # The treebanks again, with the gold's own sentences and words.
    Kind(
        "given",
        lambda name, r: "conllu" in r,
        **treebank(f1("UPOS", "XPOS", "Lemmas", "UAS", "LAS")),
        worker=("--words-given", "--layers", "tokens"),
        input="given_input.py",
        folder="syntax",
    ),
)

SEED = Kind(
    "seed",
    lambda name, r: False,
    adapter=(),
    scorings=(
        Scoring(
            "seed_score.py",
            ("{predicted}", "{gold}", "{text}", "--json"),
            ("f1",) + FACETS + ("checks",),
            misses=("--misses",),
        ),
    ),
)
