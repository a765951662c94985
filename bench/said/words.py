"""The words of a text as the shared scorer counts them, so that every bench of attribution counts alike."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from stemmata.text.span import Span

_TOKEN = re.compile(r"\w+(?:[’'\-]\w+)*|[^\w\s]")
_SIGNS_THAT_ARE_WORDS = "$%@#"


@dataclass(frozen=True, slots=True)
class Words:
    """The tokens of a text, numbered in text order; punctuation marks are tokens, but not words."""

    spans: tuple[Span, ...]
    starts: tuple[int, ...]
    words: frozenset[int]

    def at(self, spans: Iterable[Span]) -> frozenset[int]:
        """The words that the spans touch; the punctuation marks where they touch no word ("Ashby: …")."""
        got: set[int] = set()
        for span in spans:
            number = max(0, bisect_right(self.starts, span.start) - 1)
            while number < len(self.spans) and self.starts[number] < span.end:
                if self.spans[number].end > span.start:
                    got.add(number)
                number += 1
        return frozenset(got & self.words or got)


def words_of(text: str) -> Words:
    """The tokens of a text."""
    spans = tuple(Span(*match.span()) for match in _TOKEN.finditer(text))
    words = (
        n for n, span in enumerate(spans) if text[span.start].isalnum() or text[span.start] in _SIGNS_THAT_ARE_WORDS
    )
    return Words(spans=spans, starts=tuple(span.start for span in spans), words=frozenset(words))
