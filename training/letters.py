"""Fits the weights by which letters of two spellings are aligned, and writes ``link/entity/letters.tsv``.

usage: python -m training.letters [--check]

From the learning half of the Arabic names alone (:mod:`training.arabic_names`). Steps begin with what an
expectation-maximisation over the positive pairs says of them (a joint multigram model without positions: Bisani and
Ney, "Joint-sequence models for grapheme-to-phoneme conversion", 2008); then, ROUNDS times, all pairs are aligned and
a logistic regression with a ridge is fitted on the steps. The ridge and the scale come from a fifth of the forms that
is left out meanwhile: the ridge with the best log-loss there is taken, and by one more logistic regression on the
left-out pairs the log-odds are scaled to what they are worth on names not learnt from. --check prints the figures of
the left-out fifth alone."""

import argparse
import hashlib
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

import numpy as np

from stemmata.link.entity.letters import STEPS, Weights, aligned, features, step_name
from training.arabic_names import Pairs, pairs_of, part_of, read_forms

TABLE: Final = Path(__file__).parents[1] / "src" / "stemmata" / "link" / "entity" / "letters.tsv"
PASSES: Final = 4  # of expectation-maximisation: the likelihood stands still by then
ROUNDS: Final = 2  # of aligning and fitting: a third changed nothing on the left-out fifth
RIDGES: Final = (0.3, 1.0, 3.0)
LEAST: Final = 3  # pairs that must show a step for it to have a weight
LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"
VOWELS: Final = frozenset("aeiouy")
Probabilities = Mapping[tuple[str, str], float]


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m training.letters", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="only print the figures of the left-out fifth")
    options = parser.parse_args(arguments)
    try:
        forms = read_forms()
    except FileNotFoundError as error:
        print(error, file=sys.stderr)
        return 2
    learn = {form: words for form, words in forms.items() if part_of(form) == "learn"}
    most = pairs_of({form: words for form, words in learn.items() if not left_out(form)}, "learn")
    rest = pairs_of({form: words for form, words in learn.items() if left_out(form)}, "learn")
    start = first_weights(maximised(_positive(most)))
    tried = {ridge: fitted(most, start, ridge) for ridge in RIDGES}
    losses = {ridge: _scaled(weights, rest) for ridge, weights in tried.items()}
    for ridge, (scale, bias, loss) in losses.items():
        print(f"ridge {ridge:4}: scale {scale:.2f}, bias {bias:.2f}, log-loss of the left-out fifth {loss:.4f}")
    ridge = min(RIDGES, key=lambda one: (losses[one][2], one))
    if options.check:
        return 0
    scale, bias, _ = losses[ridge]
    weights = fitted(pairs_of(learn, "learn"), start, ridge)
    _write(Weights(bias=weights.bias * scale + bias, steps={k: v * scale for k, v in weights.steps.items()}), ridge)
    return 0


def left_out(form: str) -> bool:
    """One form in five, by its hash."""
    return hashlib.sha256(f"2{form}".encode()).digest()[-1] % 5 == 0


def _positive(pairs: Pairs) -> list[tuple[str, str]]:
    return [pair for pair, same in zip(pairs.pairs, pairs.same, strict=True) if same]


def fitted(pairs: Pairs, start: Weights, ridge: float) -> Weights:
    """Weights after ROUNDS of aligning and fitting."""
    weights = start
    labels = np.array(pairs.same, dtype=np.float64)
    for _ in range(ROUNDS):
        found = [Counter(features(aligned(left, right, weights))) for left, right in pairs.pairs]
        shown = Counter(name for counts in found for name in counts)
        names = sorted(name for name, count in shown.items() if count >= LEAST)
        column = {name: at + 1 for at, name in enumerate(names)}
        table = np.zeros((len(found), len(names) + 1), dtype=np.float32)
        table[:, 0] = 1.0
        for row, counts in enumerate(found):
            for name in counts.keys() & column.keys():
                table[row, column[name]] = counts[name]
        solved = logistic(table, labels, ridge)
        weights = Weights(bias=float(solved[0]), steps={name: float(solved[at]) for name, at in column.items()})
    return weights


def logistic(table: np.ndarray, labels: np.ndarray, ridge: float, steps: int = 400) -> np.ndarray:
    """The weights of a logistic regression with a ridge on all columns, by Adam from zero."""
    weights = np.zeros(table.shape[1])
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, steps + 1):
        told = 1 / (1 + np.exp(-(table @ weights)))
        slope = (table.T @ (told - labels) + ridge * weights) / len(labels)
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope**2
        weights -= 0.05 * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return weights


