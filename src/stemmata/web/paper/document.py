"""A case as one HTML document made to be printed: claims with their origins, each quotation with its footnote."""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from typing import Final

from markupsafe import Markup

from stemmata.model.case import Case
from stemmata.model.claim import Claim
from stemmata.web import alarms
from stemmata.web.addresses import Addresses
from stemmata.web.citation import cited, reference
from stemmata.web.edition import Edition, Said, edition
from stemmata.web.pages import filled
from stemmata.web.paper.picture import picture
from stemmata.web.stance import verdict
from stemmata.web.tables import Sentence, differences, sentence

MOST_CLAIMS: Final = 120  # shared ones, those that most reports tell first; the dossier in HTML has all
MOST_QUOTED: Final = 12  # statements of one claim
MOST_DIFFERENCES: Final = 100
MOST_DERIVATIONS: Final = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """One statement and its footnote."""

    sentence: Sentence
    verdict: str  # "asserts, second hand"
    note: str  # voices, outlet, date, paragraph, hash, characters


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One claim as it is printed."""

    claim: Claim
    quoted: tuple[Quoted, ...]
    further: int  # statements that are not quoted


def paper(case: Case) -> str:
    """The whole document, its style sheet in it; it loads nothing. Same case, same document."""
    read = edition(case, Addresses(form="single"))
    shown = (read.shared or read.claims)[:MOST_CLAIMS]
    style = files("stemmata.web.paper").joinpath("paper.css").read_text(encoding="utf-8")
    return filled(
        "paper.html",
        read,
        style=Markup(style),  # noqa: S704 # our own file
        told=[_told(read, claim) for claim in shown],
        shared=len(read.shared),
        one_root=alarms.one_root(read),
        circles=alarms.circles(read),
        differences=list(differences(read))[:MOST_DIFFERENCES],
        number_of_differences=len(differences(read)),
        picture=picture(read),
        derivations=[one for one in read.derivations.values() if one.score > 0][:MOST_DERIVATIONS],
    )


def _told(read: Edition, claim: Claim) -> Told:
    said = read.statements_of(claim)
    quoted = tuple(_quoted(read, claim, said[:MOST_QUOTED]))
    return Told(claim=claim, quoted=quoted, further=len(said) - len(quoted))


def _quoted(read: Edition, claim: Claim, said: tuple[Said, ...]) -> Iterator[Quoted]:
    for item in said:
        yield Quoted(
            sentence=sentence(read, item),
            verdict=verdict(item.statement, claim_negative=claim.id in read.negative),
            note=reference(read, cited(item.source, item.span)),
        )
