"""``gold.yaml`` as frozen values. The conventions behind each field stand in ``samples/README.md``."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldReport:
    key: str  # "A1"
    file: str  # below reports/; "clips.csv#row=2" for a table row, counted from 1
    outlet: str
    published: str | None  # as precise as known: "2019", "2019-02", "2019-02-04"
    language: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldEntity:
    id: str
    kind: str
    names: tuple[str, ...]  # every spelling, case as written


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldDocument:
    id: str
    kind: str
    date: str | None  # EDTF
    signatories: tuple[str, ...]  # entity ids
    addressees: tuple[str, ...]
    published_by: tuple[str, ...]
    described_by: tuple[str, ...]  # report keys


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldVoice:
    kind: str
    name: str
    cue: str | None
    modality: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldStatement:
    report: str
    content: tuple[str, ...]  # pieces, in text order
    manner: str
    polarity: str
    chain: tuple[GoldVoice, ...]  # outermost first; the first is the report's outlet


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldQuantity:
    report: str
    text: str
    kind: str
    value: float | None
    low: float | None
    high: float | None
    of: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldDate:
    report: str
    text: str
    edtf: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldZone:
    report: str
    kind: str
    text: str  # first words
    may_be_dropped: bool  # an extractor may leave it out of the text


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldDerivation:
    child: str
    parent: str  # report key, entity id, document id, or words for an unnamed source
    parent_kind: str
    kind: str
    status: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldValue:
    value: str
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldVariant:
    slot: str
    of: str | None
    kind: str
    values: tuple[GoldValue, ...]
    changed_on: tuple[tuple[str, str], ...]  # (child, parent), report keys


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldMember:
    report: str
    content: str  # words inside a statement


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldClaim:
    id: str
    label: str
    members: tuple[GoldMember, ...]
    at_most: int
    named: tuple[str, ...]  # entity id, document id, or words
    unknown: tuple[str, ...]  # report keys
    variants: tuple[GoldVariant, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """The truth of one sample; every tuple in the order of the file."""

    reports: tuple[GoldReport, ...] = ()
    entities: tuple[GoldEntity, ...] = ()
    never_merge: tuple[tuple[str, str], ...] = ()
    documents: tuple[GoldDocument, ...] = ()
    statements: tuple[GoldStatement, ...] = ()
    quantities: tuple[GoldQuantity, ...] = ()
    dates: tuple[GoldDate, ...] = ()
    zones: tuple[GoldZone, ...] = ()
    derivations: tuple[GoldDerivation, ...] = ()
    optional: tuple[GoldDerivation, ...] = ()  # neither asked for nor counted as wrong
    claims: tuple[GoldClaim, ...] = ()
    circles: tuple[tuple[str, ...], ...] = ()  # report keys, each citing the next
    unknown_lineage: tuple[str, ...] = ()


def gold_at(path: Path) -> Gold:
    """The gold data of one file."""
    return gold_from(yaml.safe_load(path.read_text(encoding="utf-8")))


def sha256_of(path: Path) -> str:
    """SHA-256 of the file, in hexadecimal: by which the floors know that the gold is the same."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def gold_from(data: Mapping[str, Any]) -> Gold:
    """Gold data from what YAML gives. A section that is missing is empty.

    Raises KeyError or TypeError where an item lacks a field or has one too many.
    """
    return Gold(
        reports=tuple(GoldReport(key=item["id"], **_without(item, "id")) for item in _section(data, "reports")),
        entities=tuple(GoldEntity(**_frozen(item)) for item in _section(data, "entities")),
        never_merge=tuple((str(one), str(other)) for one, other in _section(data, "never_merge")),
        documents=tuple(GoldDocument(**_frozen(item)) for item in _section(data, "documents")),
        statements=tuple(_statement(item) for item in _section(data, "statements")),
        quantities=tuple(GoldQuantity(**item) for item in _section(data, "quantities")),
        dates=tuple(GoldDate(**item) for item in _section(data, "dates")),
        zones=tuple(GoldZone(**{"may_be_dropped": False, **item}) for item in _section(data, "zones")),
        derivations=tuple(GoldDerivation(**item) for item in _section(data, "derivations")),
        optional=tuple(GoldDerivation(**item) for item in _section(data, "derivations_optional")),
        claims=tuple(_claim(item) for item in _section(data, "claims")),
        circles=tuple(tuple(circle) for circle in _section(data, "circles")),
        unknown_lineage=tuple(_section(data, "unknown_lineage")),
    )


def _section(data: Mapping[str, Any], name: str) -> Iterable[Any]:
    return data.get(name) or ()


def _without(item: Mapping[str, Any], name: str) -> dict[str, Any]:
    return {key: value for key, value in item.items() if key != name}


def _frozen(item: Mapping[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in item.items()}


def _statement(item: Mapping[str, Any]) -> GoldStatement:
    chain = tuple(GoldVoice(**step) for step in item["chain"])
    return GoldStatement(**{**_frozen(item), "chain": chain})


def _claim(item: Mapping[str, Any]) -> GoldClaim:
    origins = item["origins"]
    return GoldClaim(
        id=item["id"],
        label=item["label"],
        members=tuple(GoldMember(**member) for member in item["members"]),
        at_most=origins["at_most"],
        named=tuple(origins["named"]),
        unknown=tuple(origins["unknown"]),
        variants=tuple(_variant(variant) for variant in item["variants"]),
    )


def _variant(item: Mapping[str, Any]) -> GoldVariant:
    return GoldVariant(
        slot=item["slot"],
        of=item["of"],
        kind=item["kind"],
        values=tuple(GoldValue(value=str(value), reports=tuple(keys)) for value, keys in item["values"].items()),
        changed_on=tuple((child, parent) for child, parent in item["changed_on"]),
    )
