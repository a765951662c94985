"""How the word tables of this package are written: words in rows, separated by spaces."""


def word_row(words: str) -> tuple[str, ...]:
    """The words of a table row, in the order written; each once."""
    return tuple(dict.fromkeys(words.split()))


def word_set(words: str) -> frozenset[str]:
    """The words of a table as a set."""
    return frozenset(words.split())
