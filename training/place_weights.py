"""Learns the weights of ``stemmata.link.place`` on every second text of LGL, and prints the table that ships.

usage: python -m training.place_weights [--folds N] GAZETTEER

GAZETTEER is a compiled one (``stemmata gazetteer compile`` says where it lies). A name's candidates and "none of them"
share 1.0 by a softmax; the likelihood of what people marked is made largest, with a penalty on the squares of the
weights. Names whose place the gazetteer does not list teach "none". Texts of one outlet are each other's background in
half of the examples, and in the other half each text stands alone, so that both are learnt. ``--folds`` scores on texts
left out.
"""

import argparse
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from stemmata.gazetteer.store import StoredGazetteer
from stemmata.link.place.background import background_of, places_of
from stemmata.link.place.ranking import NOBODY, Sheet, all_signs, asked_of, beside_of, shares, sheet_of
from stemmata.link.place.signs import BESIDE_SIGNS, NONE_SIGNS, OWN_SIGNS, Beside, Numbers
from stemmata.link.place.weights import PASSES, Weights
from training.toponyms import MarkedText, half_of, places_folder, read_lgl

PENALTY = 0.001  # on the squares: .003 gives half a point more of those listed, and half as many right "none"
STEPS, RATE = 600, 0.05  # of Adam; the likelihood moves no more in its fourth digit
BESIDE_NAMES = (*BESIDE_SIGNS, *(f"{name}, other reports" for name in BESIDE_SIGNS))


@dataclass(frozen=True, slots=True)
class Example:
    """A text's sheet, and for each of its names how often each candidate, or none, was meant."""

    text: str
    outlet: str | None
    sheet: Sheet
    meant: Numbers  # a number a candidate
    none: Numbers  # a number a name


def example_of(text: MarkedText, gazetteer: StoredGazetteer) -> Example | None:
    """None where no name of the text has a candidate."""
    asked, which = asked_of(text.text, [one.span for one in text.toponyms], gazetteer)
    kept = {index: number for number, index in enumerate(i for i, one in enumerate(asked) if one.candidates)}
    if not kept:
        return None
    sheet = sheet_of(tuple(asked[index] for index in kept))
    at = {(int(owner), place.id): n for n, (owner, place) in enumerate(zip(sheet.owners, sheet.places, strict=True))}
    meant, none = np.zeros(len(sheet.places)), np.zeros(len(kept))
    for toponym, index in zip(text.toponyms, which, strict=True):
        if index not in kept:
            continue
        candidate = at.get((kept[index], toponym.id or ""))
        listed = toponym.id is not None and gazetteer.place(toponym.id) is not None
        if candidate is not None:
            meant[candidate] += 1
        elif not listed:
            none[kept[index]] += 1  # a place that is listed under other names teaches nothing
    return Example(text.id, text.outlet, sheet, meant, none)


def learnt(parts: Sequence[tuple[Example, Numbers]]) -> Weights:
    """The weights that make what was meant likeliest, over sheets and their signs."""
    signs = np.concatenate([signs for _, signs in parts])
    none = np.concatenate([example.sheet.none for example, _ in parts])
    starts = np.cumsum([0, *(len(example.sheet.none) for example, _ in parts)])
    owners = np.concatenate([one.sheet.owners + start for (one, _), start in zip(parts, starts, strict=False)])
    meant, meant_none = (np.concatenate([getattr(one, name) for one, _ in parts]) for name in ("meant", "none"))
    times = meant_none + np.bincount(owners, weights=meant, minlength=len(none))
    weights = np.zeros(signs.shape[1] + none.shape[1])
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        held = Weights(places=weights[: signs.shape[1]], none=weights[signs.shape[1] :])
        scores, nones = np.exp(np.minimum(signs @ held.places, 50.0)), np.exp(none @ held.none)
        whole = nones + np.bincount(owners, weights=scores, minlength=len(none))
        down = (
            np.concatenate(
                (
                    signs.T @ (scores / whole[owners] * times[owners] - meant),
                    none.T @ (nones / whole * times - meant_none),
                )
            )
            / times.sum()
            + 2 * PENALTY * weights
        )
        first, second = 0.9 * first + 0.1 * down, 0.999 * second + 0.001 * down**2
        weights = weights - RATE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-9)
    return Weights(places=weights[: signs.shape[1]], none=weights[signs.shape[1] :])


