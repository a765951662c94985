"""The richest affairs of a case, written out to be read: python -m bench.affairs CASE.stemma FOLDER [--affairs 20]

An affair is a place and a week: the reports published in one ISO week that name the place in their headline or in
their first :data:`OPENING` characters. A report belongs to one affair at most, the one with the most outlets; affairs
with more outlets, then more reports, come first. Each is written as one text: its reports, and every claim that two or
more of them make, with its statements, what they differ in, its origins, and why the statements are held to be one.
Places that a whole case is about (named at the head of more than :data:`BACKGROUND` of its reports) make no affair.

docs/known-limits.md says what was found wrong when twenty were read.
"""

import argparse
import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from stemmata.model.case import Annotated, Case
from stemmata.model.claim import Claim, Variant
from stemmata.pipeline import opened

OPENING: Final = 300
BACKGROUND: Final = 0.25


@dataclass(frozen=True, slots=True, kw_only=True)
class Affair:
    """The reports of one place and week."""

    place: str
    week: str  # ISO 8601: 2016-W07
    reports: tuple[str, ...]  # report ids, sorted


def affairs(case: Case) -> tuple[Affair, ...]:
    """The affairs of the case with two reports or more, the richest first; none of a report without a date."""
    outlets = {one.report.id: one.report.outlet_name or one.report.id for one in case.reports}
    open_ = dict(_by_place_and_week(case))
    made = []
    while open_:
        key = min(open_, key=lambda one: (*_poverty(open_[one], outlets), one))
        taken = open_.pop(key)
        if len(taken) > 1:
            made.append(Affair(place=key[0], week=key[1], reports=tuple(sorted(taken))))
        open_ = {one: left for one, reports in open_.items() if (left := reports - taken)}
    return tuple(made)


def _poverty(reports: frozenset[str], outlets: Mapping[str, str]) -> tuple[int, int]:
    return -len({outlets[one] for one in reports}), -len(reports)


def _by_place_and_week(case: Case) -> Iterator[tuple[tuple[str, str], frozenset[str]]]:
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    heads: dict[str, set[str]] = defaultdict(set)
    ends = {one.report.id: _body_starts(one) + OPENING for one in case.reports}
    weeks = {one.report.id: _week(one) for one in case.reports}
    for entity in case.links.entities:
        if entity.kind != "place":
            continue
        for mention in entity.mentions:
            if mention.start < ends.get(mention.report, 0):
                heads[entity.name].add(mention.report)
    for name, reports in heads.items():
        if len(reports) > BACKGROUND * len(case.reports):
            continue
        for report in reports:
            if (week := weeks[report]) is not None:
                found[name, week].add(report)
    return ((key, frozenset(found[key])) for key in sorted(found))


def _body_starts(annotated: Annotated) -> int:
    body = (zone.span.start for zone in annotated.report.zones if zone.kind == "body")
    return next(body, 0)


def _week(annotated: Annotated) -> str | None:
    published = annotated.report.published
    if published is None or published.precision not in ("day", "second"):
        return None
    year, week, _ = dt.date.fromisoformat(published.value[:10]).isocalendar()
    return f"{year}-W{week:02}"


def written(case: Case, affair: Affair) -> Iterator[str]:
    """The affair as lines to be read."""
    reports = {one.report.id: one for one in case.reports if one.report.id in affair.reports}
    inside = set(affair.reports)
    yield f"# {affair.place}, {affair.week}"
    for number, (key, one) in enumerate(reports.items()):
        published = one.report.published.value if one.report.published else "undated"
        yield f"{number}. {one.report.outlet_name}, {published}: {one.report.title} ({key[:8]})"
    yield "\n## What they derive from"
    for edge in case.links.derivations:
        if edge.child in inside:
            child, parent = _outlet(reports, edge.child), _outlet(reports, edge.parent, edge.parent_name)
            ends = f"{child} ({edge.child[:8]}) <- {parent} ({edge.parent[:8]})"
            yield f"- {ends}, {edge.kind}, {edge.score:.2f}: {edge.reason}"
    yield "\n## Claims in two of them or more"
    told = [claim for claim in case.links.claims if len(inside & set(claim.reports)) > 1]
    for claim in sorted(told, key=lambda one: (-len(one.reports), one.id)):
        yield from _claim(case, claim, reports)


def _claim(case: Case, claim: Claim, reports: Mapping[str, Annotated]) -> Iterator[str]:
    named = ", ".join(f"{one.name} ({one.kind})" for one in claim.origins.named)
    yield f"\n### {claim.label}"
    unknown = len(claim.origins.unknown)
    yield f"at most {claim.origins.at_most}: {named}; unknown lineage {unknown}; reports {len(claim.reports)}"
    wanted = set(claim.statements)
    for annotated in case.reports:
        for said in annotated.annotations.statements:
            if said.id in wanted:
                where = "" if annotated.report.id in reports else "ELSEWHERE "
                voices = " < ".join(f"{step.name} {step.modality}" for step in said.chain)
                words = " … ".join(span.of(annotated.report.text) for span in said.content).replace("\n", " ")
                published = annotated.report.published.value if annotated.report.published else "undated"
                yield f"- {where}{annotated.report.outlet_name} {published} [{voices}] {said.polarity}: {words}"
    for variant in claim.variants:
        yield f"  {_variant(variant)}"
    for sign in claim.same_as[:2]:
        yield f"  same, {sign.strength:.2f}: {sign.reason}"


def _variant(variant: Variant) -> str:
    values = " / ".join(f"{value.value} x{len(value.statements)}" for value in variant.values)
    changed = f", changed on {len(variant.changed_on)}" if variant.changed_on else ""
    return f"{variant.kind} in {variant.slot} of {variant.of}: {values}{changed} ({variant.reason})"


def _outlet(reports: Mapping[str, Annotated], key: str, name: str = "") -> str:
    return reports[key].report.outlet_name or key if key in reports else name


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("case", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--affairs", type=int, default=20)
    asked = parser.parse_args(arguments)
    case = opened(asked.case)
    asked.folder.mkdir(parents=True, exist_ok=True)
    for number, affair in enumerate(affairs(case)[: asked.affairs], start=1):
        path = asked.folder / f"{number:02}.md"
        path.write_text("\n".join(written(case, affair)) + "\n", encoding="utf-8")
        print(f"{path}: {affair.place}, {affair.week}, {len(affair.reports)} reports")


if __name__ == "__main__":
    main()
