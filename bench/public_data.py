"""Where the public data lie that the repository does not hold."""

import os
from pathlib import Path

from training.data import SHARED, folder

__all__ = ["folder", "scorer", "stemma_scorer"]


def scorer() -> Path:
    """The shared scorer of attributions, in ``$STEMMATA_BENCH`` or else in ``../shared/bench``."""
    return Path(os.environ.get("STEMMATA_BENCH") or SHARED / "bench") / "attribution_score.py"


def stemma_scorer() -> Path:
    """The shared scorer of trees of witnesses, beside that of attributions."""
    return scorer().with_name("stemma_score.py")
