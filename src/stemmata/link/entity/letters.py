"""How likely two words spell one name, by letters: an alignment with weights learnt from spellings of Arabic names.

Letters are aligned one to one, one to two or one to none; each such step has a weight, and so have the first and the
last step. The sum over the best alignment is the log-odds that the words spell one name. The weights are those of a
logistic regression on the steps of the best alignment, aligned anew after each fit ("training/letters.py"; compare
McCallum, Bellare and Pereira, "A Conditional Random Field for Discriminatively-trained Finite-state String Edit
Distance", 2005). They lie in ``letters.tsv``: a step, its weight; "^" marks a first step, "$" a last one.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from importlib.resources import files

STEPS = ((1, 1), (1, 0), (0, 1), (2, 1), (1, 2))
UNSEEN = -3.0  # the weight of a step of one letter that the learning pairs hardly show; longer ones are not taken
LONGEST = 24  # letters; longer words are no names that anybody transliterates, and are compared as they stand
_NEVER = -1e9


@dataclass(frozen=True, kw_only=True)
class Weights:
    """What each step adds to the log-odds. Steps are named ``left|right``, the two sides in alphabetical order."""

    bias: float = 0.0
    steps: Mapping[str, float] = field(default_factory=dict)

    @cached_property
    def either_way(self) -> dict[str, float]:
        """The steps with their sides in both orders."""
        turned = ((step.partition("|"), weight) for step, weight in self.steps.items())
        return {f"{b}|{a}": weight for (a, _, b), weight in turned} | dict(self.steps)

    def first(self, left: str, right: str) -> float:
        """The weight of a first step."""
        name = step_name(left, right)
        missing = UNSEEN if len(name) <= 3 else _NEVER
        return self.steps.get(name, missing) + self.steps.get(f"^{name}", 0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """The best alignment of two words."""

    log_odds: float
    steps: tuple[tuple[str, str], ...]  # what stands for what, from the first letters to the last


def aligned(left: str, right: str, weights: Weights) -> Alignment:
    """The best alignment; of equally good ones that whose steps come first in ``STEPS``, from the end on."""
    best = _table(left, right, weights)
    steps: list[tuple[str, str]] = []
    i, j = len(left), len(right)
    while i or j:
        _, (di, dj) = _reached(left, right, (i, j), best, weights.steps)
        steps.append((left[i - di : i], right[j - dj : j]))
        i, j = i - di, j - dj
    return Alignment(log_odds=best[-1][-1] + weights.bias, steps=tuple(reversed(steps)))


def log_odds(left: str, right: str, weights: Weights) -> float:
    """That of the best alignment."""
    return _table(left, right, weights)[-1][-1] + weights.bias


def _table(left: str, right: str, weights: Weights) -> list[list[float]]:
    """The best sum up to each place: a row for each letter of the left word, one before the first; columns likewise.

    The hot loop of all joining: first steps are set beforehand, the last is taken anew, so that neither is asked for
    within."""
    n, m = len(left), len(right)
    known = weights.either_way.get
    best = [[_NEVER] * (m + 1) for _ in range(n + 1)]
    firsts = {(i, j): weights.first(left[:i], right[:j]) for i, j in STEPS if i <= n and j <= m}
    gaps = [known(f"|{letter}", UNSEEN) for letter in right]
    twos = [right[j - 2 : j] for j in range(m + 1)]
    for i in range(n + 1):
        row, above, twice = best[i], best[i - 1], best[i - 2]
        one, two = f"{left[i - 1 : i]}|", f"{left[i - 2 : i]}|"
        gap = known(one, UNSEEN)
        for j in range(m + 1):
            top = firsts.get((i, j), _NEVER) if i < 3 and j < 3 else _NEVER
            if i and above[j] + gap > top:
                top = above[j] + gap
            if j and row[j - 1] + gaps[j - 1] > top:
                top = row[j - 1] + gaps[j - 1]
            if i and j:
                letter = right[j - 1]
                if (total := above[j - 1] + known(one + letter, UNSEEN)) > top:
                    top = total
                if i > 1 and (total := twice[j - 1] + known(two + letter, _NEVER)) > top:
                    top = total
                if j > 1 and (total := above[j - 2] + known(one + twos[j], _NEVER)) > top:
                    top = total
            row[j] = top
    best[0][0] = 0.0
    best[n][m] = _reached(left, right, (n, m), best, weights.steps)[0] if n or m else 0.0
    return best


def _reached(
    left: str, right: str, to: tuple[int, int], best: list[list[float]], known: Mapping[str, float]
) -> tuple[float, tuple[int, int]]:
    """The best sum up to a place of the table, and the step that ends there."""
    i, j = to
    last = i == len(left) and j == len(right)
    top, chosen = _NEVER, (0, 0)
    for di, dj in STEPS:
        if di > i or dj > j:
            continue
        a, b = left[i - di : i], right[j - dj : j]
        name = f"{a}|{b}" if a <= b else f"{b}|{a}"
        weight = known.get(name)
        if weight is None:
            if di + dj > 2:
                continue
            weight = UNSEEN
        if i == di and j == dj:
            weight += known.get(f"^{name}", 0.0)
        if last:
            weight += known.get(f"{name}$", 0.0)
        total = best[i - di][j - dj] + weight
        if total > top:
            top, chosen = total, (di, dj)
    return top, chosen


def step_name(left: str, right: str) -> str:
    """The name of a step in the table: the same whichever word stands left."""
    return f"{left}|{right}" if left <= right else f"{right}|{left}"


def features(found: Alignment) -> list[str]:
    """The names of the weights that an alignment sums up."""
    names = [step_name(*step) for step in found.steps]
    return [*names, f"^{names[0]}", f"{names[-1]}$"] if names else []


@cache
def shipped() -> Weights:
    """The weights in ``letters.tsv``."""
    text = files(__package__).joinpath("letters.tsv").read_text(encoding="utf-8")
    rows = dict(line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    bias = float(rows.pop("bias"))
    return Weights(bias=bias, steps={step: float(weight) for step, weight in rows.items()})


@lru_cache(maxsize=1 << 17)
def likeness(left: str, right: str) -> float:
    """How likely two folded words spell one name, 0.0 to 1.0, among pairs half of which are near in spelling.

    Words of digits or of more than LONGEST letters are like themselves alone.
    """
    if left == right:
        return 1.0
    if max(len(left), len(right)) > LONGEST or not (left.isalpha() and right.isalpha()):
        return 0.0
    return 1 / (1 + math.exp(-max(-30.0, log_odds(left, right, shipped()))))


def differences(left: str, right: str) -> tuple[tuple[str, str], ...]:
    """What stands for what where two folded words differ, from left to right; "" for nothing."""
    return tuple((a, b) for a, b in aligned(left, right, shipped()).steps if a != b)
