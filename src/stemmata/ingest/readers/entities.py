"""Documents among the entities of FollowTheMoney, as Aleph and OpenAleph export them: one entity a line.

The schema is that of alephdata/followthemoney (``schema/Document.yaml``, ``Page.yaml``, ``Article.yaml``,
``Thing.yaml``). Every property is a list. A ``Pages`` document keeps its text in entities of its own, one a page, in
any order, each with its ``index`` and the id of its ``document``. Entities that are no documents, people and companies
above all, are passed over and counted.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from stemmata.errors import UnreadableReport
from stemmata.ingest.dates import resolved
from stemmata.plugins import RawRecord

DOCUMENTS: Final = frozenset("Document PlainText HyperText Pages Article Email Image Audio Video Table Message".split())
_FOLDERS: Final = frozenset("Folder Package Workbook".split())  # hold documents, and no text
_PAGE: Final = "Page"
# Ours → theirs, the first that holds anything. A file's name is no headline, and the day of its making no publication;
# "date" is what FollowTheMoney has for "not otherwise specified", of a mail the day on which it was sent.
_FIELDS: Final = {
    "title": ("title", "subject"),
    "outlet": ("publisher",),
    "author": ("author", "from"),
    "date": ("publishedAt", "date"),
    "url": ("sourceUrl",),
    "language": ("language",),
}
_MOST_NAMED: Final = 5  # kinds of entities in one note


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entity:
    """An entity of the file, and where it stands."""

    row: int
    identity: str
    schema: str
    properties: Mapping[str, object]

    def values(self, name: str) -> list[str]:
        found = self.properties.get(name)
        listed = found if isinstance(found, list) else [found]
        return [one for one in listed if isinstance(one, str) and one.strip()]

    def first(self, names: Iterable[str]) -> str | None:
        return next(("; ".join(values) for name in names if (values := self.values(name))), None)


def is_entity(item: object) -> bool:
    """An entity of FollowTheMoney, of whatever schema."""
    return (
        isinstance(item, Mapping)
        and isinstance(item.get("schema"), str)
        and isinstance(item.get("properties"), Mapping)
        and isinstance(item.get("id"), str)
    )


def documents(items: Iterable[tuple[int, Mapping[str, object]]]) -> Iterator[RawRecord]:
    """One record a document, in the order of the file, where it has a text or should have one.

    Raises UnreadableReport where no entity is a document.
    """
    entities = [_entity(row, item) for row, item in items]
    pages = _pages(entities)
    found = [one for one in entities if one.schema in DOCUMENTS]
    known = {one.identity for one in found}
    found += _of_absent_documents(entities, known)
    if not found:
        raise UnreadableReport(
            f"Its {len(entities):,} entities are no documents.", hint="Export the documents of the collection, too."
        )
    note = _others(entities)
    for one in sorted(found, key=lambda one: one.row):
        yield _record(one, pages, note)
        note = None


def _entity(row: int, item: Mapping[str, object]) -> _Entity:
    properties = item["properties"]
    assert isinstance(properties, Mapping)
    return _Entity(row=row, identity=str(item["id"]), schema=str(item["schema"]), properties=properties)


def _pages(entities: Iterable[_Entity]) -> dict[str, list[str]]:
    """The texts of the pages of each document, in the order of their numbers."""
    numbered: dict[str, list[tuple[int, int, str]]] = {}
    for one in entities:
        text = "\n\n".join(one.values("bodyText"))
        for document in one.values("document") if one.schema == _PAGE and text else ():
            index = one.first(("index",)) or ""
            at = int(index) if index.isascii() and index.isdigit() else one.row
            numbered.setdefault(document, []).append((at, one.row, text))
    return {document: [text for _, _, text in sorted(found)] for document, found in numbered.items()}


def _of_absent_documents(entities: Iterable[_Entity], known: set[str]) -> Iterator[_Entity]:
    """Documents of which only pages are there: at the row of the first of them, with nothing known but their text."""
    seen = set(known)
    for one in entities:
        for document in one.values("document") if one.schema == _PAGE else ():
            if document not in seen:
                seen.add(document)
                yield _Entity(row=one.row, identity=document, schema="Pages", properties={})


def _record(one: _Entity, pages: Mapping[str, list[str]], note: str | None) -> RawRecord:
    locator = f"row={one.row}"
    text = "\n\n".join(one.values("bodyText") or pages.get(one.identity, []))
    if not text.strip():
        name = one.first(("title", "fileName", "name")) or one.identity
        problem = f"The document {name[:80]!r} has no text there. Export it with its text, or add the file itself."
        return RawRecord(locator=locator, problem=problem)
    fields = {ours: one.first(theirs) for ours, theirs in _FIELDS.items()}
    date, doubt = resolved(fields["date"])
    fields["date"] = date.value if date else None
    notes = " ".join(filter(None, (doubt, note)))
    return RawRecord(locator=locator, text=text, metadata=fields, note=notes or None)


def _others(entities: Iterable[_Entity]) -> str | None:
    """What was passed over, in a sentence; None where nothing was."""
    schemas = (one.schema for one in entities)
    counts = Counter(one for one in schemas if one not in DOCUMENTS and one not in _FOLDERS and one != _PAGE)
    if not counts:
        return None
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    named = ", ".join(f"{schema} {count:,}" for schema, count in ranked[:_MOST_NAMED])
    more = f" and {len(ranked) - _MOST_NAMED} kinds more" if len(ranked) > _MOST_NAMED else ""
    return f"The file also holds {sum(counts.values()):,} entities that are no documents ({named}{more})."
