"""Makes small cases for the linking tests: what each outlet says, with the values and names inside it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from stemmata.link.claim.claims import Alignment, align
from stemmata.link.context import LinkContext
from stemmata.model.annotations import (
    DateExpression,
    EntityKind,
    LocalEntity,
    Mention,
    Modality,
    Polarity,
    Quantity,
    QuantityKind,
    Step,
)
from stemmata.model.case import Annotated
from stemmata.model.entity import Entity
from stemmata.text.span import Span
from tests import making

# name as written → (entity, kind): the test says which spellings are one
Names = Mapping[str, tuple[str, EntityKind]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One sentence of a report, and who is credited with it, outermost first."""

    words: str
    by: tuple[Step, ...] = ()
    polarity: Polarity = "positive"


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    words: str
    value: float | None = None
    of: str | None = None
    kind: QuantityKind = "exact"
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Values:
    """Numbers, dates and names of a report, by the words that stand for them."""

    numbers: tuple[Number, ...] = ()
    dates: Mapping[str, str] = field(default_factory=dict)
    names: Names = field(default_factory=dict)
    roles: Mapping[str, str] = field(default_factory=dict)  # name → role, as written
    ranks: Mapping[str, str] = field(default_factory=dict)


NOTHING = Values()


def voice(name: str, kind: str = "person", modality: Modality = "asserts") -> Step:
    """A voice whose local id is its name, so that it resolves where the case knows that name."""
    return making.step(kind, name, local=name, modality=modality)  # type: ignore[arg-type]


def report(outlet: str, *said: Said | str, values: Values = NOTHING, published: str | None = "2021-05-14") -> Annotated:
    """A report whose text is its sentences; every sentence is a statement."""
    sentences = [Said(words=one) if isinstance(one, str) else one for one in said]
    made = making.report(" ".join(one.words for one in sentences), outlet=outlet, published=published)
    text = made.text
    quantities = tuple(sorted((_quantity(text, number) for number in values.numbers), key=lambda q: q.span))
    dates = tuple(
        DateExpression(span=making.span(text, words), edtf=edtf, basis="stated") for words, edtf in values.dates.items()
    )
    mentions = _mentions(text, values.names)
    statements = []
    for one in sentences:
        bare = making.statement(made, one.words, *one.by, polarity=one.polarity)
        where = bare.content[0]
        statements.append(
            replace(
                bare,
                quantities=tuple(n for n, q in enumerate(quantities) if where.contains(q.span)),
                dates=tuple(n for n, d in enumerate(dates) if where.contains(d.span)),
                locals=tuple(sorted({m.local for m in mentions if m.local and where.contains(m.span)})),
            )
        )
    locals_ = tuple(
        LocalEntity(
            id=name,
            kind=kind,
            name=name,
            names=(name,),
            roles=(values.roles[name],) if name in values.roles else (),
            ranks=(values.ranks[name],) if name in values.ranks else (),
        )
        for name, (_, kind) in values.names.items()
    )
    return making.annotated(
        made,
        passages=making.sentences(text),
        quantities=quantities,
        dates=dates,
        mentions=mentions,
        entities=locals_,
        statements=tuple(statements),
    )


def _quantity(text: str, number: Number) -> Quantity:
    span = making.span(text, number.words)
    of_span = making.span(text, f"{number.words} {number.of}") if number.of and number.of in text[span.end :] else None
    low, high = number.low, number.high
    if number.kind == "exact":
        low = high = number.value
    return Quantity(
        span=span,
        kind=number.kind,
        value=number.value,
        low=low,
        high=high,
        of=number.of,
        of_span=Span(span.end + 1, of_span.end) if of_span else None,
    )


def _mentions(text: str, names: Names) -> tuple[Mention, ...]:
    found = []
    for name, (_, kind) in names.items():
        start = text.find(name)
        while start >= 0:
            found.append(Mention(span=Span(start, start + len(name)), kind=kind, form="name", local=name))
            start = text.find(name, start + len(name))
    return tuple(sorted(found, key=lambda mention: mention.span))


def case(*reports: Annotated, names: Names | None = None) -> LinkContext:
    """The context of these reports; ``names`` says which name is which entity."""
    known = names or {}
    resolved = {(one.report.id, name): entity for one in reports for name, (entity, _) in known.items()}
    entities: dict[str, Entity] = {}
    for name, (entity, kind) in known.items():
        entities.setdefault(entity, Entity(id=entity, kind=kind, name=name, names=(name,), members=(), mentions=()))
    return LinkContext(
        reports=tuple(sorted(reports, key=lambda one: one.report.id)),
        entities=tuple(entities[entity] for entity in sorted(entities)),
        resolved=resolved,
    )


def shared(context: LinkContext) -> tuple[Alignment, ...]:
    """The claims of several reports, by their label."""
    return tuple(sorted((one for one in align(context) if len(one.reports) > 1), key=lambda one: one.label))


def drawn(context: LinkContext) -> str:
    """The claims of several statements as text: a line for each statement, a blank line between claims."""
    blocks = []
    for alignment in align(context):
        if len(alignment.statements) < 2:
            continue
        lines = []
        for statement, spans in alignment.parts.items():
            located = context.statements[statement]
            words = " … ".join(span.of(located.where.report.text) for span in spans)
            lines.append(f"{located.where.report.outlet_name}: {words}")
        blocks.append("\n".join(sorted(lines)))
    return "\n\n".join(sorted(blocks))
