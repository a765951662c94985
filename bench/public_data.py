"""Where the public data lie that the repository does not hold."""

import os
from pathlib import Path


def folder(name: str) -> Path:
    """The folder of one data set, in ``$STEMMATA_DATA`` or else in ``../shared/data``; it need not be there."""
    root = os.environ.get("STEMMATA_DATA") or Path(__file__).parents[2] / "shared" / "data"
    return Path(root) / name
