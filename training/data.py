"""Where the public data lie that nothing of is kept here."""

import os
from pathlib import Path


def place(name: str, origin: str) -> Path:
    """A folder or file of the folder that STEMMATA_DATA names.

    Raises FileNotFoundError, with a sentence that says what to do, where it is not there. ``origin``: where it is had.
    """
    found = Path(os.environ.get("STEMMATA_DATA") or "../shared/data") / name
    if not found.exists():
        raise FileNotFoundError(
            f"{found} is missing. It comes from {origin}; STEMMATA_DATA names the folder that holds {name}."
        )
    return found
