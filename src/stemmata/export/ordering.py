"""The order of publication: by time as far as it is known, and within a day, parents before children."""

import heapq
from collections import defaultdict
from collections.abc import Iterable
from itertools import groupby

from stemmata.model.case import Annotated
from stemmata.model.derivation import Derivation

_Key = tuple[str, str, str]


def publication_order(reports: Iterable[Annotated], derivations: Iterable[Derivation]) -> tuple[Annotated, ...]:
    """The reports by day of publication, undated last.

    Within a day a report stands after those of the same day that it derives from; otherwise by hour, outlet and
    id. A circle within a day is entered at its earliest.
    """
    dated = sorted(reports, key=lambda entry: (_day(entry), *_key(entry)))
    parents: dict[str, set[str]] = defaultdict(set)
    for derivation in derivations:
        parents[derivation.child].add(derivation.parent)
    ordered: list[Annotated] = []
    for _, group in groupby(dated, key=_day):
        ordered += _parents_first(list(group), parents)
    return tuple(ordered)


def _day(entry: Annotated) -> str:
    published = entry.report.published
    return published.value[:10] if published else "\U0010ffff"


def _key(entry: Annotated) -> _Key:
    report = entry.report
    return (report.published.value if report.published else "", report.outlet_name or "", report.id)


def _parents_first(group: list[Annotated], parents: dict[str, set[str]]) -> list[Annotated]:
    entries = {entry.report.id: entry for entry in group}
    open_parents = {name: {p for p in parents.get(name, ()) if p in entries and p != name} for name in entries}
    children: dict[str, list[str]] = defaultdict(list)
    for name, above in open_parents.items():
        for parent in above:
            children[parent].append(name)
    ready = [(_key(entries[name]), name) for name, above in open_parents.items() if not above]
    heapq.heapify(ready)
    waiting = sorted((_key(entry), name) for name, entry in entries.items())
    done: dict[str, Annotated] = {}
    while len(done) < len(entries):
        # Nothing is free: what is left lies on or below a circle, and its earliest goes first.
        _, name = heapq.heappop(ready) if ready else next(item for item in waiting if item[1] not in done)
        if name in done:
            continue
        done[name] = entries[name]
        for child in children[name]:
            open_parents[child].discard(name)
            if not open_parents[child] and child not in done:
                heapq.heappush(ready, (_key(entries[child]), child))
    return list(done.values())
