"""Cases that exporters are tried on: by hand, drawn at random, and full of words that no format loves."""

from dataclasses import replace
from typing import Any, Final

from stemmata.model.case import Case, Links
from stemmata.model.claim import Claim, Origin, Origins, Variant, VariantValue
from stemmata.model.derivation import Derivation
from stemmata.model.document import Document
from stemmata.model.entity import Entity
from stemmata.model.evidence import Anchor, Evidence
from stemmata.model.place import EntityPlace, GazetteerPlace, PlaceCandidate
from stemmata.model.relation import Event, Relation
from stemmata.model.report import Refusal
from tests.casefile.whole import whole_case
from tests.making import annotated, report, span, statement, step
from tests.web.made_case import made_case
from tests.web.random_case import random_case

# Marks of every format at once, both scripts' directions, what XML forbids, half a character, line breaks.
HOSTILE: Final = (
    'x" ]; n0 -> n1 [label="\\ </title><script>alert(1)</script><img src=x onerror=alert(1)>\n![a](http://e.example/i.png)'
    "\r\n# [b](javascript:alert(1)) {unbalanced }}{ % & $1 ^~ @misc{a, b} ]]> &amp; <> 'q' «ليلى» \u202eabc\u202c Ω 🜨 "
    "https://e.example www.e.example \x00\x0b\x1f\x85\ufffe\ud800 end"
)


def odd_case(words: str) -> Case:
    """A case in which ``words`` stand wherever a reader, an outlet or a person can put words."""
    text = f"Before. The {words} left Quarra, a mayor of {words} says. After {words}"
    first = replace(
        report(text, outlet=f"Ledger {words}"),
        id="r1",
        title=f"{words} title",
        authors=(words, f"By {words}"),
        path=f"{words}.txt",
        url="https://ledger.example/{x}|y",
        notes=(words,),
    )
    second = replace(
        report(text, outlet=words, published=None), id="r2", language="xx", url=f"https://a.example/{words}"
    )
    said = [_said(one, words) for one in (first, second)]
    anchor = Anchor(report="r1", start=12, end=12 + len(words), text=text[12 : 12 + len(words)])
    sign = Evidence(sign="odd", strength=0.5, reason=words, anchors=(anchor,))
    links = Links(
        entities=_entities(words, anchor, sign),
        outlets={"r1": "e1"},
        documents=(_document(words),),
        claims=(_claim(words, (said[0].id, said[1].id)),),
        derivations=(_derivation("d1", "r2", "r1", words, sign), _derivation("d2", "r1", "u1", words, sign)),
        relations=(_relation(words, said[0].id, said[1].id),),
        events=(_event(words, said[0].id),),
    )
    reports = tuple(annotated(one, statements=(made,)) for one, made in zip((first, second), said, strict=True))
    return Case(name=words, built=None, reports=reports, links=links, refusals=(Refusal(path=words, reason=words),))


def _said(one: Any, words: str) -> Any:
    made = statement(one, f"The {words} left Quarra", step("person", words, modality="alleges"))
    return replace(made, doubt=words, passage=span(one.text, f"The {words} left Quarra"))


def _entities(words: str, anchor: Anchor, sign: Evidence) -> tuple[Entity, ...]:
    spot = GazetteerPlace(id="geonames:1", name=words, lat=1.5, lon=-2.25, kind="town", uncertainty_km=3.0)
    told = EntityPlace(
        place=spot,
        candidates=(PlaceCandidate(place=spot, share=0.5),),
        basis="gazetteer",
        evidence=(sign,),
        attribution=(words,),
    )
    rest = {"names": (words, f"{words} too"), "members": (), "mentions": (anchor,), "same_as": (sign,)}
    return (
        Entity(id="e1", kind="organisation", name=words, **rest, maybe_same=("e2",), maybe_reasons=(sign,)),  # type: ignore[arg-type]
        Entity(id="e2", kind="place", name=f"Q {words}", **rest, place=told),  # type: ignore[arg-type]
        Entity(id="e3", kind="place", name=f"P {words}", **rest, place=replace(told, place=None)),  # type: ignore[arg-type]
        Entity(id="e4", kind="place", name=f"O {words}", **rest),  # type: ignore[arg-type]
    )


def _document(words: str) -> Document:
    return Document(
        id="e9", kind="letter", title=words, date="2021-04", signatories=("e1",), addressees=(), published_by=(),
        described_by=("r1", "r2"), contents=(),
    )  # fmt: skip


def _claim(words: str, statements: tuple[str, ...]) -> Claim:
    value = VariantValue(value=words, statements=statements[:1])
    variant = Variant(
        slot="name", of=words, kind="differ", values=(value,), changed_on=("d1",), reason=words, bearing="refines"
    )
    origin = Origin(id="u1", name=words, kind="unnamed", reports=("r1", "r2"))
    origins = Origins(at_most=1, named=(origin,), unknown=("r2",), paths=())
    return Claim(
        id="c1", label=words, statements=tuple(sorted(statements)), reports=("r1", "r2"), origins=origins,
        variants=(variant,),
    )  # fmt: skip


def _derivation(name: str, child: str, parent: str, words: str, sign: Evidence) -> Derivation:
    return Derivation(
        id=name, child=child, parent=parent, parent_kind="report" if parent.startswith("r") else "unnamed",
        parent_name=words, kind="reuses", status="inferred", score=0.5, reason=words, evidence=(sign,),
    )  # fmt: skip


def _relation(words: str, told: str, denied: str) -> Relation:
    return Relation(
        id="l1", subject="e1", predicate="supplies", object="e2", words=words, statements=(told,), denied_by=(denied,),
        origins_at_most=1,
    )  # fmt: skip


def _event(words: str, told: str) -> Event:
    return Event(
        id="v1",
        label=words,
        edtf="2019-01/..",
        basis="resolved",
        where=("e2",),
        participants=("e1",),
        statements=(told,),
    )


def turned(case: Case) -> Case:
    """The same case in the opposite order."""
    links = case.links
    return replace(
        case,
        reports=case.reports[::-1],
        refusals=case.refusals[::-1],
        duplicates=case.duplicates[::-1],
        links=Links(
            entities=links.entities[::-1],
            outlets=dict(reversed(list(links.outlets.items()))),
            documents=links.documents[::-1],
            claims=links.claims[::-1],
            derivations=links.derivations[::-1],
            relations=links.relations[::-1],
            events=links.events[::-1],
        ),
    )


CASES: Final = {
    "empty": Case(name="empty", built=None),
    "whole": whole_case(),
    "made": made_case(),
    "random": random_case(60, 2),
    "hostile": odd_case(HOSTILE),
}
