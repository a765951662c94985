"""Statements: everything that a report says or has somebody say, each with its whole chain of voices."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from stemmata.annotate.attribution.lending import Lending
from stemmata.annotate.attribution.prose import prose_of
from stemmata.annotate.attribution.tagged import in_units
from stemmata.annotate.attribution.transcripts import labels_of
from stemmata.annotate.attribution.voices import Voices
from stemmata.annotate.attribution.walk import Draft, Walk
from stemmata.annotate.layout.placed import Placed
from stemmata.model.annotations import Annotations, Statement
from stemmata.model.report import Report
from stemmata.text.ids import content_id


class Statements:
    """Reads every sentence for who says what, through whom."""

    name = "statements"
    version = "5"
    needs: tuple[str, ...] = (
        "passages", "quotations", "credits", "mentions", "entities", "documents", "citations", "quantities", "dates",
    )  # fmt: skip
    gives: tuple[str, ...] = ("statements",)

    def annotate(self, report: Report, found: Annotations) -> Annotations:
        """Statements in the order of their contents; none where the report has no prose."""
        voices = Voices(report, found)
        units = list(prose_of(report, found))
        placed = in_units(units, found.credits)
        walk = Walk(voices, labels_of(report.text, found), Lending(credits=found.credits, placed=placed))
        for index, unit in enumerate(units):
            walk.read(unit, index)
        walk.finish(len(units))
        layers = layers_of(voices, found)
        made = {s.id: s for s in (statement_of(report, layers, draft) for draft in walk.drafts)}
        return replace(found, statements=in_order(made.values()))


def in_order(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """Statements in the order of their contents; of those that begin alike the longest first."""
    return tuple(sorted(statements, key=lambda s: (s.content[0], -s.content[-1].end, len(s.chain), s.id)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Layers:
    """What may lie in the content of a statement."""

    voices: Voices
    quantities: Placed
    dates: Placed


def layers_of(voices: Voices, found: Annotations) -> Layers:
    """The layers of one report."""
    return Layers(
        voices=voices,
        quantities=Placed([q.span for q in found.quantities]),
        dates=Placed([d.span for d in found.dates]),
    )


def statement_of(report: Report, layers: Layers, draft: Draft) -> Statement:
    """A draft with its id and what lies in its content."""
    names = [f"{step.kind}:{step.name}" for step in draft.chain]
    spans = [f"{span.start}-{span.end}" for span in draft.content]
    held = {m.local for span in draft.content for m in layers.voices.mentions_in(span) if m.local is not None}
    return Statement(
        id=content_id("statement", report.id, *spans, *names),
        passage=draft.passage,
        content=draft.content,
        manner=draft.manner,
        chain=draft.chain,
        polarity="negative" if draft.negative else "positive",
        quantities=tuple(sorted({at for span in draft.content for at in layers.quantities.inside(span)})),
        dates=tuple(sorted({at for span in draft.content for at in layers.dates.inside(span)})),
        locals=tuple(sorted(held)),
        doubt=draft.doubt,
    )


annotator = Statements()
