"""Reads a clause for the ties that it alleges, by the rows of ``link/claim/predicates.py``.

Each party of the clause is a marker ``<3>``: active ("<0> supplied <1>"), turned ("<1> was supplied by <0>"), without
its own subject ("having supplied <1>", which the speaker is said to have done), by noun ("cooperation between <0> and
<1>", "<0> held talks with <1>"). A list counts for each that is in it ("<0> and <1> attacked <2>").
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import combinations, product
from typing import Final, Literal

from stemmata.link.claim.predicates import NEGATION, PREDICATES, Predicate


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """A tie as a clause alleges it."""

    predicate: Predicate
    subject: int | Literal["speaker"]  # a party's number, or whoever speaks the clause
    object: int
    words: str  # the verb or noun
    at: int  # offset of it in the clause
    negated: bool


# Who acts for a body: "<0> military forces attacked …" is the body's doing. Also what is left of "Task Force <50>".
ACTING: Final = (
    r"(?: \d+)?(?: (?:(?:military|security|ground|air|naval|armed|special|tactical) )?(?:forces?|troops|soldiers|"
    r"fighters|militants|militiamen|gunmen|insurgents|terrorists|operatives|units?|army|aircraft|warplanes|warships|"
    r"jets|planes|artillery|helicopters|militia|regime))?"
)
# What may stand between a subject and its verb.
CARRIED: Final = (
    r"(?:(?:has|have|had|having|is|are|was|were|be|been|being|will|would|can|could|may|might|must|to|also|already|"
    r"then|later|still|now|did|does|do|not|never|n't|didn't|hasn't|wasn't|isn't|weren't|doesn't|able|began|started|"
    r"continued|continues|continue|agreed|committed|remains|remain|decided|tried|attempted|seeks|sought|helped|and|[a-z]+ly|himself|themselves|"
    r"itself) ){0,5}"
)
TURNED: Final = r"(?:(?:has|have|had|is|are|was|were|be|been|being|not|never|\w+n't|[a-z]+ly) ){0,4}"
WHO: Final = r"(?:, )?(?:who |which |that )?"
# Who speaks is meant by "we" and "I", and by "having paid B" at the head of what somebody denies or admits.
SPEAKER: Final = r"(?:\b(?:we|i)\b|^(?=having\b))"
# What may stand before a party: its article and adjectives, never a preposition, a joint or another party.
BEFORE: Final = (
    r"(?:(?!(?:of|in|on|at|by|to|from|with|for|and|or|that|which|who|but|as|against|over|into|after|before|behind|since|"
    r"along|near|around|across|between|among|inside|outside|during|under|through|towards?|than|via|while|when|where|"
    r"said|says|this|it)\b)[a-z'-]+ ){0,3}"
)
# "from <1>" may come between: "withdrew its guns from <1> to <2>".
THROUGH: Final = (
    r"(?:from (?:the )?<\d+> |(?!(?:by|that|which|who|but|and|as|after|before|while)\b)[a-z0-9,.'-]+ ){0,5}?"
)
# Verbs that leave it to a noun to say what is done: "launched raids on", "held talks with", "signed a deal with".
DOES: Final = (
    r"(?:conduct(?:s|ed|ing)?|launch(?:es|ed|ing)?|(?:carry|carries|carried|carrying) out|mount(?:s|ed|ing)?|"
    r"stag(?:es?|ed|ing)|wag(?:es?|ed|ing)|perpetrat(?:es?|ed|ing)|h[eo]ld(?:s|ing)?|sign(?:s|ed|ing)?|reach(?:es|ed|ing)?|"
    r"str(?:ikes?|uck|iking)|ha(?:s|d|ve|ving)|ma(?:kes?|de|king)|g[ia]ve(?:s|n)?|giving|offer(?:s|ed|ing)?|provid(?:es?|ed|ing)|"
    r"send(?:s|ing)?|sent|pledg(?:es?|ed|ing)|resum(?:es?|ed|ing)|intensif(?:y|ies|ied|ying)|lead(?:s|ing)?|led|"
    r"continu(?:es?|ed|ing))"
)
PLAIN: Final = r"(?!(?:by|that|which|who|but|as|after|before|while|against|on|with|to|for)\b)[a-z0-9'-]+"
RANK: Final = (
    r"(?:(?:gen|general|maj|major|brig|brigadier|col|colonel|lt|capt|captain|commodore|admiral|sheikh|mr|dr) )*"
)
LIST: Final = re.compile(r"<\d+>(?:(?: ,)? (?:the )?<\d+>)*(?: ,)? (?:and|or|as well as) (?:the )?<\d+>")
LISTED: Final = re.compile(r"<(\d+)>")
OPENS_LIST: Final = re.compile(r"(?:^|[,;] |\b(?:that|and|while|when|as|by) )(?:the |both )*$")
# What may follow a list of objects; another word may be the verb of its last name ("attacked <1> and <2> fled").
BEHIND_LIST: Final = re.compile(
    r" (?:[,;]|(?:in|on|at|of|to|from|with|by|for|near|after|before|during|since|over|against|and|as|when|"
    r"while|who|which)\b)|$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wording:
    predicate: Predicate
    pattern: re.Pattern[str]


def _either(words: str | tuple[str, ...]) -> str:
    listed = words.split() if isinstance(words, str) else list(words)
    return "(?:" + "|".join(re.escape(word) for word in sorted(listed, key=lambda word: (-len(word), word))) + ")"


_A, _B = r"<(?P<a>\d+)>", r"<(?P<b>\d+)>"


def _patterns(row: Predicate) -> Iterator[str]:
    if row.verbs:
        yield from _by_verb(row)
    if row.participles:
        turned = rf"(?P<w>{_either(row.participles)}) (?:[a-z-]+ly )?(?:[a-z-]+ ){{0,4}}?by {BEFORE}{_A}"
        yield rf"{_B}{ACTING} {WHO}{TURNED}{turned}"
        if "to" in row.objects:
            handed = rf"(?P<w>{_either(row.participles)}) to {BEFORE}{_B} (?:[a-z-]+ ){{0,3}}?"
            yield rf"{handed}by {BEFORE}{_A}"
    if row.nouns:
        yield from _by_noun(row)
    if row.titles:
        titles = _either(row.titles)
        yield rf"{_A} (?:, |is |was |as |{CARRIED}[a-z]+ as ){BEFORE}(?P<w>{titles}) (?:(?:of|in) )?{BEFORE}{_B}"
        yield rf"{_B} (?:'s )?(?P<w>{titles}) {RANK}{_A}"
    if row.ones:
        yield rf"{_A} , (?:an?|one of the) {BEFORE}{_B} (?:[a-z-]+ )?(?P<w>{_either(row.ones)})\b"
    if row.holds:
        relative = rf"(?:which|that) (?:(?:{PLAIN}|<\d+>) ){{0,6}}?"
        yield rf"{_B} (?:, )?(?:which |that |{relative})?(?P<w>{_either(row.holds)}) {BEFORE}{_A}"
    if row.deeds:
        when = r"(?:on [a-z]+ \d+ )?"
        yield rf"{_A} {_either(row.deeds)} {when}(?P<w>{_either(row.deed_verbs)}) {BEFORE}{_B}"
    if row.takes:
        lost = rf"(?:(?:{PLAIN}|of|<\d+>) ){{1,6}}?from {BEFORE}{_B}"
        yield rf"{_A}{ACTING} {WHO}{CARRIED}(?P<w>{_either(row.takes)}) {lost}"


def _by_verb(row: Predicate) -> Iterator[str]:
    direct = [BEFORE] if "" in row.objects else []
    prepositions = tuple(word for word in row.objects if word)
    marked = [rf"{THROUGH}{_either(prepositions)} {BEFORE}"] if prepositions else []
    for gap in direct + marked:
        yield rf"(?:{_A}{ACTING} {WHO}|{SPEAKER} ?){CARRIED}(?P<w>{_either(row.verbs)}) {gap}{_B}"
    if row.mutual:
        yield rf"{_A} and {BEFORE}{_B} {CARRIED}(?P<w>{_either(row.verbs)})\b"


def _by_noun(row: Predicate) -> Iterator[str]:
    nouns = _either(row.nouns)
    yield rf"(?P<w>{nouns}) (?:[a-z]+ ){{0,1}}between {BEFORE}{_A} and {BEFORE}{_B}"
    if row.mutual:
        yield rf"{_A} and {BEFORE}{_B} {CARRIED}{DOES} (?:{PLAIN} ){{0,4}}?(?P<w>{nouns})\b"
    if not row.noun_objects:
        return
    gap = rf"(?:of [a-z]+ )?{_either(row.noun_objects)} {BEFORE}{_B}"
    yield rf"{_A} (?:'s (?:[a-z-]+ ){{0,2}}?)?(?P<w>{nouns}) {gap}"
    yield rf"(?P<w>{nouns}) (?:by|of|from) {BEFORE}{_A} {gap}"
    done = rf"(?:{_A}{ACTING} {WHO}|{SPEAKER} ?){CARRIED}"
    yield rf"{done}{DOES} (?:{PLAIN} ){{0,4}}?(?P<w>{nouns}) (?:{PLAIN} ){{0,2}}?{gap}"
    yield rf"{_A}{ACTING} (?:{PLAIN} ){{1,10}}?in (?:(?:an?|the) )?(?:[a-z]+ )?(?P<w>{nouns}) {gap}"
    yield rf"^in (?P<w>{nouns}) {gap} , {BEFORE}{_A}"


@cache
def _wordings() -> tuple[_Wording, ...]:
    return tuple(
        _Wording(predicate=predicate, pattern=re.compile(pattern))
        for predicate in PREDICATES
        for pattern in _patterns(predicate)
    )


@cache
def _telling() -> Mapping[str, tuple[int, ...]]:
    """A word → the wordings, by their places, that may stand where it does: one of a row's words is in each of its."""
    found: dict[str, list[int]] = {}
    for at, wording in enumerate(_wordings()):
        for word in _words_of(wording.predicate):
            found.setdefault(word, []).append(at)
    return {word: tuple(places) for word, places in found.items()}


