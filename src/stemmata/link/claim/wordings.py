"""The different wordings of a case, each ready to be compared with the others."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from stemmata.link.claim.bounds import may_be_same
from stemmata.link.claim.calendars import LONG, Calendar
from stemmata.link.claim.clauses import bare_phrase, furnished
from stemmata.link.claim.comparison import FAR_APART_DAYS, Comparison, compared, formula
from stemmata.link.claim.days import Day, background, day_of, far_apart, gap
from stemmata.link.claim.propositions import FEWEST_WORDS, Proposition, propositions
from stemmata.link.claim.similarity import Weighed, Weights, all_weighed
from stemmata.link.claim.stories import Stories
from stemmata.link.claim.values import date_interval
from stemmata.link.claim.verdicts import Verdicts
from stemmata.link.context import LinkContext
from stemmata.link.memory import FORGETFUL, Memory

FEW_WORDS: Final = 3  # of content: a longer heading without a verb that the tables know tells of something
STANDING_REPORTS: Final = 5  # fewer may be versions of one article


@dataclass(frozen=True, slots=True, kw_only=True)
class Wordings:
    """Every wording once, by the first proposition that has it; all sequences are of one length and in one order."""

    groups: Sequence[Sequence[Proposition]]  # the propositions in the very same words; the groups sorted by their first
    nodes: Sequence[Weighed]  # the first of each group, weighed
    silent: Sequence[bool]  # it tells nothing that several reports could tell
    weights: Weights
    stories: Stories
    calendar: Calendar
    verdicts: Verdicts | None = None  # of links made before; None where none is remembered
    numbers: Sequence[int] = ()  # of the nodes, for the verdicts

    def compared(self, one: int, other: int) -> Comparison:
        """Two wordings compared, by their indices."""
        if self.verdicts is None:
            return self._compared(one, other)
        find = partial(self._compared, one, other)
        return self.verdicts.compared.once(self.numbers[one], self.numbers[other], find)

    def _compared(self, one: int, other: int) -> Comparison:
        between = self.calendar.between(one, other)
        return compared(self.nodes[one], self.nodes[other], self.weights, self.stories, between)

    def may_be_same(self, one: int, other: int) -> bool:
        """False only for two wordings that are surely not the same, by their indices; cheaper than comparing them."""
        between = self.calendar.between(one, other)
        return may_be_same(self.nodes[one], self.nodes[other], self.weights, self.stories, between)

    def worth_comparing(self, one: int, other: int) -> bool:
        """Whether two wordings, by their indices, may say the same; remembered."""
        if self.verdicts is None:
            return self.may_be_same(one, other)
        find = partial(self.may_be_same, one, other)
        return self.verdicts.worth_comparing.once(self.numbers[one], self.numbers[other], find)


def wordings(context: LinkContext, memory: Memory = FORGETFUL) -> Wordings:
    """The wordings of all statements of a case; names alone and standing text are none."""
    told = memory.phase("propositions", (context,), lambda below: tuple(propositions(context, below)))
    groups = _same_wording([one for one in told if not one.bare_name], context)
    firsts = [group[0] for group in groups]
    weights = Weights(firsts)
    nodes = all_weighed(firsts, weights, context, memory)
    features = (
        (one.located.report, node.features | node.numbers)
        for node, group in zip(nodes, groups, strict=True)
        for one in group
    )
    stories, calendar = Stories(features), Calendar(nodes, groups)
    verdicts = memory.kept("verdicts", Verdicts)
    if verdicts is not None:
        verdicts.worth_comparing.begin(weights.unseen_at_least)
        verdicts.compared.begin(weights.unseen)
    return Wordings(
        groups=groups,
        nodes=nodes,
        silent=[_tells_nothing(one) for one in firsts],
        weights=weights,
        stories=stories,
        calendar=calendar,
        verdicts=verdicts,
        numbers=_numbers(nodes, stories, calendar, verdicts, memory) if verdicts is not None else (),
    )


def _numbers(
    nodes: Sequence[Weighed], stories: Stories, calendar: Calendar, verdicts: Verdicts, memory: Memory
) -> list[int]:
    """A number for each node, the one of last time where nothing is new that a comparison asks of it."""
    told = {
        report: memory.each(("story", report), stories.of(report), verdicts.number)
        for report in sorted({node.report for node in nodes})
    }
    return [
        memory.each(("number", node.proposition.key), (node, calendar.of(at), told[node.report]), verdicts.number)
        for at, node in enumerate(nodes)
    ]


def _same_wording(every: Sequence[Proposition], context: LinkContext) -> list[list[Proposition]]:
    """Propositions with the same words in the same order together, the first by its key; sorted."""
    groups: dict[tuple[object, ...], list[Proposition]] = {}
    for proposition in every:
        alone = proposition.size < FEWEST_WORDS or _tells_nothing(proposition)
        key = (proposition.located.statement.id, *proposition.signature) if alone else proposition.signature
        groups.setdefault(key, []).append(proposition)
    kept = (sorted(group, key=lambda one: one.key) for group in groups.values() if not _standing(group, context))
    parted = [part for group in kept for part in _by_time(group)]
    return sorted(parted, key=lambda group: group[0].key)


def _tells_nothing(proposition: Proposition) -> bool:
    """No claim of several reports: a heading, a list of headings, one name with a word beside it ("the well-known
    Southern Watch"), or a bare phrase that credits nobody."""
    if furnished(proposition.text):
        return True
    told = (proposition.quantities, proposition.numbers, len(proposition.names) > 1, len(proposition.beside_names) > 1)
    if not any(told):
        return True
    if proposition.located.voices or proposition.quantities or proposition.size > FEW_WORDS:
        return False
    return bare_phrase(proposition.text)


def _by_time(group: list[Proposition]) -> list[list[Proposition]]:
    """The group as it is; where its words fit any day, cut wherever days (of a happening) or weeks lie between."""
    if len(group) == 1:
        return [group]
    days = [day_of(one) for one in group]
    happening = group[0].size < LONG and all(day is not None for day in days)
    if happening:
        return _cut([(day, one) for day, one in zip(days, group, strict=True) if day is not None], far_apart)
    if not formula(group[0]) or background(group[0]):
        return [group]
    published = [(date_interval(one.located.published), one) for one in group]
    dated = [(Day(days=(known.days,), told=False), one) for known, one in published if known is not None]
    undated = [one for known, one in published if known is None]
    return _cut(dated, _weeks_apart) + ([undated] if undated else [])


def _weeks_apart(one: Day, other: Day) -> bool:
    return gap(one, other) > FAR_APART_DAYS


def _cut(dated: Iterable[tuple[Day, Proposition]], apart: Callable[[Day, Day], bool]) -> list[list[Proposition]]:
    """Parts of which no member lies too far from the earliest one; each sorted."""
    parts: list[list[Proposition]] = []
    first: Day | None = None
    for day, proposition in sorted(dated, key=lambda one: (one[0].days, one[1].key)):
        if first is None or apart(first, day):
            parts.append([])
            first = day
        parts[-1].append(proposition)
    return [sorted(part, key=lambda one: one.key) for part in parts]


def _standing(group: Sequence[Proposition], context: LinkContext) -> bool:
    """What one outlet alone prints in the same words in report after report, crediting nobody and without a number
    or a date, is its standing text ("Follow us for the latest news"), not something that it reports."""
    reports = {proposition.located.report for proposition in group}
    if len(reports) < STANDING_REPORTS or group[0].numbers or group[0].dates:
        return False
    outlets = {
        context.outlets.get(p.located.report) or p.located.where.report.outlet_name or p.located.report for p in group
    }
    return len(outlets) == 1 and not any(p.located.voices or p.quantities for p in group)
