"""The wordings that tie one body to another: what came before it, what it is part of, what it split from.

Such words name two bodies on purpose, so that a reader does not take them for one. They are read from a sentence in
which each body is a marker ``<3>``, its commas and other marks apart (:func:`stemmata.link.tie.marking.marked`).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

GroupPredicate = Literal["predecessor_of", "part_of", "faction_of"]
GROUP_PREDICATES: Final[tuple[GroupPredicate, ...]] = ("predecessor_of", "part_of", "faction_of")

PARTS: Final = (
    "wing|arm|branch|unit|brigade|battalion|division|regiment|company|squad|platoon|detachment|contingent|section"
    "|department|directorate|bureau|office|chapter|cell|subsidiary|component|constituent|subdivision"
)
FACTIONS: Final = (
    "faction|splinter(?: group| faction| party)?|offshoot|breakaway(?: group| faction| party)?|spin-?off"
    "|dissident (?:group|faction|wing)"
)
A, B = r"<(?P<a>\d+)>", r"<(?P<b>\d+)>"
_THE: Final = r"(?:(?:the|its|then|old|own|so-called|so|called) ){0,3}"
# what may stand between "a" and its noun, never a preposition, a joint or another party: "an armed", "the newly formed"
_BEFORE: Final = (
    r"(?:(?!(?:of|in|on|at|by|to|from|with|for|and|or|that|which|who|but|as|against|over|not|no)\b)[a-z'-]+ ){0,4}?"
)
_IS: Final = (
    r"(?:(?:is|are|was|were|be|been|being|has|had|have|remains|became|not|never|no|longer|\w+n't|now|then|itself"
    r"|already|also|once|still|reportedly|allegedly|widely) ){1,4}"
)
# "X, an arm of Y", "X (an arm of Y)", "X is an arm of Y"; "X an arm of Y" in texts that have lost their commas
_BESIDE: Final = rf"(?:[,;] (?:(?:which|that|who) {_IS})?|{_IS}|as |(?=an? ))"
# "Y's Velian offshoot X", "the Y unit X"; but "the Y-backed faction X" is not Y's
_WHOSE: Final = r"(?:'s |(?!(?:\w+ed|led|run)\b))(?:<\d+> )?(?:'s )?"
_HAS: Final = (
    r"(?:(?:has|had|have|did|not|never|\w+n't|later|since|then|also|formally|officially|reportedly|itself) ){0,4}"
)
_WHO: Final = r"(?:[,;] )?(?:(?:which|that|who) )?"
_ENDS: Final = r"(?= (?:[;]|,(?! (?:(?:the|and|or) )*<))|$)"  # no list of bodies goes on: "its wing, <1>, <2> and <3>"
_CALLED: Final = r"(?:known|called|named|styled|operating|fighting|trading)"


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupWording:
    """One way to say it. A is the subject, B the object, w what is quoted."""

    predicate: GroupPredicate
    example: str  # the case that taught it
    pattern: str


WORDINGS: Final = (
    GroupWording(
        predicate="predecessor_of",
        example="B, formerly known as A; B (previously A); B was originally called A; B formerly known as A",
        pattern=rf"{B} (?:{_BESIDE})?(?P<w>(?:formerly|previously|originally)(?: {_CALLED}(?: as| under)?)?) {_THE}{A}",
    ),
    GroupWording(
        predicate="predecessor_of",
        example="B, earlier known as A; B, once called A; B, which used to be called A; B, the former A",
        pattern=rf"{B} (?:{_WHO}|{_BESIDE})(?P<w>(?:(?:once|earlier|until \w+(?: \d+)?) {_CALLED}(?: as)?|used to be"
        rf"(?: {_CALLED}(?: as)?)?|the former)) {_THE}{A}",
    ),
    GroupWording(
        predicate="predecessor_of",
        example="A was renamed B; A rebranded itself as B; A changed its name to B; A became B",
        pattern=rf"{A} {_WHO}(?:{_IS})?{_HAS}(?P<w>(?:renamed|rebranded|rechristened|reconstituted|relaunched)"
        rf"(?: itself)?(?: as| to| into)?|chang(?:ed|ing) (?:its|their) name to|became(?: known as)?) {_THE}{B}(?! 's)",
    ),
    GroupWording(
        predicate="predecessor_of",
        example="B, which changed its name from A; B was renamed from A",
        pattern=rf"{B} {_WHO}(?:{_IS})?{_HAS}(?P<w>(?:chang(?:ed|ing) (?:its|their) name|renamed) from)"
        rf" {_THE}{A}(?! 's)",
    ),
    GroupWording(
        predicate="predecessor_of",
        example="B, the successor to A; B grew out of A; B emerged from A",
        pattern=rf"{B} (?:{_BESIDE}{_BEFORE}(?P<w>(?:successor|heir)(?: organi[sz]ation| group| party| body)?"
        rf" (?:of|to))|{_WHO}{_HAS}(?P<v>grew out of|grown out of|emerged from|arose from)) {_THE}{A}(?! 's)",
    ),
    GroupWording(
        predicate="predecessor_of",
        example="A, the forerunner of B; A was the predecessor of B",
        pattern=rf"{A} {_BESIDE}{_BEFORE}(?P<w>(?:forerunner|predecessor|precursor) (?:of|to)) {_THE}{B}",
    ),
    GroupWording(
        predicate="predecessor_of",
        example="A merged into B; A was absorbed into B; A was folded into B",
        pattern=rf"{A} {_WHO}(?:{_IS})?{_HAS}(?P<w>(?:merged|absorbed|folded|dissolved|incorporated)(?: itself)? into"
        rf"|absorbed by) {_THE}{B}(?! 's)",
    ),
    GroupWording(
        predicate="part_of",
        example="A, the armed wing of B; A is a unit of B; A (a branch of B); A is not a brigade of B",
        pattern=rf"{A} {_BESIDE}{_BEFORE}(?P<w>(?:{PARTS})s? of) {_THE}{B}(?! 's)",
    ),
    GroupWording(
        predicate="part_of",
        example="A is part of B; A, part of B; A belongs to B; A is subordinate to B",
        pattern=rf"{A} (?:{_BESIDE}(?:(?:a|an|all|itself|still) )?(?P<w>part of|subordinate to|subordinated to)"
        rf"|{_WHO}{_HAS}(?P<v>belongs to|belonged to|belonging to|belong to)) {_THE}{B}(?! 's)",
    ),
    GroupWording(
        predicate="part_of",
        example="B's youth wing, A, marched; B's armed wing A; the B unit A",
        pattern=rf"{B} {_WHOSE}{_BEFORE}(?P<w>{PARTS}) (?:[,;] )?(?:{_CALLED} )?{_THE}{A}{_ENDS}",
    ),
    GroupWording(
        predicate="part_of",
        example="the armed wing of B, A, marched; a unit of B called A",
        pattern=rf"(?P<w>(?:{PARTS}) of) {_THE}{B} (?:, )?(?:{_CALLED} (?:as )?)?{_THE}{A}{_ENDS}",
    ),
    GroupWording(
        predicate="faction_of",
        example="A, a breakaway faction of B; A is an offshoot of B; A, a splinter group from B",
        pattern=rf"{A} {_BESIDE}{_BEFORE}(?P<w>(?:{FACTIONS}) (?:of|from)) {_THE}{B}(?! 's)",
    ),
    GroupWording(
        predicate="faction_of",
        example="A, which split from B in 2019; A broke away from B; A seceded from B",
        pattern=rf"{A} {_WHO}{_HAS}(?P<w>(?:split|splits|splintered|seceded|separated|broke|broken|breaking|spun|hived)"
        rf"(?: off| away)? from) {_THE}{B}(?! 's)",
    ),
    GroupWording(
        predicate="faction_of",
        example="B's breakaway faction, A; B's splinter group A; B's C offshoot A; B offshoot A",
        pattern=rf"{B} {_WHOSE}{_BEFORE}(?P<w>{FACTIONS}) (?:[,;] )?(?:{_CALLED} )?{_THE}{A}",
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupTie:
    """A tie as a sentence states it. The parties are told by their numbers."""

    predicate: GroupPredicate
    subject: int
    object: int
    words: str
    negated: bool


_NEGATED: Final = re.compile(r"\b(?:not|never|no|neither|nor|\w+n't)\b")
_CUES: Final = re.compile(
    rf"\b(?:formerly|previously|originally|once|earlier|until|used|former|renamed|rebranded|rechristened|reconstituted"
    rf"|relaunched|name|became|successor|heir|out|emerged|arose|forerunner|predecessor|precursor|into|absorbed|part"
    rf"|subordinate|subordinated|belong\w*|from|{PARTS}|{FACTIONS})s?\b"
)


@cache
def _compiled() -> tuple[tuple[GroupPredicate, re.Pattern[str]], ...]:
    return tuple((one.predicate, re.compile(one.pattern)) for one in WORDINGS)


def group_ties(sentence: str) -> Iterator[GroupTie]:
    """The ties that a marked sentence states, by the order of the table, each once."""
    if "<1>" not in sentence or not _CUES.search(sentence):
        return
    seen: set[tuple[str, str, str]] = set()
    for predicate, pattern in _compiled():
        for match in pattern.finditer(sentence):
            key = (predicate, match["a"], match["b"])
            if key not in seen:
                seen.add(key)
                words = match["w"] or match["v"]
                negated = bool(_NEGATED.search(match.group()))
                yield GroupTie(
                    predicate=predicate, subject=int(match["a"]), object=int(match["b"]), words=words, negated=negated
                )
