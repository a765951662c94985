"""What a report does with a claim: says it, denies it, asks it. Of the world this says nothing."""

from collections.abc import Iterable, Mapping
from typing import Literal

from stemmata.model.annotations import Statement
from stemmata.model.claim import Claim
from stemmata.web.labels import MODALITY_WORDS, hands

Stance = Literal["asserts", "denies", "asks"]
GLYPHS: dict[Stance, str] = {"asserts": "●", "denies": "✕", "asks": "?"}
_OPEN = frozenset({"asks", "supposes", "expects", "requests"})


def negative(statement: Statement) -> bool:
    """True where the content is said not to be so, by its words or by the voice that brings it."""
    return statement.polarity == "negative" or modality(statement) == "denies"


def modality(statement: Statement) -> str:
    """That of the deepest voice."""
    return statement.chain[-1].modality if statement.chain else "asserts"


def negative_claims(claims: Iterable[Claim], statements: Mapping[str, Statement]) -> frozenset[str]:
    """The claims that are themselves negations: "nobody counted them" is not denied by those who say it.

    A claim is one if most of its statements are negative; at a tie it is not.
    """
    found = set()
    for claim in claims:
        mine = [negative(statements[name]) for name in claim.statements if name in statements]
        if sum(mine) * 2 > len(mine):
            found.add(claim.id)
    return frozenset(found)


def stance(statement: Statement, *, claim_negative: bool) -> Stance:
    """How the statement stands to its claim. A denial outranks a question."""
    if negative(statement) != claim_negative:
        return "denies"
    return "asks" if modality(statement) in _OPEN else "asserts"


def verdict(statement: Statement, *, claim_negative: bool) -> str:
    """What the report does with the claim, in plain words: "asserts, second hand", "reports a denial, third hand"."""
    deep = hands(statement)
    said = modality(statement)
    if negative(statement) != claim_negative:
        words = "reports a denial" if deep else "denies"
    elif said in {"asserts", "denies"}:
        words = "asserts"
    else:
        words = MODALITY_WORDS[statement.chain[-1].modality]
    return f"{words}, {deep}" if deep else words
