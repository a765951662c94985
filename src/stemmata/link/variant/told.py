"""One statement's part in a claim: the words of it that say the claim, and the values inside them."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from stemmata.link.claim.claims import Alignment
from stemmata.link.context import LinkContext, Located
from stemmata.model.annotations import DateExpression, Mention, Quantity
from stemmata.model.claim import VariantValue
from stemmata.text.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A statement as far as it tells one claim."""

    located: Located
    spans: tuple[Span, ...]  # in text order

    @property
    def statement(self) -> str:
        return self.located.statement.id

    @property
    def report(self) -> str:
        return self.located.report

    @property
    def outlet(self) -> str:
        """The outlet as sentences for the user name it."""
        report = self.located.where.report
        return report.outlet_name or report.outlet_domain or report.path.rpartition("/")[2]

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        return tuple(q for q in self.located.quantities if any(span.contains(q.span) for span in self.spans))

    @property
    def dates(self) -> tuple[DateExpression, ...]:
        return tuple(d for d in self.located.dates if any(span.contains(d.span) for span in self.spans))

    @property
    def passage(self) -> str:
        """The sentence that it stands in."""
        return self.located.statement.passage.of(self.located.where.report.text)

    def entities(self, context: LinkContext, kind: str) -> tuple[str, ...]:
        """Entities of this kind that the words mention, sorted."""
        return self._mentioned(context, kind, self.spans)

    def entities_around(self, context: LinkContext, kind: str) -> tuple[str, ...]:
        """Entities of this kind that the whole sentence mentions, sorted."""
        return self._mentioned(context, kind, (self.located.statement.passage,))

    def mentions(self, span: Span) -> Sequence[Mention]:
        """The mentions that begin inside a span, in text order."""
        every = self.located.where.annotations.mentions
        first = bisect_left(every, span.start, key=_start)
        return every[first : bisect_left(every, span.end, lo=first, key=_start)]

    def _mentioned(self, context: LinkContext, kind: str, spans: tuple[Span, ...]) -> tuple[str, ...]:
        found = {
            context.entity_id(self.report, mention.local)
            for span in spans
            for mention in self.mentions(span)
            if mention.kind == kind and mention.span.end <= span.end
        }
        return tuple(sorted(entity for entity in found if entity is not None))


def _start(mention: Mention) -> int:
    return mention.span.start


def told(alignment: Alignment, context: LinkContext) -> tuple[Told, ...]:
    """Who tells the claim, by report and place in it; where one statement holds another, the inner one alone."""
    found = [
        Told(located=context.statements[statement], spans=spans)
        for statement, spans in alignment.parts.items()
        if statement in context.statements
    ]
    found.sort(key=lambda one: (one.report, one.spans, one.statement))
    beside: dict[str, list[Told]] = defaultdict(list)
    for one in found:
        beside[one.report].append(one)
    return tuple(one for one in found if not any(_inside(other, one) for other in beside[one.report]))


def _inside(one: Told, other: Told) -> bool:
    """The words of ``one`` lie in those of ``other`` of its report, with more voices between: better credited."""
    return len(one.located.voices) > len(other.located.voices) and any(
        span.overlaps(beside) for span in one.spans for beside in other.spans
    )


def by_value(pairs: Iterable[tuple[str, str]]) -> tuple[VariantValue, ...]:
    """(value, statement id) pairs gathered: each value once, sorted, with its statements sorted."""
    gathered: dict[str, set[str]] = {}
    for value, statement in pairs:
        gathered.setdefault(value, set()).add(statement)
    return tuple(VariantValue(value=value, statements=tuple(sorted(gathered[value]))) for value in sorted(gathered))


def by_report(pairs: Iterable[tuple[Told, str]]) -> Mapping[str, Mapping[str, Told]]:
    """Report → what it says → the first place where it says so; both in order."""
    found: dict[str, dict[str, Told]] = {}
    for one, value in pairs:
        found.setdefault(one.report, {}).setdefault(value, one)
    return {report: dict(sorted(found[report].items())) for report in sorted(found)}


def named_apart(one: Told, other: Told) -> tuple[str, str]:
    """The outlets of the two, with the dates of publication where one outlet says both."""
    if one.outlet != other.outlet:
        return one.outlet, other.outlet
    first, second = one.located.published, other.located.published
    if first != second and first and second:
        return f"{one.outlet} of {first}", f"{other.outlet} of {second}"
    return f"one report of {one.outlet}", "another"
