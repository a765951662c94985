"""How much speaks for two descriptions being of one document, each sign with the case that taught it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from stemmata.link.document.descriptions import GENERIC_KINDS, Description

Maybe = Mapping[str, frozenset[str]]  # entity → entities that it may be the same as

# What two descriptions share, and how much it says that they are of one document.
SIGNATORY = 0.6  # two reports of "a letter signed by Colonel X": rarely two letters of one story
ADDRESSEE = 0.35
DATE = 0.4
PUBLISHER = 0.35
COMPANY = 0.3  # the reports name at least COMPANIONS other things alike; in part where they name fewer
KIND = 0.15
NAMED = 0.45  # a report of "the letter" names the man who signed it, and credits no other letter to anyone
COMPANIONS = 4
# What a bare "the letter" must share with the reports that describe one.
FEW_COMPANIONS = 3
ATTACHED = 0.75  # company and the signatory, or company with a credit and nothing else of the kind in the case
CREDITS = 0.2  # its report names the outlet that published the document, or one that describes it
FAR_APART = 60  # days between two reports from which a body may well have written another letter
MARGIN = 0.2  # by how much it must fit one document better than another


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """What two descriptions say of each other."""

    strength: float
    possible: bool  # False: something speaks against it
    reason: str  # a sentence


IMPOSSIBLE = Likeness(strength=0.0, possible=False, reason="Something tells the two apart.")


def alike(left: Description, right: Description, maybe: Maybe) -> Likeness:
    """How strongly two descriptions are of one document."""
    if _told_apart(left, right, maybe):
        return IMPOSSIBLE
    strength, reasons = 0.0, []
    companions = min(len(left.company & right.company), COMPANIONS)
    for weight, same, words in (
        (SIGNATORY, left.signatories & right.signatories, "the same signatory"),
        (ADDRESSEE, left.addressees & right.addressees, "the same addressee"),
        (DATE, left.date and left.date == right.date, "the same date"),
        (PUBLISHER, left.publishers.keys() & right.publishers.keys(), "the same first publisher"),
        (COMPANY * companions / COMPANIONS, companions, "the same company of names"),
        (
            NAMED,
            _names_signatory(left, right) or _names_signatory(right, left),
            "the signatory of one named by the other",
        ),
        (KIND, left.kind == right.kind, f"the same kind ({left.kind})"),
    ):
        if same:
            strength += weight
            reasons.append(words)
    return Likeness(strength=min(strength, 1.0), possible=True, reason=f"Both descriptions have {'; '.join(reasons)}.")


def _told_apart(left: Description, right: Description, maybe: Maybe) -> bool:
    generic = {left.kind, right.kind} & GENERIC_KINDS
    if left.key[0] == right.key[0] or (left.kind != right.kind and not generic):
        return True
    if left.date and right.date and left.date != right.date:
        return True
    if left.ordinal != right.ordinal and not (left.date and left.date == right.date):
        return True
    if _long_between(left, right):
        return True
    return bool(left.signatories and right.signatories) and not _meet(left.signatories, right.signatories, maybe)


def _long_between(left: Description, right: Description) -> bool:
    """A body writes many letters: known by bodies alone and told of months apart, two descriptions are of two.

    A date, a person who signs or receives it, or words quoted from it make up for the time between.
    """
    if left.day is None or right.day is None or abs(left.day - right.day) <= FAR_APART:
        return False
    return not (left.people or right.people or left.date or right.date or left.quoted & right.quoted)


def _meet(left: frozenset[str], right: frozenset[str], maybe: Maybe) -> bool:
    """True if somebody of the one is, or may be, somebody of the other."""
    return bool(left & right) or any(maybe.get(one, frozenset()) & right for one in left)


def _names_signatory(bare: Description, full: Description) -> bool:
    return not bare.signatories and bool(full.signatories & bare.company)


def attached(
    one: Description, documents: Mapping[int, Sequence[Description]], single: frozenset[str], maybe: Maybe
) -> tuple[int, Likeness] | None:
    """The document, of those known by more, that a bare description can mean; None where none or several fit.

    ``single``: the kinds of which the case knows one document alone.
    """
    fits = []
    for root, members in documents.items():
        if all(alike(one, member, maybe).possible for member in members):
            only = any(member.kind in single for member in members)
            fits.append((_fit(one, members, only=only), root))
    ranked = sorted(fits, key=lambda fit: (-fit[0].strength, fit[1]))
    if not ranked or ranked[0][0].strength < ATTACHED:
        return None
    if len(ranked) > 1 and ranked[0][0].strength - ranked[1][0].strength < MARGIN:
        return None
    return ranked[0][1], ranked[0][0]


def _fit(one: Description, members: Sequence[Description], *, only: bool) -> Likeness:
    company = one.company & frozenset().union(*(member.company for member in members))
    signed = one.company & frozenset().union(*(member.signatories for member in members))
    credited = one.outlets & frozenset().union(*(member.publishers.keys() | member.outlets for member in members))
    strength, reasons = 0.0, []
    for weight, same, words in (
        (COMPANY, len(company) >= FEW_COMPANIONS, f"their reports name {len(company)} things alike"),
        (NAMED, signed, "its report names who signed the document"),
        (CREDITS, credited, "its report names an outlet that published or describes the document"),
        (KIND, any(one.kind == member.kind for member in members), f"both are called {one.kind}"),
        (KIND, only, "the case knows no other document of the kind"),
    ):
        if same:
            strength += weight
            reasons.append(words)
    reason = f"The {one.name} can only be this document: {'; '.join(reasons)}."
    return Likeness(strength=min(strength, 1.0), possible=True, reason=reason)