def fitted(examples: Sequence[Example]) -> tuple[Weights, Weights]:
    """The weights of a name by itself, and of a name beside others."""
    alone = learnt([(one, one.sheet.own) for one in examples])
    held = [shares(one.sheet, one.sheet.own, alone)[0] for one in examples]
    beside = alone
    for _ in range(PASSES):
        backgrounds = backgrounds_of(examples, held)
        parts = [
            (one, all_signs(one.sheet, beside_of(one.sheet, mine), background))
            for one, mine in zip(examples, held, strict=True)
            for background in (NOBODY, backgrounds[one.text])
        ]
        beside = learnt(parts)
        held = [shares(one.sheet, signs, beside)[0] for one, signs in parts[1::2]]
    return alone, beside


def backgrounds_of(examples: Sequence[Example], held: Sequence[Numbers]) -> Mapping[str, Beside]:
    """Text → the places of the other texts of its outlet."""
    found: dict[str | None, dict[str, Beside]] = defaultdict(dict)
    for one, mine in zip(examples, held, strict=True):
        found[one.outlet][one.text] = beside_of(one.sheet, mine)
    return {text: one for texts in found.values() for text, one in background_of(places_of(texts)).items()}


def right(examples: Sequence[Example], weights: tuple[Weights, Weights], *, alone: bool) -> tuple[float, float, float]:
    """The share right of those listed, of those not, and all."""
    held = [shares(one.sheet, one.sheet.own, weights[0]) for one in examples]
    for _ in range(PASSES):
        backgrounds = {} if alone else backgrounds_of(examples, [mine for mine, _ in held])
        held = [
            shares(
                one.sheet,
                all_signs(one.sheet, beside_of(one.sheet, mine), backgrounds.get(one.text, NOBODY)),
                weights[1],
            )
            for one, (mine, _) in zip(examples, held, strict=True)
        ]
    counts = np.zeros(4)
    for one, (mine, none) in zip(examples, held, strict=True):
        for index in range(len(none)):
            at = np.flatnonzero(one.sheet.owners == index)
            best = at[np.argmax(mine[at])]
            chosen = mine[best] > none[index]
            counts += (chosen * one.meant[best], one.meant[at].sum(), (not chosen) * one.none[index], one.none[index])
    return counts[0] / counts[1], counts[2] / counts[3], (counts[0] + counts[2]) / (counts[1] + counts[3])


def table_of(name: str, signs: Sequence[str], weights: Numbers) -> str:
    rows = "\n".join(f"    {sign!r}: {weight:+.2f}," for sign, weight in zip(signs, weights, strict=True))
    return f"{name} = {{\n{rows}\n}}\n"


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m training.place_weights")
    parser.add_argument("gazetteer", type=Path)
    parser.add_argument("--folds", type=int, default=0)
    options = parser.parse_args(arguments)
    texts = [text for n, text in enumerate(read_lgl(places_folder())) if half_of(n) == "tuning"]
    with StoredGazetteer(options.gazetteer) as gazetteer:
        examples = [made for text in texts if (made := example_of(text, gazetteer)) is not None]
    for fold in range(options.folds):
        kept = [one for n, one in enumerate(examples) if n % options.folds != fold]
        left = [one for n, one in enumerate(examples) if n % options.folds == fold]
        weights = fitted(kept)
        print(fold, *(f"{value:.3f}" for way in (True, False) for value in right(left, weights, alone=way)))
    alone, beside = fitted(examples)
    print(table_of("ALONE_PLACES", OWN_SIGNS, alone.places), table_of("ALONE_NONE", NONE_SIGNS, alone.none), sep="")
    names = (*OWN_SIGNS, *BESIDE_NAMES)
    print(table_of("BESIDE_PLACES", names, beside.places), table_of("BESIDE_NONE", NONE_SIGNS, beside.none), sep="")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
