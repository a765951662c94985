"""Whose words a stretch is although no sentence of it says so: after a colon, in a list, behind a speaker's label."""

import re
from collections.abc import Set
from dataclasses import dataclass, replace
from typing import Final, Literal

from stemmata.annotate.attribution.attributions import Attribution, end_of
from stemmata.annotate.attribution.chains import Antecedent
from stemmata.annotate.attribution.noun_phrases import subject_before
from stemmata.annotate.attribution.units import Unit
from stemmata.model.annotations import Step
from stemmata.text.span import Span

INTRODUCED: Final = "The paragraph before ends with a colon; these are taken to be the words it introduces."
GOES_ON: Final = "A paragraph before ends with a colon; these are taken to be more of the words it introduces."
POINTS: Final = "A sentence before announces several points; this is taken to be one of them."
ANSWERS: Final = "The label only says that this is the answer; the voice credited before is taken to give it."
Shape = Literal["quoted", "marked", "own"]
_BULLET = re.compile(r"[-–—•*·▪●○‣]\s|\(?(?:\d{1,2}|[a-z])[.)]\s")
_ORDINALS: Final = frozenset(
    """first firstly second secondly third thirdly fourth fourthly fifth sixth seventh finally last lastly next
    then""".split()
)
_OPENING: Final = frozenset('"“„«‘')
_OURS: Final = re.compile(r"\b(?:[Ww]e|[Oo]ur|us|I|[Mm]y)\b")
_ISSUES: Final = frozenset(
    """issued issues released releases published publishes posted posts sent sends made makes gave gives wrote read
    reads""".split()
)
_WORDS: Final = frozenset(
    "statement letter message communique communiqué declaration email post tweet note reply answer response".split()
)
_MAKES: Final = frozenset("makes made raises raised gives gave has had sets puts brings draws".split())
_NUMBERS: Final = frozenset("two three four five six seven eight nine ten several".split())
_POINTS: Final = frozenset(
    """points claims demands requests reasons things arguments proposals conditions questions complaints allegations
    orders accusations charges steps measures conclusions findings recommendations promises""".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A chain that holds for what follows."""

    chain: tuple[Step, ...]
    doubt: str | None = None
    spoken: bool = False  # the words are the speaker's own, marks or not
    shape: Shape | None = None  # by what a block after a colon is known to go on
    points: bool = False  # it holds for sentences that begin with "First," and the like


def after_colon(before: Antecedent | None, unit: Unit, held: Frame | None) -> Frame | None:
    """The frame of a paragraph: that of the colon before it, or of the list that it goes on with; else None."""
    if before is not None and before.announces:
        return Frame(chain=before.chain, doubt=INTRODUCED, shape=_shape_of(unit))
    if held is None or held.spoken or held.points:
        return None
    listed = _BULLET.match(unit.text, unit.span.start, unit.span.end) is not None
    goes_on = listed or (held.shape is not None and _shape_of(unit) == held.shape and _is_more(unit, held.shape))
    return replace(held, doubt=GOES_ON) if goes_on else None


def _shape_of(unit: Unit) -> Shape:
    """How a paragraph shows whose words it holds: quotation marks, a mark or an indent before it, or nothing."""
    text, start = unit.text, unit.span.start
    line = text[text.rfind("\n", 0, start) + 1 : start]
    if text[start] == ">" or line.startswith(("\t", "  ", ">")):
        return "marked"
    return "quoted" if text[start] in _OPENING else "own"


def _is_more(unit: Unit, shape: Shape) -> bool:
    """A paragraph without any mark goes on with a block only where it says "we" or "I" and quotes nobody."""
    if shape != "own":
        return True
    end = unit.text.find("\n\n", unit.span.start)
    paragraph = unit.text[unit.span.start : end if end >= 0 else unit.span.end]
    return _OURS.search(paragraph) is not None and _OPENING.isdisjoint(paragraph)


def is_point(unit: Unit) -> bool:
    """``First, the crews were sent.``"""
    words = unit.words
    return len(words) > 2 and words[0].lower in _ORDINALS and words[1].kind == "comma"


def announces_points(unit: Unit) -> bool:
    """``… makes three points.``: a number of claims, demands or the like, at the end of the sentence."""
    words = unit.words[: end_of(unit)]
    tail = words[-4:]
    counted = any(w.lower in _NUMBERS or w.kind == "number" for w in tail)
    return counted and any(w.lower in _POINTS for w in tail)


def maker_of_points(unit: Unit) -> Attribution | None:
    """Who makes the points that the sentence announces, as a credit without content; None where nobody does."""
    return _maker(unit, _MAKES, "make")


def maker_of_words(unit: Unit) -> Attribution | None:
    """``The guild issued a statement:``, as a credit without content; None where the sentence introduces no words."""
    words = unit.words
    if len(words) < 4 or words[-1].text != ":" or not any(w.lower in _WORDS for w in words):
        return None
    return _maker(unit, _ISSUES, "say")


def _maker(unit: Unit, verbs: Set[str], lemma: str) -> Attribution | None:
    """The subject of the first of these verbs, as a credit without content; None where there is none."""
    words = unit.words
    at = next((i for i, w in enumerate(words) if i and w.lower in verbs), None)
    subject = subject_before(words, at, 0) if at is not None else None
    if at is None or subject is None or subject.relative:
        return None
    return Attribution(
        form="clause",
        source=(subject.start, subject.end),
        cue=(at, at + 1),
        content=(),
        modality="asserts",
        lemma=lemma,
    )


def without_words(unit: Unit, until: int) -> Unit | None:
    """The unit from the first word that starts at or after an offset; None where none does."""
    words = tuple(w for w in unit.words if w.span.start >= until)
    return replace(unit, words=words, span=Span(words[0].span.start, unit.span.end)) if words else None
