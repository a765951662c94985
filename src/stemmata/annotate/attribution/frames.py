"""Whose words a stretch is although no sentence of it says so: after a colon, in a list, behind a speaker's label."""

import re
from dataclasses import dataclass, replace
from typing import Final

from stemmata.annotate.attribution.attributions import Attribution, end_of
from stemmata.annotate.attribution.chains import Antecedent
from stemmata.annotate.attribution.noun_phrases import subject_before
from stemmata.annotate.attribution.units import Unit
from stemmata.model.annotations import Step
from stemmata.text.span import Span

INTRODUCED: Final = "The paragraph before ends with a colon; these are taken to be the words it introduces."
POINTS: Final = "A sentence before announces several points; this is taken to be one of them."
ANSWERS: Final = "The label only says that this is the answer; the voice credited before is taken to give it."
_BULLET = re.compile(r"[-–—•*·▪●○‣]\s|\(?(?:\d{1,2}|[a-z])[.)]\s")
_ORDINALS: Final = frozenset(
    """first firstly second secondly third thirdly fourth fourthly fifth sixth seventh finally last lastly next
    then""".split()
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
    points: bool = False  # it holds for sentences that begin with "First," and the like


def after_colon(before: Antecedent | None, unit: Unit, held: Frame | None) -> Frame | None:
    """The frame of a paragraph: that of the colon before it, or of the list that it goes on with; else None."""
    if before is not None and before.announces:
        return Frame(chain=before.chain, doubt=INTRODUCED)
    going_on = held is not None and not held.spoken and not held.points
    return held if going_on and _BULLET.match(unit.text, unit.span.start, unit.span.end) else None


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
    words = unit.words
    at = next((i for i, w in enumerate(words) if w.lower in _MAKES and i), None)
    subject = subject_before(words, at, 0) if at is not None else None
    if at is None or subject is None or subject.relative:
        return None
    return Attribution(
        form="clause",
        source=(subject.start, subject.end),
        cue=(at, at + 1),
        content=(),
        modality="asserts",
        lemma="make",
    )


def without_words(unit: Unit, until: int) -> Unit | None:
    """The unit from the first word that starts at or after an offset; None where none does."""
    words = tuple(w for w in unit.words if w.span.start >= until)
    return replace(unit, words=words, span=Span(words[0].span.start, unit.span.end)) if words else None
