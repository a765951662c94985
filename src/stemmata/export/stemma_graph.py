"""The whole stemma as nodes and edges with plain attributes: what GraphML, GEXF and DOT write."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from stemmata.export.known import Known, by_id, flat
from stemmata.export.words import DERIVATION_WORDS, PARENT_WORDS, published_words
from stemmata.model.derivation import Derivation
from stemmata.model.evidence import Anchor

Value = str | int | float | bool
THINNEST: Final = 0.01  # the weight of an edge whose score is 0: signs or a ruling against it outweigh the rest


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """``values`` in the order in which they are shown; what is not known is left out."""

    id: str  # of the report, entity or unseen source
    label: str
    values: Mapping[str, Value]


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """From the source to its taker."""

    id: str  # of the derivation
    source: str  # node id
    target: str
    label: str
    weight: float  # the derivation's score as a width: never 0, since Gephi 0.9.2 breaks off there (its issue 1945)
    values: Mapping[str, Value]


def nodes(known: Known) -> Iterator[Node]:
    """The reports in order of publication, then what they derive from and is no report, by id."""
    for entry in known.reports:
        report = entry.report
        day = report.published.value if report.published else None
        values: dict[str, Value | None] = {
            "kind": "report",
            "siglum": known.sigla[report.id],
            "outlet": report.outlet_name,
            "title": report.title,
            "authors": "; ".join(report.authors) or None,
            "published": day,
            "year": int(day[:4]) if day and day[:4].isdigit() else None,
            "language": report.language,
            "url": report.url,
            "path": report.path,
            "sha256": report.sha256,
        }
        label = f"{known.sigla[report.id]} {known.outlet(report.id)}"
        yield Node(id=report.id, label=label, values={name: one for name, one in values.items() if one is not None})
    for name, (kind, label) in sorted(_unheld(known).items()):
        yield Node(id=name, label=label, values={"kind": kind})


def _unheld(known: Known) -> dict[str, tuple[str, str]]:
    """Id → kind and label of every end of a derivation that is no report."""
    found: dict[str, tuple[str, str]] = {}
    for edge in known.case.links.derivations:
        if edge.parent not in known.by_report:
            named = (edge.parent_kind, flat(edge.parent_name) or PARENT_WORDS[edge.parent_kind])
            found[edge.parent] = min(found.get(edge.parent, named), named)
    for edge in known.case.links.derivations:
        if edge.child not in known.by_report:
            found.setdefault(edge.child, ("hidden", PARENT_WORDS["hidden"]))
    return found


def edges(known: Known) -> Iterator[Edge]:
    """One for each derivation, by id: two reports may be bound by several."""
    for one in sorted(known.case.links.derivations, key=by_id):
        yield Edge(
            id=one.id,
            source=one.parent,
            target=one.child,
            label=DERIVATION_WORDS[one.kind],
            weight=round(max(one.score, THINNEST), 4),
            values={
                "kind": one.kind,
                "status": one.status,
                "score": round(one.score, 4),
                "reason": one.reason,
                "circular": one.circular,
                "evidence": quoted(known, _anchors(one, against=False)),
                "against": quoted(known, _anchors(one, against=True)),
            },
        )


def _anchors(edge: Derivation, *, against: bool) -> Iterator[Anchor]:
    return (anchor for sign in edge.evidence if sign.against == against for anchor in sign.anchors)


def quoted(known: Known, anchors: Iterable[Anchor]) -> str:
    """A line for each stretch, each once: “left” (B, Sørby Post, 14 May 2021, report 3f9c…, characters 10–14)."""
    rows = (
        f"“{flat(one.text)}” ({known.sigla[one.report]}, {known.outlet(one.report)}, "
        f"{published_words(known.by_report[one.report].report.published)}, report {one.report}, "
        f"characters {one.start}–{one.end})"
        for one in anchors
        if one.report in known.by_report
    )
    return "\n".join(dict.fromkeys(rows))


def attribution(known: Known) -> str:
    """What a file says of itself."""
    name = flat(known.case.name)
    return (
        f"Stemma of the case {name}. Each line says that one text seems to depend on another, and why; "
        "none says that what they tell is so."
    )


def written(value: Value) -> str:
    """A value as XML types have it: "true", "0.75", words."""
    return str(value).lower() if isinstance(value, bool) else str(value)
