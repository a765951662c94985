"""Floors under the figures of the sample cases: what a change may not sink, kept in ``floors.json`` beside this file.

The habit is that of trafilatura's evaluation gate (tests/eval_gate.py): floors are written by a command, never by
hand, and lowering one takes a word of its own.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from bench.gold.figures import Figure

FLOORS = Path(__file__).resolve().with_name("floors.json")
EPSILON = 0.02
READ = (  # figures that rest on what the tagger reads
    *("entities.b-cubed", "entities.found", "entities.kind", "entities.spelling pairs"),
    *("statements.", "derivations.", "claims.", "variants.", "nested,"),
)
ITEMS = 2  # that a floor under those gives way: on another processor a model's sums differ in their last digits
WHY = (
    "A build gives the same figures every time on one machine. The margin lets a change that is right elsewhere move"
    " one or two of about a hundred items here without turning the suite red; more than that is to be looked at."
    " What rests on the tagger gives way by two items: on another processor its sums differ in their last digits."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Floors:
    """The floors of one sample."""

    gold_sha256: str  # of the gold.yaml that they were measured against
    figures: Mapping[str, float]  # key → least value


def floors_of(figures: Iterable[Figure], gold_sha256: str, *, margin: float = EPSILON) -> Floors:
    """The figures less the margin, to three decimals. A floor of 0 would hold nothing up, and is left out."""
    lowered = {f.key: int((f.value - _room(f, margin)) * 1000) / 1000 for f in figures if f.value is not None}
    return Floors(gold_sha256=gold_sha256, figures={key: value for key, value in lowered.items() if value > 0})


def _room(figure: Figure, margin: float) -> float:
    """The margin, or two of the items that are wanted where that is more and the tagger had a part in finding them."""
    read = figure.key.startswith(READ) and figure.wanted
    return max(margin, ITEMS / figure.wanted) if read else margin


def sunk(figures: Iterable[Figure], floors: Floors) -> tuple[str, ...]:
    """A line for every figure below its floor, or not measured any more, sorted; nothing when all hold."""
    values = {figure.key: figure.value for figure in figures}
    return tuple(
        f"{key}: {_shown(values.get(key))}, floor {least:.3f}"
        for key, least in sorted(floors.figures.items())
        if (value := values.get(key)) is None or value < least
    )


def lowered(old: Floors, new: Floors) -> tuple[str, ...]:
    """A line for every floor that would sink or vanish, sorted; nothing when none does."""
    return tuple(
        f"{key}: {least:.3f} would become {_shown(new.figures.get(key))}"
        for key, least in sorted(old.figures.items())
        if new.figures.get(key, 0.0) < least
    )


def _shown(value: float | None) -> str:
    return "nothing" if value is None else f"{value:.3f}"


def read_floors(path: Path = FLOORS) -> dict[str, Floors]:
    """Sample name → its floors; empty where there is no file yet."""
    if not path.exists():
        return {}
    samples = json.loads(path.read_text(encoding="utf-8"))["samples"]
    return {name: Floors(gold_sha256=one["gold_sha256"], figures=one["floors"]) for name, one in samples.items()}


def write_floors(floors: Mapping[str, Floors], path: Path = FLOORS, *, margin: float = EPSILON, why: str = WHY) -> None:
    """Writes all floors, samples and keys sorted, with the margin that they were given and why."""
    samples = {
        name: {"gold_sha256": one.gold_sha256, "floors": dict(sorted(one.figures.items()))}
        for name, one in sorted(floors.items())
    }
    data = {"epsilon": margin, "why": why, "samples": samples}
    path.write_text(json.dumps(data, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
