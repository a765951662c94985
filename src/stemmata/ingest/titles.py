"""A title that the format keeps apart from the text."""

from stemmata.ingest.lines import comparable


def headed(title: str | None, text: str) -> str:
    """The text with its title as a line above it, unless it opens with that line already.

    A mail's subject and an entry's title stand in no text; where the first sentence happens to begin with the same
    words ("The gates" – "The gates of the harbour were shut"), they are no headline that was run into it.
    """
    if not title or not text.strip():
        return text
    first = text.lstrip().partition("\n")[0]
    return text if comparable(first) == comparable(title) else f"{title}\n\n{text}"
