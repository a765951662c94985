"""The sentences within what somebody is quoted as saying, as units of their own: there others are credited in turn."""

from collections.abc import Iterator, Sequence
from typing import Final

from stemmata.annotate.attribution.units import Unit, words_of
from stemmata.model.annotations import Quotation
from stemmata.text.span import Span, trimmed

_LEAST: Final = 5  # words: in fewer nobody is credited with anything


def sentences_within(unit: Unit, content: Sequence[Span]) -> Iterator[Unit]:
    """The sentences of each quotation that lies in the content, in text order; quotations in them are read as marks."""
    for quotation in unit.quotations:
        if any(span.overlaps(quotation.span) for span in content):
            for sentence in _cut(unit, quotation):
                words = words_of(unit.text, sentence, ())
                if sum(word.kind == "word" for word in words) >= _LEAST:
                    yield Unit(
                        text=unit.text,
                        span=sentence,
                        words=words,
                        starts_paragraph=False,
                        zone=unit.zone,
                        quotations=(),
                        names=unit.names,
                        quoted=True,
                    )


def _cut(unit: Unit, quotation: Quotation) -> Iterator[Span]:
    """The parts of a quotation by sentence; all of it where no sentence is known."""
    for sentence in unit.sentences or (unit.span,):
        start, end = max(sentence.start, quotation.span.start), min(sentence.end, quotation.span.end)
        part = trimmed(unit.text, Span(start, max(start, end)))
        if len(part):
            yield part
