"""Which outlet is meant, and which of its reports in the case."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import isqrt
from typing import Final

from stemmata.link.addresses import address, host
from stemmata.link.context import LinkContext
from stemmata.link.publication import order, surely_before, within
from stemmata.link.reuse import Reuse
from stemmata.link.signs import Source
from stemmata.link.voices import bare
from stemmata.model.case import Annotated
from stemmata.text.ids import content_id

SQUEEZED: Final = re.compile(r"[^\w]|_")
DAY: Final = re.compile(r"\d{4}(?:-\d{2}){0,2}$")
TELLING: Final = 2  # what a shared claim, document or wording counts; a shared rare name counts 1
ENOUGH: Final = 2  # two reports that share this much talk of the same thing …
ENOUGH_LATER: Final = 6  # … and this much, where the one is older news by the time of the other:
NEWS_DAYS: Final = 14
COMMON: Final = 5  # reports, or half the square root of all, if that is more: what more share tells nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """The outlets of a case, their reports, and what each report talks of."""

    context: LinkContext
    reports: Mapping[str, tuple[Annotated, ...]]  # by outlet id; sorted by date
    topics: Mapping[str, Mapping[str, int]]  # report id → topic → what it counts
    names: Mapping[str, str]  # squeezed name or domain label → outlet id
    addresses: Mapping[str, str]  # address → report id

    def outlet(self, name: str | None, entity: str | None, url: str | None) -> Source | None:
        """The outlet of this name, entity or address; a new one where the case knows none; None for nothing at all."""
        known = self.names.get(squeezed(name)) if name else None
        domain = host(url) if url else None
        found = known or (entity if entity is not None else None) or (self._of_host(domain) if domain else None)
        if found is not None:
            return Source(id=found, kind="outlet", name=self._name(found, name or domain or found))
        if name or domain:
            label = name or domain or ""
            return Source(id=content_id("outlet", squeezed(label)), kind="outlet", name=label)
        return None

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
        mine = self.topics.get(child.report.id, {})
        best: Annotated | None = None
        most = 0
        for other in self.reports.get(outlet, ()):
            if other.report.id == child.report.id or surely_before(child.report, other.report):
                continue
            if not _on(other, date):
                continue
            shared = sum(weight for topic, weight in self.topics.get(other.report.id, {}).items() if topic in mine)
            needed = ENOUGH if within(child.report, other.report, NEWS_DAYS) else ENOUGH_LATER
            if shared >= max(most, needed):
                best, most = other, shared
        return best

    def _of_host(self, name: str) -> str | None:
        labels = name.split(".")
        for first in range(len(labels) - 1):
            found = self.names.get(".".join(labels[first:]))
            if found:
                return found
        return self.names.get(squeezed(labels[-2])) if len(labels) > 1 else None

    def _name(self, outlet: str, written: str) -> str:
        if outlet in self.context.entity_of:
            return self.context.name(outlet)
        held = self.reports.get(outlet, ())
        return held[0].report.outlet_name or written if held else written


def shelf(context: LinkContext, reuses: Sequence[Reuse], claims: Iterable[Collection[str]] = ()) -> Shelf:
    """The shelf of a case. ``claims`` are collections of statement ids that say the same thing."""
    ordered = sorted(context.reports, key=lambda one: order(one.report))
    held: defaultdict[str, list[Annotated]] = defaultdict(list)
    for one in ordered:
        if one.report.id in context.outlets:
            held[context.outlets[one.report.id]].append(one)
    pages = ((address(one.report.url), one.report.id) for one in reversed(ordered) if one.report.url)
    return Shelf(
        context=context,
        reports={outlet: tuple(found) for outlet, found in held.items()},
        topics=_topics(context, reuses, claims),
        names=_names(context, held),
        addresses={place: report for place, report in pages if place},
    )


def squeezed(name: str) -> str:
    """A name without spaces, marks and article, as it stands in a domain: "The Harbour Ledger", "harbourledger"."""
    return SQUEEZED.sub("", bare(name))


def _on(report: Annotated, date: str | None) -> bool:
    """False only if both dates are known and differ."""
    if date is None or report.report.published is None or not DAY.match(date):
        return True
    published = report.report.published.value[:10]
    return published.startswith(date) or date.startswith(published)


def _names(context: LinkContext, held: Mapping[str, Sequence[Annotated]]) -> dict[str, str]:
    """Names and domains of the outlets, longest-held outlet first where two share one."""
    found: dict[str, str] = {}
    for outlet in sorted(held, key=lambda one: (-len(held[one]), one)):
        entity = context.entity_of.get(outlet)
        reports = [one.report for one in held[outlet]]
        domains = {*(one.outlet_domain for one in reports), *(entity.outlet_domains if entity else ())} - {None}
        written = {*(one.outlet_name for one in reports), *(entity.names if entity else ())} - {None}
        for domain in sorted(domain for domain in domains if domain):
            found.setdefault(domain, outlet)
            found.setdefault(squeezed(domain.split(".")[0]), outlet)
        for name in sorted(name for name in written if name):
            found.setdefault(squeezed(name), outlet)
    for known in context.entities:
        for domain in known.outlet_domains:
            found.setdefault(domain, known.id)
    return found


def _topics(
    context: LinkContext, reuses: Sequence[Reuse], claims: Iterable[Collection[str]]
) -> Mapping[str, Mapping[str, int]]:
    topics: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for number, statements in enumerate(claims):
        told = {context.statements[one].report for one in statements if one in context.statements}
        if 1 < len(told) <= _common(context):
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


def _rare_names(context: LinkContext) -> Iterable[tuple[str, str]]:
    """Which reports name which persons, organisations and documents that few reports name."""
    named = {
        (report, entity.id)
        for entity in context.entities
        if entity.kind in ("person", "organisation", "document")
        for report, _ in entity.members
    }
    frequency = Counter(entity for _, entity in named)
    most = _common(context)
    outlets = set(context.outlets.values())
    return ((report, entity) for report, entity in named if frequency[entity] <= most and entity not in outlets)


def _common(context: LinkContext) -> int:
    return max(COMMON, isqrt(len(context.reports)) // 2)
