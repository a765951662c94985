"""Runs the annotators of names over a text, for tests that speak of words instead of offsets."""

from stemmata.annotate.layout.passages import annotator as passages
from stemmata.annotate.layout.quotations import annotator as quotations
from stemmata.annotate.name.coreference import annotator as coreference
from stemmata.annotate.name.mentions import annotator as mentions
from stemmata.annotate.paper.citations import annotator as citations
from stemmata.annotate.paper.documents import annotator as documents
from stemmata.annotate.value.dates import annotator as dates
from stemmata.model.annotations import Annotations, LocalEntity
from stemmata.model.report import Report
from tests.making import report


def read(text: str, *, outlet: str = "Harbour Ledger") -> tuple[Report, Annotations]:
    """A report made of ``text`` with its layers up to citations."""
    made = report(text, outlet=outlet)
    found = Annotations(report=made.id)
    for annotator in (passages, quotations, dates, mentions, coreference, documents, citations):
        found = annotator.annotate(made, found)
    return made, found


def named(text: str) -> dict[str, list[str]]:
    """The names found in ``text``, by kind, in text order."""
    made, found = read(text)
    by_kind: dict[str, list[str]] = {}
    for mention in found.mentions:
        if mention.form in {"name", "acronym"}:
            by_kind.setdefault(mention.kind, []).append(mention.span.of(made.text))
    return by_kind


def phrases(text: str, kind: str) -> list[str]:
    """The nominal phrases of a kind found in ``text``, in text order."""
    made, found = read(text)
    return [m.span.of(made.text) for m in found.mentions if m.form == "nominal" and m.kind == kind]


def together(text: str, words: str) -> list[str]:
    """All mentions of the entity that the first mention with these words belongs to, in text order."""
    made, found = read(text)
    local = next(m.local for m in found.mentions if m.span.of(made.text) == words)
    assert local is not None, f"{words!r} is left open"
    return [m.span.of(made.text) for m in found.mentions if m.local == local]


def entity(text: str, name: str) -> LocalEntity:
    """The local entity with this name among its names."""
    _, found = read(text)
    return next(one for one in found.entities if name in one.names)
