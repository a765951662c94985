"""Text that a spreadsheet shows and does not run."""

from typing import Final

# A cell that begins so is run as a formula by some spreadsheet (OWASP, "CSV Injection"); the wide forms too.
RUNS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
GUARD: Final = "'"


def harmless(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet would run it, or where it begins with one.

    So nothing is lost: who takes one apostrophe from the beginning of a text has what it was (:func:`meant`).
    """
    return f"{GUARD}{text}" if text.startswith((GUARD, *RUNS)) or text.lstrip().startswith(RUNS) else text


def meant(cell: str) -> str:
    """The text that was made harmless."""
    return cell.removeprefix(GUARD)
