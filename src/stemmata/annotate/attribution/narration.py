"""What is left of a unit once all credits have taken their words: the outlet's own narration."""

from collections.abc import Sequence
from typing import Final

from stemmata.annotate.attribution.attributions import Attribution, Range, end_of
from stemmata.annotate.attribution.chains import region_of
from stemmata.annotate.attribution.noun_phrases import is_modifier
from stemmata.annotate.attribution.units import Unit, Word
from stemmata.annotate.attribution.verb_forms import is_finite

_LEAST_WORDS = 4
_RELATIVE_WORDS = 6  # "a docker who fled" only describes; a longer one tells something
_JOINTS: Final = frozenset("and but while as when after although though that who which whose because so or".split())


def leftovers(
    unit: Unit, found: Sequence[Attribution], remarks: Sequence[Range] = (), lent: Sequence[Range] = ()
) -> tuple[Range, ...]:
    """Stretches that no credit has taken and that hold a clause; the whole unit where there is no credit.

    ``lent``: words that credits of other units have. What stands between a source and its verb, and side remarks, only
    describe the source and are left out. In text order, not overlapping. None for a heading that ends with a colon, or
    where there is no word.
    """
    end = end_of(unit)
    if not found and not lent:
        worded = any(w.kind in {"word", "number", "quote"} for w in unit.words[:end])
        heading = end > 0 and unit.words[end - 1].text == ":" and not any(is_finite(w.lower) for w in unit.words)
        return ((0, end),) if worded and not heading else ()
    taken = [False] * len(unit.words)
    for one in found:
        for start, stop in (*region_of(one), *_between(one)):
            taken[start:stop] = [True] * (stop - start)
        for start, stop in _behind(unit.words, one, end):
            taken[start:stop] = [True] * (stop - start)
    for start, stop in (*remarks, *lent):
        taken[start:stop] = [True] * (stop - start)
    free = []
    at = 0
    while at < end:
        if taken[at]:
            at += 1
            continue
        start = at
        while at < end and not taken[at]:
            at += 1
        free.append((start, at))
    return tuple(piece for piece in (_trimmed(unit.words, *f) for f in free) if _is_clause(unit.words, *piece))


def _between(one: Attribution) -> tuple[Range, ...]:
    """``Pell, a driver who left in May, said``: what is told of the source on the way to its verb."""
    if one.source is None or one.shares or one.relative or one.source[1] > one.cue[0]:
        return ()
    return ((one.source[1], one.cue[0]),)


def _behind(words: Sequence[Word], one: Attribution, end: int) -> tuple[Range, ...]:
    """``said Pell, 52, who had left in May``: what is told of a source that stands after its verb."""
    if one.source is None or one.shares or one.source[0] < one.cue[1]:
        return ()
    at = one.source[1]
    if at + 1 >= end or words[at].kind != "comma":
        return ()
    opens = words[at + 1].kind == "number" or words[at + 1].lower in {"who", "which", "whose", "a", "an", "the"}
    stop = next((i for i in range(at + 1, end) if words[i].kind == "quote"), end)
    return ((at, stop),) if opens else ()


def _trimmed(words: Sequence[Word], start: int, end: int) -> Range:
    while start < end and (words[start].kind in {"comma", "break", "mark"} or words[start].lower in _JOINTS):
        start += 1
    while end > start and (words[end - 1].kind in {"comma", "break", "mark"} or words[end - 1].lower in _JOINTS):
        end -= 1
    return start, end


def _is_clause(words: Sequence[Word], start: int, end: int) -> bool:
    plain = [w for w in words[start:end] if w.kind in {"word", "number", "quote"}]
    if len(plain) < _LEAST_WORDS:
        return False
    verbs = [at for at, w in enumerate(plain) if at and is_finite(w.lower) and not is_modifier(plain, at)]
    own = [at for at in verbs if plain[at - 1].lower not in {"who", "which", "that"}]
    return bool(own) or (bool(verbs) and len(plain) > _RELATIVE_WORDS)
