"""Which outlet is meant, and which of its reports in the case."""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from stemmata.link.context import LinkContext
from stemmata.link.descent.addresses import address, host
from stemmata.link.descent.outlet_names import squeezed
from stemmata.link.descent.publication import order, surely_before, within
from stemmata.link.descent.reuse import Reuse
from stemmata.link.descent.signs import Source
from stemmata.link.descent.speakers import Speakers, common, outlet_id, speakers
from stemmata.model.case import Annotated
from stemmata.text.span import Span

DAY: Final = re.compile(r"\d{4}(?:-\d{2}){0,2}$")
TELLING: Final = 2  # what a shared claim, document or wording counts; a shared rare name counts 1
# Two reports that share this much talk of the same thing; the more so, the older the one is news by then.
ENOUGH: Final = ((14, 1.5), (90, 3.0))  # (days apart at most, what they must share)
ENOUGH_LATER: Final = 6.0
EVERYDAY: Final = 0.25  # what a shared name counts that many reports have …
EVERYDAY_MOST: Final = 1.0  # … and all of them together
CLAIMED: Final = 3  # times as many reports may share a claim as a name before it tells nothing
PRINT: Final = 1  # day between the page on the web and the page in print


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """The outlets of a case, their reports, and what each report talks of."""

    context: LinkContext
    speakers: Speakers
    reports: Mapping[str, tuple[Annotated, ...]]  # by outlet id; sorted by date
    topics: Mapping[str, Mapping[str, int]]  # report id → topic → what it counts
    talking_of: Mapping[str, Sequence[str]]  # topic → report ids; what everybody names is never enough without one
    everyday: Mapping[str, frozenset[str]]  # report id → entities that it names and that many others name
    addresses: Mapping[str, str]  # address → report id
    bodies: Mapping[str, str]  # squeezed name → the organisation that is called so; none that two are called

    def outlet(self, child: str, name: str | None, local: str | None, url: str | None, place: Span) -> Source | None:
        """The outlet that the child names or links to at this place.

        *Returns:* a new one where the case knows none of that name; None for nothing at all.
        """
        known = self.speakers.outlet(child, name, local, place) if name else None
        domain = host(url) if url else None
        found = known or (self.speakers.names.of_url(url) if url else None)
        if found is None and name:
            found = self.context.entity_id(child, local)
        if found is not None:
            return self.source(found, name or domain or found)
        return (
            Source(id=outlet_id(name or domain or ""), kind="outlet", name=name or domain or "")
            if name or domain
            else None
        )

    def source(self, outlet: str, written: str) -> Source:
        """The outlet as a parent, by its own name, or else as it is written."""
        if outlet in self.context.entity_of:
            return Source(id=outlet, kind="outlet", name=self.context.name(outlet))
        held = self.reports.get(outlet, ())
        return Source(id=outlet, kind="outlet", name=held[0].report.outlet_name or written if held else written)

    def agency(self, name: str) -> Source:
        """The agency of this name as a parent: as the case knows it, else one that it knows by nothing but its name."""
        known = self.speakers.names.exact(name) or self.bodies.get(squeezed(name))
        return self.source(known or outlet_id(name), name)

    def linked(self, url: str) -> Annotated | None:
        """The report of the case that stands at this address."""
        place = address(url)
        found = self.addresses.get(place) if place else None
        return self.context.report_of[found] if found else None

    def cited(self, outlet: str, child: Annotated, date: str | None) -> Annotated | None:
        """The outlet's report that the child most likely means; None where the case holds none that fits.

        It was published no later, on the date that the child gives if it gives one, and talks of the same
        thing. Of several the one that shares most is taken, then the latest.
        """
        certain = self.dated(outlet, child, date) if date is not None else None
        if certain is not None:
            return certain
        met = {report for topic in self.topics.get(child.report.id, ()) for report in self.talking_of[topic]}
        held = self.reports.get(outlet, ())
        earlier = [one for one in held if one.report.id in met and self._may_mean(child, one)]
        fitting = []
        for place, other in enumerate(earlier):
            shared = self._shared(child.report.id, other.report.id)
            if shared >= _enough(child, other) and _on(other, date):
                fitting.append((surely_before(other.report, child.report), shared, place))
        return earlier[max(fitting)[2]] if fitting else None

    def _shared(self, child: str, other: str) -> float:
        """What the two talk of alike; what everybody names counts little, however much of it there is."""
        mine, theirs = self.topics.get(child, {}), self.topics.get(other, {})
        told = sum(weight for topic, weight in theirs.items() if topic in mine)
        alike = self.everyday.get(child, frozenset()) & self.everyday.get(other, frozenset())
        return told + min(EVERYDAY_MOST, EVERYDAY * len(alike))

    def dated(self, outlet: str, child: Annotated, date: str) -> Annotated | None:
        """The outlet's only earlier report of this very date; None where the case holds none, or several."""
        found = [
            one
            for one in self.reports.get(outlet, ())
            if self._may_mean(child, one) and one.report.published is not None and DAY.match(date) and _on(one, date)
        ]
        return found[0] if len(found) == 1 else None

    def _may_mean(self, child: Annotated, other: Annotated) -> bool:
        return other.report.id != child.report.id and not surely_before(child.report, other.report)


