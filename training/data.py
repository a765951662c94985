"""Where the public data lie that nothing of is kept here."""

import os
from pathlib import Path
from typing import Final

SHARED: Final = Path(__file__).parents[2] / "shared"


def folder(name: str) -> Path:
    """The folder of one data set, in ``$STEMMATA_DATA`` or else in ``../shared/data``; it need not be there."""
    return Path(os.environ.get("STEMMATA_DATA") or SHARED / "data") / name


def place(name: str, origin: str) -> Path:
    """As ``folder``, for what has to be there.

    Raises FileNotFoundError, with a sentence that says what to do, where it is not there. ``origin``: where it is had.
    """
    found = folder(name)
    if not found.exists():
        raise FileNotFoundError(
            f"{found} is missing. It comes from {origin}; STEMMATA_DATA names the folder that holds {name}."
        )
    return found