def _scaled(weights: Weights, pairs: Pairs) -> tuple[float, float, float]:
    """Scale and bias that fit the log-odds to pairs not learnt from, and the log-loss after that."""
    odds = np.array([aligned(left, right, weights).log_odds for left, right in pairs.pairs])
    labels = np.array(pairs.same, dtype=np.float64)
    bias, scale = (float(one) for one in logistic(np.stack([np.ones_like(odds), odds], axis=1), labels, 0.0))
    told = 1 / (1 + np.exp(-(bias + scale * odds)))
    loss = -np.mean(labels * np.log(told) + (1 - labels) * np.log(1 - told))
    return scale, bias, float(loss)


def maximised(pairs: Sequence[tuple[str, str]]) -> Probabilities:
    """The probabilities of steps under which the positive pairs are likeliest."""
    chances: Probabilities = _start()
    for _ in range(PASSES):
        counts: dict[tuple[str, str], float] = defaultdict(float)
        for left, right in pairs:
            for (a, b), share in _expected(left, right, chances):
                counts[a, b] += share
                counts[b, a] += share
        total = sum(counts.values())
        kept = {step: n / total for step, n in counts.items() if n >= LEAST / 2 or len("".join(step)) < 3}
        floor = {step: 1e-6 for step in _start() if len("".join(step)) < 3}
        chances = {**floor, **{step: max(chance, 1e-6) for step, chance in kept.items()}}
    return chances


def _start() -> dict[tuple[str, str], float]:
    found: dict[tuple[str, str], float] = {}
    for a in LETTERS:
        found[a, ""] = found["", a] = 2e-3 if a in VOWELS | {"h"} else 2e-4
        for b in LETTERS:
            found[a, b] = 0.02 if a == b else 1e-3 if (a in VOWELS) == (b in VOWELS) else 1e-5
            for c in LETTERS:
                found[a + b, c] = found[c, a + b] = 1e-3 if a == b == c else 1e-5
    return found


def _expected(left: str, right: str, chances: Probabilities) -> list[tuple[tuple[str, str], float]]:
    """The steps of all alignments of a pair, each with its share."""
    n, m = len(left), len(right)
    steps = [
        (i, j, i + di, j + dj, (left[i : i + di], right[j : j + dj]), chance)
        for i in range(n + 1)
        for j in range(m + 1)
        for di, dj in STEPS
        if i + di <= n and j + dj <= m and (chance := chances.get((left[i : i + di], right[j : j + dj]), 0.0))
    ]
    forth = [[0.0] * (m + 1) for _ in range(n + 1)]
    back = [[0.0] * (m + 1) for _ in range(n + 1)]
    forth[0][0] = back[n][m] = 1.0
    for i, j, to_i, to_j, _, chance in steps:
        forth[to_i][to_j] += forth[i][j] * chance
    for i, j, to_i, to_j, _, chance in reversed(steps):
        back[i][j] += back[to_i][to_j] * chance
    whole = forth[n][m]
    shares = [(step, forth[i][j] * chance * back[k][o] / whole) for i, j, k, o, step, chance in steps]
    return [(step, share) for step, share in shares if share > 1e-4]


def first_weights(chances: Probabilities) -> Weights:
    """How much likelier each step is than its letters standing side by side by chance."""
    letters: dict[str, float] = defaultdict(float)
    for step, chance in chances.items():
        for letter in "".join(step):
            letters[letter] += chance
    total = sum(letters.values())
    steps = {
        step_name(*step): math.log(chance) - sum(math.log(letters[letter] / total) for letter in "".join(step))
        for step, chance in chances.items()
        if len("".join(step)) < 3 or chance > 1e-7
    }
    return Weights(steps=steps)


def _write(weights: Weights, ridge: float) -> None:
    rows = [f"{name}\t{weight:.3f}" for name, weight in sorted(weights.steps.items())]
    head = f"# python -m training.letters; from wd_arabic.tokens (CC0), the learning half; ridge {ridge}"
    TABLE.write_text("\n".join([head, f"bias\t{weights.bias:.3f}", *rows]) + "\n", encoding="utf-8")
    print(f"Wrote {TABLE.name}: {len(rows)} weights.")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
