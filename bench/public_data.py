"""Where the public data lie that the repository does not hold."""

import os
from pathlib import Path

SHARED = Path(__file__).parents[2] / "shared"


def folder(name: str) -> Path:
    """The folder of one data set, in ``$STEMMATA_DATA`` or else in ``../shared/data``; it need not be there."""
    return Path(os.environ.get("STEMMATA_DATA") or SHARED / "data") / name


def scorer() -> Path:
    """The shared scorer of attributions, in ``$STEMMATA_BENCH`` or else in ``../shared/bench``."""
    return Path(os.environ.get("STEMMATA_BENCH") or SHARED / "bench") / "attribution_score.py"