def _words_of(row: Predicate) -> frozenset[str]:
    """The words of which one stands in each of its wordings."""
    held = (row.verbs, row.participles, row.nouns, row.titles, row.ones, row.holds, row.deed_verbs, row.takes)
    return frozenset(" ".join(held).split())


def ties(clause: str) -> tuple[Tie, ...]:
    """The ties that a clause alleges, by their place in it; none where it names no two parties.

    ``clause``: lower-case words parted by single spaces, each party as ``<number>``, commas apart.
    """
    told = _telling()
    near = sorted({at for word in set(clause.split()) for at in told.get(word, ())})
    if not near:
        return ()
    every, lists = _wordings(), _lists(clause)
    found: dict[tuple[int, str, str, int], Tie] = {}
    for wording in (every[at] for at in near):
        for match in wording.pattern.finditer(clause):
            for tie in _told(wording.predicate, match, lists):
                found.setdefault((tie.at, tie.predicate.name, str(tie.subject), tie.object), tie)
    return tuple(found[key] for key in sorted(found))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Several:
    """Parties that a clause lists: "<0>, <1> and <2>"."""

    parties: tuple[int, ...]
    acts: bool  # it may be a subject: no verb of another party stands before it
    done_to: bool  # it may be an object: no verb of its last party stands behind it


