"""Floors under the figures on public data and on the chains, kept in ``floors.json`` beside this file.

As :mod:`bench.gold.floors` has it: written by a command, never by hand, and lowering one takes a word of its own. They
are compared only where the data are, so that the suite passes without them.
"""

import argparse
import hashlib
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from bench.gold.figures import Figure
from bench.gold.floors import Floors, floors_of, lowered, read_floors, sunk, write_floors

FLOORS = Path(__file__).resolve().with_name("floors.json")
MARGIN = 0.01
WHY = (
    "The same texts give the same figures on one machine; a model's sums differ in their last digits on another. One"
    " point is room for that, and for a change that is right elsewhere; more than that is to be looked at."
)


def updated(name: str, figures: Sequence[Figure], sha256: str, *, allow_regression: bool, path: Path = FLOORS) -> int:
    """Writes the floors of one data set, or says which would sink and leaves them. Returns an exit status."""
    old, new = read_floors(path), floors_of(figures, sha256, margin=MARGIN)
    lost = lowered(old[name], new) if name in old else ()
    if lost and not allow_regression:
        sys.stderr.write("Not written: floors would sink. Add --allow-regression if that is meant.\n")
        sys.stderr.write("".join(f"  {line}\n" for line in lost))
        return 1
    write_floors(old | {name: new}, path, margin=MARGIN, why=WHY)
    sys.stderr.write(f"Wrote {path.name}.\n")
    return 0


def fallen(name: str, figures: Sequence[Figure], sha256: str, *, path: Path = FLOORS) -> tuple[str, ...]:
    """A line for every figure below its floor, or one that the data are others; nothing where all hold."""
    floors: Floors | None = read_floors(path).get(name)
    if floors is None:
        return ()
    if floors.gold_sha256 != sha256:
        return (f"the floors of {name} were measured on other data: look, then --update-floors",)
    return sunk(figures, floors)


def held(name: str, figures: Sequence[Figure], sha256: str) -> int:
    """Says which figures are below their floors. Returns an exit status."""
    lines = fallen(name, figures, sha256)
    sys.stderr.write("".join(f"Below its floor: {line}\n" for line in lines))
    return 1 if lines else 0


def add_options(parser: argparse.ArgumentParser) -> None:
    """What ``gated`` asks for."""
    parser.add_argument("--update-floors", action="store_true", help="write bench/floors.json")
    parser.add_argument("--allow-regression", action="store_true", help="let --update-floors lower a floor")


def gated(name: str, figures: Sequence[Figure], sha256: str, options: argparse.Namespace) -> int:
    """Writes the floors of one data set or compares with them, as the options have it. Returns an exit status."""
    if options.update_floors:
        return updated(name, figures, sha256, allow_regression=options.allow_regression)
    return held(name, figures, sha256)


def sha256_of(data: object) -> str:
    """SHA-256 of data that JSON can hold: by which the floors know that they are the same."""
    return hashlib.sha256(json.dumps(data).encode()).hexdigest()
