"""Lemma edit scripts: how a form becomes its lemma, as one of a few hundred classes.

A script is "CASE|STRIP|ADD": give the form the case CASE (k keep, l lower, t only the
first letter upper), take STRIP characters off its end, add ADD. "running" -> "run" is
"l|4|", "was" -> "be" is "=be": a lemma that shares no beginning with its form is spelt out.
The C++ side is src/syntax/lemmas.cc; tests/cases/syntax hold both together.
"""


def _cased(form: str, case: str) -> str:
    if case == "l":
        return form.lower()
    if case == "t":
        return form[:1].upper() + form[1:].lower()
    return form


def script_of(form: str, lemma: str) -> str:
    """The shortest script that makes `lemma` of `form`."""
    best = None
    for case in "lkt":
        base = _cased(form, case)
        same = 0
        while same < min(len(base), len(lemma)) and base[same] == lemma[same]:
            same += 1
        cost = (len(base) - same) + (len(lemma) - same)
        if same > 0 and (best is None or cost < best[0]):
            best = (cost, f"{case}|{len(base) - same}|{lemma[same:]}")
    return best[1] if best else "=" + lemma


def lemma_of(form: str, script: str) -> str:
    """Applies a script; a script that takes off more than there is leaves the form."""
    if script.startswith("="):
        return script[1:]
    case, strip, add = script.split("|", 2)
    base = _cased(form, case)
    if int(strip) > len(base):
        return base
    return base[: len(base) - int(strip)] + add
