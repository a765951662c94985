"""The stretches of a report that say something, sentence by sentence, ready to be read for credits."""

from collections.abc import Iterator
from typing import Final

from stemmata.annotate.attribution.units import Unit, parts_of, units_of, words_of
from stemmata.annotate.layout.placed import Placed
from stemmata.model.annotations import Annotations, Quotation
from stemmata.model.report import PROSE_ZONES, Report

_NAMING: Final = frozenset({"name", "acronym"})
_SPEAKING: Final = frozenset({"person", "organisation", "group"})
_REFERENCES: Final = frozenset({"source_line", "read_also", "photo", "agency", "link"})


def prose_of(report: Report, found: Annotations) -> Iterator[Unit]:
    """The units that say something, without those that only point elsewhere: "Source: …", "Read also …"."""
    references = sorted(c.span for c in found.citations if c.kind in _REFERENCES)
    placed = Placed(references)
    for unit in _units(report, found):
        touched = [references[at] for at in placed.touching(unit.span)]
        if not any(2 * unit.span.shared(r) > len(unit.span) for r in touched):
            yield unit


def _units(report: Report, found: Annotations) -> Iterator[Unit]:
    sentences = [p.span for p in found.passages if p.kind == "sentence"]
    outermost = [q for q in found.quotations if q.depth == 0 and not q.scare]
    read = [q for q in outermost if _is_read_as_one(q)]
    names = [m.span for m in found.mentions if m.form in _NAMING and m.kind in _SPEAKING]
    placed_sentences, placed_quotations = Placed(sentences), Placed([q.outer for q in read])
    placed_names, unclosed = Placed(names), Placed([q.outer for q in outermost if not _is_read_as_one(q)])
    for paragraph in (p.span for p in found.passages if p.kind == "paragraph"):
        zone = report.zone_at(paragraph.start)
        if zone not in PROSE_ZONES:
            continue
        inside = [sentences[at] for at in placed_sentences.inside(paragraph)]
        held = [read[at] for at in placed_quotations.inside(paragraph)]
        for span, quotations in units_of(inside, held):
            known = [names[at] for at in placed_names.inside(span)]
            unit = Unit(
                text=report.text,
                span=span,
                words=words_of(report.text, span, quotations),
                starts_paragraph=span.start == paragraph.start,
                zone=zone,
                quotations=quotations,
                names={name.end: name.start for name in reversed(known)},
                sentences=tuple(sentences[at] for at in placed_sentences.inside(span)),
                open=bool(unclosed.touching(span)),
            )
            yield from parts_of(unit)


def _is_read_as_one(quotation: Quotation) -> bool:
    """A closed quotation, or one of several paragraphs; in any other unclosed one the credit may stand unmarked."""
    return quotation.closed or quotation.continues
