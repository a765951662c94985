"""Descriptions of documents: what one report tells of one paper, its people resolved to entities."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from stemmata.link.document.publishers import Publishers
from stemmata.link.entity.entities import JoinedEntities
from stemmata.model.annotations import LocalDocument, LocalEntity
from stemmata.model.case import Annotated
from stemmata.text.romanise import folded

Key = tuple[str, str]  # (report id, local entity id)

_LONG_QUOTATION = 5  # words
GENERIC_KINDS = frozenset({"document", "paper", "papers", "text", "file"})
# what the last word of a description's name says of its kind; the words are those of the annotators' own table
KINDS: Mapping[str, str] = {
    "letter": "letter", "missive": "letter", "telegram": "letter", "cable": "letter", "email": "letter",
    "e-mail": "letter", "order": "order", "decree": "order", "directive": "order", "circular": "order",
    "memo": "memo", "memorandum": "memo", "note": "memo", "minutes": "memo", "dossier": "file",
    "recording": "recording", "tape": "recording", "transcript": "recording", "footage": "recording",
    "contract": "contract", "annex": "annex", "invoice": "invoice", "affidavit": "affidavit",
    "indictment": "indictment", "document": "document", "paper": "document", "file": "file",
}  # fmt: skip
_ORDINALS: Mapping[str, int] = {"second": 2, "third": 3, "fourth": 4, "fifth": 5, "another": 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """One report's description of one document."""

    key: Key
    name: str  # "leaked letter"
    kind: str
    ordinal: int
    date: str | None
    signatories: frozenset[str]
    addressees: frozenset[str]
    publishers: Mapping[str, int]  # entity → how plainly the report says that it published, 3 most, 1 least
    company: frozenset[str]  # entities that the report names, the outlets of the case left out
    outlets: frozenset[str]  # outlets that the report names or is published by
    day: int | None  # when the report was published, counted from the year 1; None where the day is not known
    people: frozenset[str]  # those of its parties who are persons
    quoted: frozenset[str]  # what the report quotes at some length, folded
    told: bool  # the report says who wrote it, to whom, when, who published it, or lets it speak

    @property
    def identified(self) -> bool:
        """Something is known by which another description of the same document may be told."""
        return bool(self.signatories or self.addressees or self.date or self.publishers)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Case:
    """What is known over all reports when one of them is read."""

    named: JoinedEntities
    publishers: Publishers
    persons: frozenset[str]  # ids


def descriptions(reports: Sequence[Annotated], named: JoinedEntities) -> list[Description]:
    """All descriptions by report and local entity, told or only mentioned; of papers in the plural those told alone."""
    publishers = Publishers.of(reports, named)
    persons = frozenset(entity.id for entity in named.entities if entity.kind == "person")
    case = _Case(named=named, publishers=publishers, persons=persons)
    found = []
    for one in sorted(reports, key=lambda r: r.report.id):
        for entity, document in _papers(one):
            found.append(_description(one, entity, document, case))
    return found


def _papers(one: Annotated) -> Iterator[tuple[LocalEntity, LocalDocument]]:
    """The documents that the annotators describe, and the other papers of a particular kind."""
    described = {document.local: document for document in one.annotations.documents}
    for entity in one.annotations.entities:
        if entity.kind != "document":
            continue
        if entity.id in described:
            yield entity, described[entity.id]
            continue
        words = entity.name.lower().split()
        kind = KINDS.get(words[-1]) if words else None
        if kind is not None:
            ordinal = next((_ORDINALS[word] for word in words if word in _ORDINALS), 1)
            yield entity, LocalDocument(local=entity.id, kind=kind, ordinal=ordinal, date=None)


def _description(one: Annotated, entity: LocalEntity, document: LocalDocument, case: _Case) -> Description:
    named, publishers, persons = case.named, case.publishers, case.persons

    def entities(locals_: Sequence[str]) -> frozenset[str]:
        return frozenset(e for local in locals_ if (e := named.resolved.get((one.report.id, local))))

    parties = document.signatories or document.addressees or document.date or document.publishers
    speaks = any(step.local == document.local for said in one.annotations.statements for step in said.chain)
    outlets = frozenset(named.outlets.values())
    company = entities([local.id for local in one.annotations.entities])
    home = named.outlets.get(one.report.id)
    signatories, addressees = entities(document.signatories), entities(document.addressees)
    return Description(
        key=(one.report.id, document.local),
        name=entity.name,
        kind=document.kind,
        ordinal=document.ordinal,
        date=document.date,
        signatories=signatories,
        addressees=addressees,
        publishers=publishers.told(one, document),
        company=company - outlets,
        outlets=(company & outlets) | (frozenset({home}) if home else frozenset()),
        day=_day(one),
        people=(signatories | addressees) & persons,
        quoted=_quoted(one),
        told=bool(parties) or speaks,
    )


def _day(one: Annotated) -> int | None:
    published = one.report.published
    if published is None or published.precision not in {"day", "second"}:
        return None
    try:
        return date.fromisoformat(published.value[:10]).toordinal()
    except ValueError:
        return None


def _quoted(one: Annotated) -> frozenset[str]:
    """The quotations of so many words that two reports hardly have them by chance."""
    spoken = (folded(quotation.span.of(one.report.text)) for quotation in one.annotations.quotations)
    return frozenset(words for words in spoken if words.count(" ") + 1 >= _LONG_QUOTATION)
