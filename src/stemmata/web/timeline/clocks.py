"""When a thing is told to have happened, when somebody said so, when that was published."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import isfinite
from typing import Final, Literal

from stemmata.link.claim.values import DateInterval, date_interval
from stemmata.model.annotations import Annotations, DateExpression, Statement
from stemmata.model.case import Annotated
from stemmata.model.claim import Claim
from stemmata.model.document import Document
from stemmata.model.relation import Event
from stemmata.text.span import Span
from stemmata.web.edition import Edition, Said
from stemmata.web.stance import stance

# Characters between a cue and the date that says when: "said on Monday", "On Friday the Israeli army said"; further
# off, a date tells the happening ("On 17 September four strikes hit … The Pentagon said").
NEAR_CUE: Final = 25
WIDEST_SAYING: Final = 6  # days: "last week" tells when somebody spoke, "in 2015" hardly


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One report's word for a happening."""

    report: str
    span: Span | None  # the words; None where nothing but the report as a whole can be named
    denied: bool
    said: str | None  # EDTF of when the voice spoke, where the report says so
    late: int | None  # the fewest days until it was published, negative where published before; None: not known


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """Something that is told to have happened, or a document, with its date and all who tell it."""

    id: str  # of the event or the document
    kind: Literal["event", "document"]
    label: str
    edtf: str
    days: DateInterval
    basis: Literal["stated", "resolved"] | None
    claim: Claim | None  # the claim that its statements tell
    where: tuple[str, ...]  # entity ids, sorted
    who: tuple[str, ...]
    told: tuple[Telling, ...]  # in order of publication, one a report

    @property
    def begins(self) -> float:
        """The first day as an ordinal; the last where the first is open."""
        return self.days.days.low if isfinite(self.days.days.low) else self.days.days.high

    @property
    def month(self) -> str | None:
        """The month that it begins in, "2018-10"; None where no more than the year is known."""
        first = self.edtf.partition("/")[0] if isfinite(self.days.days.low) else self.edtf.rpartition("/")[2]
        return first[:7] if first[5:7].isdigit() and 1 <= int(first[5:7]) <= 12 else None


def happenings(edition: Edition) -> tuple[Happening, ...]:
    """All events and documents whose date is known, by the day they begin, then by that they end, then by id."""
    events = (found for event in edition.case.links.events if (found := _event(edition, event)) is not None)
    documents = (found for one in edition.case.links.documents if (found := _document(edition, one)) is not None)
    return tuple(sorted((*events, *documents), key=lambda one: (one.begins, one.days.days.high, one.id)))


def dated_of_claim(edition: Edition, claim: Claim) -> int:
    """How many dated events tell this claim before any other."""
    mine = set(claim.statements)
    near = (event for event in edition.case.links.events if not mine.isdisjoint(event.statements))
    found = (_event(edition, event) for event in near)
    return sum(one is not None and one.claim is not None and one.claim.id == claim.id for one in found)


def dated_of_name(edition: Edition, entity: str) -> int:
    """How many dated events and documents go with this entity."""
    events = (one for one in edition.case.links.events if entity in (*one.where, *one.participants))
    papers = (one for one in edition.case.links.documents if entity in (one.id, *one.signatories, *one.addressees))
    found = (*(_event(edition, one) for one in events), *(_document(edition, one) for one in papers))
    return sum(one is not None for one in found)


def undated(edition: Edition) -> int:
    """How many events have no date that could be read."""
    return sum(date_interval(event.edtf) is None for event in edition.case.links.events)


def _event(edition: Edition, event: Event) -> Happening | None:
    days = date_interval(event.edtf)
    said = edition.said_in_order(event.statements)
    if days is None or event.edtf is None or not said:
        return None
    claim = _claim(edition, event)
    return Happening(
        id=event.id,
        kind="event",
        label=event.label,
        edtf=event.edtf,
        days=days,
        basis=event.basis,
        claim=claim,
        where=event.where,
        who=event.participants,
        told=tuple(_tellings(edition, said, claim, days)),
    )


def _claim(edition: Edition, event: Event) -> Claim | None:
    """The claim that most of its statements tell, ties to the first in the edition's order."""
    counted = Counter(claim.id for name in event.statements for claim in edition.claims_of.get(name, ()))
    best = min(counted, key=lambda name: (-counted[name], edition.claim_numbers[name]), default=None)
    return edition.claims[edition.claim_numbers[best] - 1] if best is not None else None


def _tellings(edition: Edition, said: Sequence[Said], claim: Claim | None, days: DateInterval) -> Iterator[Telling]:
    """One a report: its first statement; when it was said by the first that tells it."""
    negative = claim is not None and claim.id in edition.negative
    by_report: dict[str, list[Said]] = {}
    for item in said:
        by_report.setdefault(item.source.report.id, []).append(item)
    for report, items in by_report.items():
        spoken = (when for item in items if (when := said_on(item.source.annotations, item.statement)) is not None)
        yield Telling(
            report=report,
            span=items[0].span,
            denied=all(stance(item.statement, claim_negative=negative) == "denies" for item in items),
            said=next(spoken, None),
            late=_late(items[0].source, days),
        )


def said_on(found: Annotations, statement: Statement) -> str | None:
    """The date that stands beside the cue of the statement's deepest voice, outside of all that anybody says.

    ``None`` where there is none, or it is wider than a week, or open: "said on Monday" tells when, "since 1963" not.
    """
    cue = statement.chain[-1].cue if len(statement.chain) > 1 else None
    if cue is None:
        return None
    contents = [part for one in found.statements if one.passage.overlaps(statement.passage) for part in _credited(one)]
    beside = [
        (_between(date.span, cue), date.span, date.edtf)
        for date in found.dates
        if _tells_a_day(date) and statement.passage.contains(date.span) and _between(date.span, cue) <= NEAR_CUE
        if not any(part.overlaps(date.span) for part in contents)
    ]
    return min(beside)[2] if beside else None


def _credited(statement: Statement) -> Iterable[Span]:
    return statement.content if len(statement.chain) > 1 else ()


def _between(one: Span, other: Span) -> int:
    """How many characters lie between the two; 0 where they meet."""
    return max(0, one.start - other.end, other.start - one.end)


def _tells_a_day(date: DateExpression) -> bool:
    known = date_interval(date.edtf)
    return known is not None and known.closed and known.days.high - known.days.low <= WIDEST_SAYING


def _late(source: Annotated, days: DateInterval) -> int | None:
    published = date_interval(source.report.published.value[:10]) if source.report.published else None
    if published is None or not days.closed:
        return None
    after, before = published.days.low - days.days.high, days.days.low - published.days.high
    return int(max(0.0, after) - max(0.0, before))


def _document(edition: Edition, document: Document) -> Happening | None:
    days = date_interval(document.date)
    reports = edition.in_order(document.described_by)
    if days is None or document.date is None or not reports:
        return None
    locals_ = dict(reversed(edition.entities[document.id].members)) if document.id in edition.entities else {}
    return Happening(
        id=document.id,
        kind="document",
        label=document.title,
        edtf=document.date,
        days=days,
        basis="stated",
        claim=None,
        where=(),
        who=tuple(sorted({*document.signatories, *document.addressees})),
        told=tuple(
            Telling(
                report=report,
                span=_described(edition.by_report[report], locals_.get(report)),
                denied=False,
                said=document.date,
                late=_late(edition.by_report[report], days),
            )
            for report in reports
        ),
    )


def _described(source: Annotated, local: str | None) -> Span | None:
    """The first words by which the report describes it."""
    found = (span for one in source.annotations.documents if one.local == local for span in one.anchors)
    return min(found, default=None)
