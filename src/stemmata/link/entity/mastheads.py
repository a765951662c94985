"""Outlets are one by registrable domain, then by masthead."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from stemmata.model.report import Report
from stemmata.text.romanise import folded

OUTLET = "outlet"  # the local id under which a report's own outlet takes part in joining


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletNode:
    """One outlet with the reports that it published."""

    name: str  # the most frequent masthead
    domain: str | None
    keys: tuple[tuple[str, str], ...]  # (report id, OUTLET), sorted


def outlet_nodes(reports: Sequence[Report]) -> tuple[OutletNode, ...]:
    """The outlets of the reports, sorted by name; reports without an outlet are left out."""
    domains: dict[str, str] = {}
    for report in sorted(reports, key=lambda r: r.id):
        if report.outlet_name and report.outlet_domain:
            domains.setdefault(_masthead(report.outlet_name), report.outlet_domain)
    groups: dict[str, list[Report]] = defaultdict(list)
    for report in reports:
        name = _masthead(report.outlet_name) if report.outlet_name else ""
        key = report.outlet_domain or domains.get(name) or name
        if key:
            groups[key].append(report)
    nodes = []
    for members in groups.values():
        mastheads = Counter(r.outlet_name or r.outlet_domain or "" for r in members)
        nodes.append(
            OutletNode(
                name=min(mastheads, key=lambda n: (-mastheads[n], n)),
                domain=next((r.outlet_domain for r in sorted(members, key=lambda r: r.id) if r.outlet_domain), None),
                keys=tuple(sorted((r.id, OUTLET) for r in members)),
            )
        )
    return tuple(sorted(nodes, key=lambda node: (node.name, node.keys)))


def _masthead(name: str) -> str:
    return folded(name).removesuffix(" com").removesuffix(" org").removesuffix(" net")
