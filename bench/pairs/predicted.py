"""What the product says of each item, in the words of the guideline.

It draws derivations, claims and differences over the whole case, not labels of pairs; how they are read as labels is
told with each function. It has no word for "part of", and none for the extent of what is shared.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from bench.pairs.product import Linked
from bench.pairs.sets import Item, Part
from bench.pairs.texts import later, reports
from stemmata.model.annotations import Statement
from stemmata.model.claim import Claim
from stemmata.model.derivation import Derivation
from stemmata.text.span import Span

WORDING = frozenset({"same_words", "syndicated"})  # signs that two reports share wording
STRONGEST = ("contradicts", "update", "refines", "same", "unrelated")
HALF = 0.5  # of the shorter: how much a span of the set and one of the product's share to be the same
JUDGING = frozenset({"role", "attribution"})  # slots in which a difference leaves the fact as it is
Predictions = Mapping[str, str]  # item id → label


def report_relations(items: Iterable[Item], case: Linked) -> Predictions:
    """``a-parent`` where B descends from A by derivations between reports, ``siblings`` where both do from a third.

    A third is a report, a hidden parent, or an outlet that both lean on, one of them by a sign that quotes wording of
    the other. Derivations that a report has from another without shared wording count for the pair alone.
    """
    stemma = _Stemma(case.links.derivations, {one.report.id for one in case.reports})
    return {one.id: stemma.relation(*(reports()[part.row].id for part in one.parts)) for one in items}


class _Stemma:
    """Who descends from whom, as far as wording goes."""

    def __init__(self, derivations: Iterable[Derivation], known: set[str]) -> None:
        self._parents: dict[str, set[str]] = defaultdict(set)
        self._thirds: dict[str, set[str]] = defaultdict(set)  # every parent, of any kind
        self._straight: set[tuple[str, str]] = set()  # (child, parent)
        self._worded: dict[tuple[str, str], set[str]] = defaultdict(
            set
        )  # (child, third) → reports whose words are quoted
        for one in derivations:
            if one.score <= 0:
                continue
            quoted = [sign for sign in one.evidence if sign.sign in WORDING]
            self._thirds[one.child].add(one.parent)
            if one.parent in known:
                self._straight.add((one.child, one.parent))
            if quoted and (one.parent in known or one.parent_kind == "hidden"):
                self._parents[one.child].add(one.parent)
            elif quoted:
                self._worded[one.child, one.parent] |= {anchor.report for sign in quoted for anchor in sign.anchors}

    def relation(self, a: str, b: str) -> str:
        above_a, above_b = self._above(a), self._above(b)
        from_a = (b, a) in self._straight or a in above_b
        from_b = (a, b) in self._straight or b in above_a
        if from_a and from_b:
            return "cannot-tell"
        if from_a or from_b:
            return "a-parent" if from_a else "b-parent"
        return "siblings" if above_a & above_b or self._one_agency(a, b) else "independent"

    def _above(self, report: str) -> set[str]:
        found, open_ones = set[str](), [report]
        while open_ones:
            fresh = self._parents.get(open_ones.pop(), set()) - found
            found |= fresh
            open_ones += sorted(fresh)
        return found

    def _one_agency(self, a: str, b: str) -> bool:
        thirds = self._thirds[a] & self._thirds[b]
        return any(b in self._worded[a, third] or a in self._worded[b, third] for third in thirds)


def statement_relations(items: Iterable[Item], case: Linked) -> Predictions:
    """The strongest of what the claims say that hold a statement of either side.

    ``unrelated``: no claim holds both. ``contradicts``: the two give different values of a difference that contradicts.
    ``update``: they count differently, on different days, and the later count is higher. ``refines``: they differ
    otherwise. ``same``: they do not, or only in who is credited or what people are called.
    """
    said = _Said(case)
    return {one.id: min(said.relations(*one.parts), key=STRONGEST.index) for one in items}


class _Said:
    """Statements by report, claims by statement."""

    def __init__(self, case: Linked) -> None:
        self._statements = {one.report.id: one.annotations.statements for one in case.reports}
        self._claims: dict[str, set[int]] = defaultdict(set)
        self._every = case.links.claims
        for number, claim in enumerate(self._every):
            for statement in claim.statements:
                self._claims[statement].add(number)

    def relations(self, a: Part, b: Part) -> Iterator[str]:
        """What each shared claim says of the two, and ``unrelated``."""
        yield "unrelated"
        for one in self._of(a):
            for other in self._of(b):
                for number in self._claims[one.id] & self._claims[other.id]:
                    yield _relation(self._every[number], (one.id, a.row), (other.id, b.row))

    def _of(self, part: Part) -> list[Statement]:
        every = self._statements.get(reports()[part.row].id, ())
        return [one for one in every if alike(part.spans, one.content)]


def alike(one: Sequence[Span], other: Sequence[Span]) -> bool:
    """True if the two share at least half of the shorter."""
    shared = sum(span.shared(beside) for span in one for beside in other)
    return shared >= HALF * max(1, min(sum(map(len, one)), sum(map(len, other))))


def _relation(claim: Claim, one: tuple[str, int], other: tuple[str, int]) -> str:
    """``one``, ``other``: a statement's id and the row of its report."""
    found = ["same"]
    for variant in claim.variants:
        mine, its = ({v.value for v in variant.values if at[0] in v.statements} for at in (one, other))
        if not mine or not its or mine & its or variant.slot in JUDGING:
            continue
        if variant.kind == "contradict":
            found.append("contradicts")
        elif variant.slot == "quantity" and _risen(mine, its, one[1], other[1]):
            found.append("update")
        else:
            found.append("refines")
    return min(found, key=STRONGEST.index)


def _risen(mine: set[str], its: set[str], row: int, beside: int) -> bool:
    """The reports are of different days, and the later gives the higher number."""
    numbers = [_highest(values) for values in (mine, its)]
    if numbers[0] is None or numbers[1] is None:
        return False
    after = later(row, beside)
    return (after == row and numbers[0] > numbers[1]) or (after == beside and numbers[1] > numbers[0])


def _highest(values: Iterable[str]) -> float | None:
    digits = [found.replace(",", "") for value in values for found in re.findall(r"\d[\d,]*(?:\.\d+)?", value)]
    return max(map(float, digits), default=None)


def toponym_names(items: Iterable[Item], case: Linked) -> Predictions:
    """``place`` or ``organisation`` as the mention that holds most of the name; ``other`` for other kinds, and none."""
    mentions = {one.report.id: one.annotations.mentions for one in case.reports}
    found = {}
    for one in items:
        (span,) = one.parts[0].spans
        near = mentions[reports()[one.parts[0].row].id]
        over = [(span.shared(mention.span), -len(mention.span), mention.kind) for mention in near]
        kind = max((held for held in over if held[0]), default=(0, 0, "none"))[2]
        found[one.id] = kind if kind in ("place", "organisation") else "other"
    return found
