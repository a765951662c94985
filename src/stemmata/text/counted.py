"""Numbers with their nouns."""


def count(number: int, noun: str, plural: str | None = None) -> str:
    """A number with its noun: "1 report", "1,200 reports"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"
