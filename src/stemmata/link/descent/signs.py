"""One sign that a report depends on something, before the signs for the same step are weighed together."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from stemmata.model.case import Annotated
from stemmata.model.derivation import DerivationKind, ParentKind
from stemmata.model.evidence import Anchor, Evidence
from stemmata.text.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Something that a report can depend on."""

    id: str
    kind: ParentKind
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """The child depends on the parent, says this evidence."""

    child: str  # report id
    parent: Source
    kind: DerivationKind
    stated: bool  # the child itself says so
    evidence: Evidence


def anchors(report: Annotated, spans: Iterable[Span]) -> tuple[Anchor, ...]:
    """The words of the report that stand there, in text order, each once."""
    text = report.report.text
    own = report.report.id
    return tuple(Anchor(report=own, start=one.start, end=one.end, text=one.of(text)) for one in sorted(set(spans)))


def source_of(report: Annotated) -> Source:
    """The report as a parent, named by its outlet and date."""
    outlet = report.report.outlet_name or "an outlet that is not named"
    published = report.report.published
    return Source(id=report.report.id, kind="report", name=f"{outlet}, {published.value}" if published else outlet)


class Rule(NamedTuple):
    """What words of this kind mean."""

    kind: DerivationKind
    strength: float
    reason: str  # {} stands for the parent


def stated_sign(child: Annotated, parent: Source, rule: Rule, name: str, spans: Iterable[Span]) -> Sign:
    """The child itself says it, with these words."""
    reason = rule.reason.format(parent.name)
    return Sign(
        child=child.report.id,
        parent=parent,
        kind=rule.kind,
        stated=True,
        evidence=Evidence(sign=name, strength=rule.strength, reason=reason, anchors=anchors(child, spans)),
    )
