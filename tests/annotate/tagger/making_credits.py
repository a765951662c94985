"""Reads texts with the model that ships, and draws what it finds."""

from functools import cache

from stemmata.annotate.tagger.decode import credits_of
from stemmata.annotate.tagger.tagger import shipped
from stemmata.annotate.tagger.windows import lines
from stemmata.model.annotations import Credit


@cache
def credited(text: str) -> tuple[Credit, ...]:
    """The credits of a text whose lines are its paragraphs."""
    return credits_of(shipped().read(text, lines(text)))


def with_cue(text: str, cue: str, nth: int = 0) -> Credit | None:
    """The outermost credit whose cue holds these words at their nth place (from 0); None where there is none."""
    at = -1
    for _ in range(nth + 1):
        at = text.index(cue, at + 1)
    for one in credited(text):
        if one.depth == 0 and one.cue[0].start <= at and at + len(cue) <= one.cue[0].end:
            return one
    return None


def drawn(text: str, credit: Credit | None) -> str:
    """One line: ``the mayor [said] the ferry sank``; a hyphen where nobody is named, nothing for no credit."""
    if credit is None:
        return ""
    source, cue, content = (
        " … ".join(span.of(text) for span in spans) for spans in (credit.source, credit.cue, credit.content)
    )
    return f"{source or '-'} [{cue}] {content}"
