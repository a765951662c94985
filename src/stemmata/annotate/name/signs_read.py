"""What the tagger says of names: one more sign of their kind, names that rules pass over, capitals without a name.

The weights were set on GUM's texts for development.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from stemmata.annotate.layout.placed import Placed
from stemmata.annotate.name.occurrences import Occurrence, Weighed
from stemmata.model.annotations import EntityKind, NameSign
from stemmata.text.span import Span

_WEIGHT: Final = 3.0  # of a sign that is certain: more than most of the neighbouring words have
_NO_NAME: Final = 0.95  # a score above which capitals without a name are believed
_PASSED_OVER: Final = 0.7  # a score above which a name is believed that no rule found
_SHARE: Final = 0.5  # of a name that a sign has to cover to speak of it


class SignsRead:
    """The tagger's signs of one report, which are in text order and do not overlap."""

    def __init__(self, signs: Sequence[NameSign]) -> None:
        self._named = [(one.span, one.kind, one.score) for one in signs if one.kind is not None]
        self._where_named = Placed([span for span, _, _ in self._named])
        self._where_unnamed = Placed([one.span for one in signs if one.kind is None and one.score > _NO_NAME])

    def kind_of(self, seen: Occurrence) -> Weighed | None:
        """The kind that the tagger gives to most of a name's letters, with its weight."""
        span = Span(seen.inside[0].start, seen.inside[-1].end)
        touching = [self._named[at] for at in self._where_named.touching(span)]
        if not touching:
            return None
        where, kind, score = max(touching, key=lambda one: span.shared(one[0]))
        return (kind, _WEIGHT * score) if span.shared(where) >= _SHARE * len(span) else None

    def is_no_name(self, seen: Occurrence) -> bool:
        """True where the tagger is sure of every capitalised word that it is no name."""
        return all(
            self._where_unnamed.touching(Span(word.start, word.end))
            for word in seen.inside
            if word.text != word.text.lower()
        )

    def passed_over(self, text: str, names: Iterable[Span]) -> Iterator[tuple[Span, EntityKind]]:
        """Names that the tagger is sure of, written as names, where none of ``names`` stands; with their kinds."""
        taken = Placed(sorted(names))
        for span, kind, score in self._named:
            if score > _PASSED_OVER and text[span.start].isupper() and not taken.touching(span):
                yield span, kind
