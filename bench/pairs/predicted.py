"""What the product says of each item, in the words of the guideline.

It draws derivations, claims and differences over the whole case, not labels of pairs; how they are read as labels is
told with each function. It has no word for the extent of what is shared.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from bench.pairs.product import Linked
from bench.pairs.sets import Item, Part
from bench.pairs.texts import reports
from stemmata.link.variant.bearing import bearing
from stemmata.link.variant.told import told
from stemmata.model.annotations import Statement
from stemmata.model.claim import Bearing
from stemmata.model.derivation import Derivation
from stemmata.text.span import Span

WORDING = frozenset({"same_words", "syndicated"})  # signs that two reports share wording
STRONGEST = ("contradicts", "update", "part-of", "refines", "same", "unrelated")
# The product's word for how two tellings bear on each other → the guideline's.
RELATION: Mapping[Bearing | None, str] = {
    "contradicts": "contradicts",
    "update": "update",
    "part of": "part-of",
    "maybe another": "unrelated",
    "refines": "refines",
    "differs": "refines",
    None: "same",
}
HALF = 0.5  # of the shorter: how much a span of the set and one of the product's share to be the same
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
    """The strongest of what the product says of two statements of either side that one claim holds.

    ``unrelated``: no claim holds both, or it may be another event. ``same``: nothing in their slots differs, or nothing
    that bears on the fact.
    """
    said = _Said(case)
    return {one.id: min(said.relations(*one.parts), key=STRONGEST.index) for one in items}


class _Said:
    """Statements by report, claims by statement, and who tells each claim."""

    def __init__(self, case: Linked) -> None:
        self._context = case.context
        self._statements = {one.report.id: one.annotations.statements for one in case.reports}
        self._claims: dict[str, set[int]] = defaultdict(set)
        self._every = [{one.statement: one for one in told(claim, case.context)} for claim in case.alignments]
        for number, members in enumerate(self._every):
            for statement in members:
                self._claims[statement].add(number)

    def relations(self, a: Part, b: Part) -> Iterator[str]:
        """What each shared claim says of the two, and ``unrelated``."""
        yield "unrelated"
        for one in self._of(a):
            for other in self._of(b):
                for number in sorted(self._claims[one.id] & self._claims[other.id]):
                    members = self._every[number]
                    yield RELATION[bearing(members[one.id], members[other.id], self._context)]

    def _of(self, part: Part) -> list[Statement]:
        every = self._statements.get(reports()[part.row].id, ())
        return [one for one in every if alike(part.spans, one.content)]


def alike(one: Sequence[Span], other: Sequence[Span]) -> bool:
    """True if the two share at least half of the shorter."""
    shared = sum(span.shared(beside) for span in one for beside in other)
    return shared >= HALF * max(1, min(sum(map(len, one)), sum(map(len, other))))


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