def _lists(clause: str) -> dict[int, _Several]:
    """The list of each party that stands in one."""
    found: dict[int, _Several] = {}
    for match in LIST.finditer(clause):
        parties = tuple(int(number) for number in LISTED.findall(match.group()))
        several = _Several(
            parties=parties,
            acts=OPENS_LIST.search(clause, 0, match.start()) is not None,
            done_to=BEHIND_LIST.match(clause, match.end()) is not None,
        )
        found |= dict.fromkeys(parties, several)
    return found


def _told(predicate: Predicate, match: re.Match[str], lists: Mapping[int, _Several]) -> Iterator[Tie]:
    """One tie for each subject and object that a wording names, lists taken apart."""
    negated = bool(NEGATION.search(match.group()))
    for subject, held in _ends(predicate, match, lists):
        if subject != held:
            yield Tie(
                predicate=predicate,
                subject=subject,
                object=held,
                words=match["w"],
                at=match.start("w"),
                negated=negated,
            )


def _ends(
    predicate: Predicate, match: re.Match[str], lists: Mapping[int, _Several]
) -> Iterator[tuple[int | Literal["speaker"], int]]:
    held = int(match["b"])
    objects = lists.get(held)
    each = objects.parties if objects is not None and objects.done_to else (held,)
    if match["a"] is None:
        yield from (("speaker", one) for one in each)
        return
    subject = int(match["a"])
    subjects = lists.get(subject)
    if subjects is not None and subjects is objects:
        yield from combinations(subjects.parties, 2) if predicate.mutual and subjects.acts else ((subject, held),)
        return
    behind = match.start("a") > match.start("w")
    listed = subjects is not None and (subjects.done_to if behind else subjects.acts)
    yield from product(subjects.parties if subjects is not None and listed else (subject,), each)
