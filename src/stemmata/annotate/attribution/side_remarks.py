"""What a text says of a source and not in its name: "who asked not to be named", "declined to comment"."""

from collections.abc import Sequence
from typing import Final

from stemmata.annotate.attribution.attributions import Attribution, Range
from stemmata.annotate.attribution.units import Unit, Word

# verbs, and words of what they ask for or refuse, that only tell how the source speaks
_REMARKS: Final[dict[str, str]] = {
    "ask": "named called name identified quoted anonymous anonymity recorded photographed",
    "request": "anonymity anonymous named identified",
    "demand": "anonymity",
    "want": "named identified quoted anonymous",
    "wish": "named identified quoted anonymous",
    "insist": "anonymity named identified",
    "prefer": "named identified anonymous",
    "decline": "comment named identified answer interviewed respond speak discuss elaborate talk say",
    "refuse": "comment named identified answer interviewed respond speak discuss elaborate",
    "agree": "speak talk anonymity interviewed meet",
}
_FEARS: Final = frozenset({"fear", "worry"})  # "because he feared for his job"
_LOOK = 7  # words of the content in which the sign must stand


def is_side_remark(unit: Unit, one: Attribution) -> bool:
    """True where the words credited are about how the source is named, or that it says nothing."""
    if one.lemma in {"confirm", "deny"} and any(w.lower in {"neither", "nor"} for w in _cue_words(unit.words, one)):
        return True  # "would neither confirm nor deny"
    signs = _REMARKS.get(one.lemma)
    if signs is None:
        after = unit.words[one.cue[1]].lower if one.cue[1] < len(unit.words) else ""
        return one.lemma in _FEARS and after == "for"
    wanted = frozenset(signs.split())
    return any(w.lower in wanted for w in _first_words(unit.words, one))


def _cue_words(words: Sequence[Word], one: Attribution) -> Sequence[Word]:
    return words[max(0, one.cue[0] - 1) : one.cue[1]]


def _first_words(words: Sequence[Word], one: Attribution) -> Sequence[Word]:
    start = one.content[0][0] if one.content else one.cue[1]
    return words[start : start + _LOOK]


def without_side_remarks(unit: Unit, found: Sequence[Attribution]) -> tuple[list[Attribution], tuple[Range, ...]]:
    """The credits that are left once side remarks are gone, and the words that those took, in text order."""
    remarks = [one for one in found if is_side_remark(unit, one)]
    kept: list[Attribution] = []
    for one in found:
        inside = any(r.relative and r.cue[0] < one.cue[0] < _end_of_remark(unit.words, r) for r in remarks)
        if one in remarks or (inside and one.relative):
            continue
        kept.append(one)
    taken = sorted((r.cue[0], _end_of_remark(unit.words, r) if r.relative else _reach(r)) for r in remarks)
    return kept, tuple(taken)


def _reach(remark: Attribution) -> int:
    return max([remark.cue[1], *(end for _, end in remark.content)])


def _end_of_remark(words: Sequence[Word], remark: Attribution) -> int:
    """The comma after it, or the end."""
    return next((at for at in range(remark.cue[1], len(words)) if words[at].kind == "comma"), len(words))
