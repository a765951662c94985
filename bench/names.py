"""How well two spellings are told to name one thing, and how fast: precision, recall and F1 on name pairs.

The pairs are those of nomenklatura's name benchmark (github.com/opensanctions/nomenklatura, MIT): persons,
companies, vessels, each marked as a match or not. Its own matcher of names, logic-v2, reaches an F1 of .796 there.
Pairs that nobody marked are left out. What the signs of a pair weigh is learnt from one half of them
(:mod:`training.name_pairs`), so the figure to read is that of the half held out; logic-v2's is on the whole, told
beside. Pairs whose numbers differ ("Fund I", "Fund II") are marked as matches there; here they are two, on purpose.
A pair matches from a given strength; several are printed.
Run ``python -m bench.names``; the data folder is ``$STEMMATA_DATA`` or ``../shared/data``.
"""

import argparse
import sys
import time
from collections.abc import Sequence

from training.name_pairs import Pair, halves, pairs_of

from bench import public_data
from bench.floors import add_options, gated, sha256_of
from bench.gold.figures import Figure
from stemmata.link.entity.names import compare_bodies, compare_persons

NAME = "pairs of names"
REFERENCE = 0.796  # logic-v2, as its authors report it
THRESHOLDS = (0.5, 0.6, 0.7, 0.8, 0.9)


def strengths(pairs: Sequence[Pair]) -> list[float]:
    """For each pair how strongly the names alone say that they are one; 0.0 where they differ."""
    return [(compare_persons if pair.person else compare_bodies)(pair.left, pair.right).strength for pair in pairs]


def scores(pairs: Sequence[Pair], found: Sequence[float], least: float) -> tuple[float, float, float]:
    """Precision, recall and F1 where a pair matches from this strength."""
    hit = sum(pair.match and strength >= least for pair, strength in zip(pairs, found, strict=True))
    told = sum(strength >= least for strength in found)
    precision, recall = hit / max(1, told), hit / max(1, sum(pair.match for pair in pairs))
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.names", description=(__doc__ or "").partition("\n")[0])
    add_options(parser)
    options = parser.parse_args(arguments)
    path = public_data.folder("names") / "name_bench.csv"
    if not path.is_file():
        print(f"There is no data at {path}: set STEMMATA_DATA to a folder with names/name_bench.csv.")
        return 1
    pairs = pairs_of(path)
    strengths(pairs[:1])  # the table of weights is read once
    started = time.process_time()
    found = strengths(pairs)
    took = (time.process_time() - started) / len(pairs) * 1e6
    for least in THRESHOLDS:
        precision, recall, f1 = scores(pairs, found, least)
        print(f"from {least:.1f}  P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}")
    for half in ("tuning", "held out"):
        some = [(p, s) for p, s, h in zip(pairs, found, halves(pairs), strict=True) if h == half]
        precision, recall, f1 = scores([p for p, _ in some], [s for _, s in some], 0.5)
        print(f"{half:8}  P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  ({len(some)} pairs, from 0.5)")
    for name, chosen in (("persons", True), ("bodies", False)):
        some = [(pair, strength) for pair, strength in zip(pairs, found, strict=True) if pair.person is chosen]
        precision, recall, f1 = scores([pair for pair, _ in some], [strength for _, strength in some], 0.6)
        print(f"{name:8}  P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  ({len(some)} pairs, from 0.6)")
    print(f"{took:.0f} µs a pair, {len(pairs)} pairs; logic-v2: F1 {REFERENCE}")
    precision, recall, f1 = scores(pairs, found, 0.5)
    figure = Figure(key="F1", value=f1, right=0, wanted=0, precision=precision, recall=recall)
    return gated(NAME, [figure], sha256_of([[p.left, p.right, p.person, p.match] for p in pairs]), options)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
