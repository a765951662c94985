"""How far the labels of two passes of annotators agree, from counts named ``label|one|other``."""

from collections import Counter
from dataclasses import dataclass

from bench.gold.figures import Figure
from bench.intervals import Totals

Table = Counter[tuple[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """The labels that two passes gave the same items: how often each pair of labels was given."""

    table: Table

    @property
    def every(self) -> int:
        return sum(self.table.values())

    @property
    def same(self) -> int:
        return sum(count for (one, other), count in self.table.items() if one == other)

    def share(self, key: str) -> Figure:
        """The share of items with the same label."""
        return self._beyond(key, 0.0)

    def kappa(self, key: str) -> Figure:
        """Cohen's: beyond what two passes with these shares of labels would agree on by chance."""
        ones, others = self._margins()
        chance = sum(ones[value] * others[value] for value in ones) / self.every**2 if self.every else 0.0
        return self._beyond(key, chance)

    def alpha(self, key: str) -> Figure:
        """Krippendorff's, for labels without order."""
        ones, others = self._margins()
        values = ones + others
        every = sum(values.values())
        chance = sum(n * (n - 1) for n in values.values()) / (every * (every - 1)) if every else 0.0
        return self._beyond(key, chance)

    def _beyond(self, key: str, chance: float) -> Figure:
        """Agreement beyond ``chance``; None where nothing could be disagreed on."""
        value = (self.same / self.every - chance) / (1 - chance) if self.every and chance < 1 else None
        return Figure(key=key, value=value, right=self.same, wanted=self.every)

    def _margins(self) -> tuple[Counter[str], Counter[str]]:
        ones, others = Counter[str](), Counter[str]()
        for (one, other), count in self.table.items():
            ones[one] += count
            others[other] += count
        return ones, others


def labels_of(label: str, totals: Totals) -> Labels:
    """The counts of one label."""
    table: Table = Counter()
    for key, count in totals.items():
        name, _, values = key.partition("|")
        if values and name == label:
            one, _, other = values.partition("|")
            table[one, other] += count
    return Labels(table=table)
