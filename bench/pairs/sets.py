"""The three sets and their files: one JSON Lines file a set, one line an item, and no words of any text.

``{"id": "r017", "parts": [{"row": 12, "sha256": "…"}, {"row": 40, "sha256": "…"}], "drawn": "any two",
"labels": {"extent": "partially", "relation": "siblings"}, "doubt": false}``. A part is a report, or ``spans`` of it:
half-open code points of the text as :mod:`bench.pairs.texts` reads it, ``sha256`` that text's. ``drawn`` names the
stratum; ``labels`` and ``doubt`` are not there before somebody has labelled the item.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from bench.pairs.texts import reports, sha256
from stemmata.text.span import Span

HOME: Final = Path(__file__).resolve().parent
DRAWN: Final = "drawn"
SETS: Final = ("reports", "statements", "toponyms")

EXTENTS: Final = ("wholly", "partially", "not")
RELATIONS: Final = ("a-parent", "b-parent", "siblings", "independent", "cannot-tell")
STATEMENT_RELATIONS: Final = ("same", "refines", "update", "part-of", "contradicts", "unrelated")
NAMES: Final = ("place", "organisation", "other")
KNOWN: Final = ("located", "no-entry", "unknown")
CHOICES: Final[Mapping[str, Mapping[str, tuple[str, ...]]]] = {
    "reports": {"extent": EXTENTS, "relation": RELATIONS},
    "statements": {"relation": STATEMENT_RELATIONS},
    "toponyms": {"name": NAMES, "known": KNOWN},
}
PARTS: Final = {"reports": 2, "statements": 2, "toponyms": 1}
WHERE: Final = ("country", "admin", "latitude", "longitude")  # of a toponym that is located
Label = str | float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A report, or some of its words."""

    row: int  # of the table of articles, from 1
    sha256: str  # of the report's text
    spans: tuple[Span, ...] = ()  # in text order; none where the whole report is meant

    @property
    def text(self) -> str:
        """The whole text of the report. Raises FileNotFoundError where the articles are missing."""
        return reports()[self.row].text

    @property
    def words(self) -> str:
        """The words that are meant; of several spans, joined by " … "."""
        return " … ".join(span.of(self.text) for span in self.spans) if self.spans else self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing to label, or labelled."""

    id: str
    parts: tuple[Part, ...]
    drawn: str  # the stratum
    labels: Mapping[str, Label] = field(default_factory=dict)  # empty: not labelled yet
    doubt: bool = False  # the annotator was not sure

    def label(self, name: str) -> str:
        """A label that is a choice."""
        return str(self.labels[name])


def file_of(folder: str, name: str) -> Path:
    return HOME / folder / f"{name}.jsonl"


def as_lines(items: Iterable[Item]) -> str:
    """The file of a set: a line an item, by id."""
    return "".join(json.dumps(_row(one)) + "\n" for one in sorted(items, key=lambda one: one.id))


def _row(one: Item) -> dict[str, Any]:
    row: dict[str, Any] = {"id": one.id, "parts": [_part(part) for part in one.parts], "drawn": one.drawn}
    return row | ({"labels": dict(one.labels), "doubt": one.doubt} if one.labels else {})


def _part(part: Part) -> dict[str, Any]:
    spans = {"spans": [[span.start, span.end] for span in part.spans]} if part.spans else {}
    return {"row": part.row, "sha256": part.sha256} | spans


def from_lines(data: str, name: str) -> tuple[Item, ...]:
    """The items of a set, in the order of the file. Raises ValueError, with all that is wrong in it."""
    items = tuple(_item(json.loads(line)) for line in data.splitlines() if line.strip())
    if faults := tuple(faults_of(items, name)):
        raise ValueError("\n".join(faults))
    return items


def _item(row: Mapping[str, Any]) -> Item:
    parts = tuple(
        Part(row=one["row"], sha256=one["sha256"], spans=tuple(Span(*ends) for ends in one.get("spans", ())))
        for one in row["parts"]
    )
    return Item(
        id=row["id"], parts=parts, drawn=row["drawn"], labels=row.get("labels", {}), doubt=row.get("doubt", False)
    )


def faults_of(items: Sequence[Item], name: str) -> Iterator[str]:
    """A sentence for everything that no set may have; needs no text."""
    ids = [one.id for one in items]
    for one in items:
        place = f"{name}, {one.id}"
        if ids.count(one.id) > 1:
            yield f"{place}: the id stands twice"
        if len(one.parts) != PARTS[name]:
            yield f"{place}: {len(one.parts)} parts, not {PARTS[name]}"
        if any(bool(part.spans) == (name == "reports") for part in one.parts):
            yield f"{place}: a pair of reports has no spans, everything else has some"
        if one.labels:
            yield from (f"{place}: {fault}" for fault in label_faults(one.labels, name))


def label_faults(labels: Mapping[str, Label], name: str) -> Iterator[str]:
    """What is wrong with the labels of one item."""
    choices = CHOICES[name]
    for key, allowed in choices.items():
        if labels.get(key) not in allowed:
            yield f"{key} is {labels.get(key)!r}, not one of {', '.join(allowed)}"
    where = set(labels) - set(choices)
    if name != "toponyms" or labels.get("known") != "located":
        if where:
            yield f"{', '.join(sorted(where))} has no place here"
        return
    if where != set(WHERE):
        yield f"a place that is located has {', '.join(WHERE)}"
        return
    for key, limit in (("latitude", 90), ("longitude", 180)):
        value = labels[key]
        if not isinstance(value, int | float) or abs(value) > limit:
            yield f"{key} is {value!r}, no number of degrees"


def unanchored(items: Iterable[Item]) -> Iterator[str]:
    """A sentence for every part that is not in the articles as they are here: another table, or another reading of it.

    Raises FileNotFoundError, with what to fetch, where the articles are missing.
    """
    held = reports()
    for one in items:
        for part in one.parts:
            place = f"{one.id}, row {part.row}"
            if part.row not in held:
                yield f"{place}: the table has no such row"
            elif sha256(held[part.row].text) != part.sha256:
                yield f"{place}: the text is not the one that was labelled: another table, or read otherwise"
            elif any(not 0 <= span.start < span.end <= len(held[part.row].text) for span in part.spans):
                yield f"{place}: a span is empty or leaves the text"


def read_set(folder: str, name: str) -> tuple[Item, ...]:
    """A set as it was drawn, labelled or adjudicated, by id; anchored. Nothing where it is not there.

    Raises FileNotFoundError where the articles are missing, ValueError where something does not hold or anchor.
    """
    path = file_of(folder, name)
    if not path.is_file():
        return ()
    items = from_lines(path.read_text(encoding="utf-8"), name)
    if wrong := tuple(unanchored(items)):
        raise ValueError("\n".join(wrong))
    return items
