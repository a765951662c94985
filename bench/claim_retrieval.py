"""How well the claim that a post repeats is found among ten thousand: MAP@5 on CheckThat! 2020, task 2, dev.

usage: python -m bench.claim_retrieval [--update-floors [--allow-regression]]

The posts are social media's and repeat one of 10,375 checked claims each, in other words; with one right answer a post,
MAP@5 is the mean of 1 / rank, and 0 behind the fifth. The data, the signs and their fit on the Train posts are told in
:mod:`training.claim_retrieval`. *Words* and *meaning* are what statements of a case are compared by as well; runs of
letters are not in the product. Intervals are bootstrap intervals over claims, since several posts may repeat one.
Exit status: 0 done; 1 a figure is below its floor, or a floor would sink; 2 wrong usage, or no data.
"""

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
from training.claim_retrieval import SIGNS, Posts, ranks, read, signs

from bench.floors import add_options, gated, sha256_of
from bench.intervals import Measured, Totals, measured, share_of, table

NAME: Final = "CheckThat! 2020, dev"
WEIGHTS: Final = (0.49, 0.47, 0.98)  # as training.claim_retrieval prints them, of SIGNS
REFERENCE: Final = "BM25 with runs of letters 77.6, by another script"
WHOLE: Final = 60  # a precision of 1, so that 1 / rank is a whole number up to rank five
SYSTEMS: Final[Mapping[str, tuple[float, ...]]] = {
    **{f"{sign} alone": tuple(float(other == sign) for other in SIGNS) for sign in SIGNS},
    "words and runs of letters": (1.0, 1.0, 0.0),
    "words and meaning, as in the product": (0.5, 0.0, 1.0),
    "all three": WEIGHTS,
}


def counted(posts: Posts, told: np.ndarray) -> tuple[Totals, ...]:
    """Sixtieths of precision had and wanted, by claim."""
    counts: dict[int, Counter[str]] = defaultdict(Counter)
    for rank, answer in zip(ranks(told, posts.answers), posts.answers, strict=True):
        counts[answer].update({"right": WHOLE // rank if rank else 0, "of": WHOLE})
    return tuple(counts[answer] for answer in sorted(counts))


def figures(posts: Posts, shares: np.ndarray) -> tuple[Measured, ...]:
    """One for each system, in order. ``shares``: as of :func:`training.claim_retrieval.signs`."""
    return tuple(
        measured(counted(posts, shares @ np.array(weights)), [share_of(name, right="right", of="of")])[0]
        for name, weights in SYSTEMS.items()
    )


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m bench.claim_retrieval", description=(__doc__ or "").partition("\n")[0]
    )
    add_options(parser)
    options = parser.parse_args(arguments)
    try:
        posts = read("dev")
    except FileNotFoundError as error:
        print(error, file=sys.stderr)
        return 2
    found = figures(posts, signs(posts))
    print(table(f"MAP@5 of {len(posts.texts)} posts", found))
    print(f"beside: {REFERENCE}")
    data = sha256_of([posts.texts, posts.claims, posts.answers])
    return gated(NAME, [found[-1].figure], data, options)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