def shelf(
    context: LinkContext,
    reuses: Sequence[Reuse],
    claims: Iterable[Collection[str]] = (),
    who: Speakers | None = None,
) -> Shelf:
    """The shelf of a case. ``claims`` are collections of statement ids that say the same thing.

    ``who``: the speakers of the case, where they are already made.
    """
    who = who or speakers(context)
    ordered = sorted(context.reports, key=lambda one: order(one.report))
    held: defaultdict[str, list[Annotated]] = defaultdict(list)
    for one in ordered:
        if one.report.id in context.outlets:
            held[context.outlets[one.report.id]].append(one)
    pages = ((address(one.report.url), one.report.id) for one in reversed(ordered) if one.report.url)
    topics = _topics(context, reuses, claims)
    return Shelf(
        context=context,
        speakers=who,
        reports={outlet: tuple(found) for outlet, found in held.items()},
        topics=topics,
        talking_of=_by_topic(topics),
        everyday=_everyday(context),
        bodies=_bodies(context),
        addresses={place: report for place, report in pages if place},
    )


def _bodies(context: LinkContext) -> Mapping[str, str]:
    called: defaultdict[str, set[str]] = defaultdict(set)
    for entity in context.entities:
        for name in entity.names if entity.kind == "organisation" else ():
            called[squeezed(name)].add(entity.id)
    return {name: found.pop() for name, found in called.items() if len(found) == 1}


def _enough(child: Annotated, other: Annotated) -> float:
    return next((most for days, most in ENOUGH if within(child.report, other.report, days)), ENOUGH_LATER)


def _on(report: Annotated, date: str | None) -> bool:
    """False only if both dates are known and differ, by more than a day where both name one."""
    published = report.report.published
    if date is None or published is None or not DAY.match(date):
        return True
    value = published.value[:10]
    if value.startswith(date) or date.startswith(value):
        return True
    try:
        return abs((dt.date.fromisoformat(value) - dt.date.fromisoformat(date)).days) <= PRINT
    except ValueError:  # one of them is a month or a year
        return False


def _topics(
    context: LinkContext, reuses: Sequence[Reuse], claims: Iterable[Collection[str]]
) -> Mapping[str, Mapping[str, int]]:
    topics: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for number, statements in enumerate(claims):
        told = {context.statements[one].report for one in statements if one in context.statements}
        if 1 < len(told) <= CLAIMED * common(len(context.reports)):
            for report in told:
                topics[report][f"claim {number}"] = TELLING
    for document in context.documents:
        for report in document.described_by:
            topics[report][f"document {document.id}"] = TELLING
    for reuse in reuses:
        topics[reuse.a][f"words {reuse.a} {reuse.b}"] = topics[reuse.b][f"words {reuse.a} {reuse.b}"] = TELLING
    for report, entity in _rare_names(context):
        topics[report][f"entity {entity}"] = 1
    return topics


def _by_topic(topics: Mapping[str, Mapping[str, int]]) -> Mapping[str, Sequence[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for report, told in topics.items():
        for topic in told:
            found[topic].append(report)
    return found


def _rare_names(context: LinkContext) -> Iterable[tuple[str, str]]:
    """Which reports name which persons, bodies, places and documents that few reports name."""
    most = common(len(context.reports))
    return (
        (report, entity) for entity, reports in _named(context).items() if len(reports) <= most for report in reports
    )


def _everyday(context: LinkContext) -> Mapping[str, frozenset[str]]:
    """Which reports name which of them that many reports name."""
    most = common(len(context.reports))
    found: defaultdict[str, set[str]] = defaultdict(set)
    for entity, reports in _named(context).items():
        if len(reports) > most:
            for report in reports:
                found[report].add(entity)
    return {report: frozenset(entities) for report, entities in found.items()}


def _named(context: LinkContext) -> Mapping[str, Sequence[str]]:
    """Person, body, place or document, outlets left out → the reports that name it, sorted."""
    outlets = set(context.outlets.values())
    return {
        entity.id: sorted({report for report, _ in entity.members})
        for entity in context.entities
        if entity.kind in ("person", "organisation", "document", "place") and entity.id not in outlets
    }
