"""What the tagger says of names: one more sign of their kind, names that rules pass over, capitals without a name.

The weights were set on GUM's texts for development.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from stemmata.annotate.layout.placed import Placed
from stemmata.annotate.name.occurrences import Occurrence, Weighed
from stemmata.model.annotations import NameSign
from stemmata.text.span import Span

_WEIGHT: Final = 3.0  # of a sign that is certain: more than most of the neighbouring words have
_NO_NAME: Final = 0.95  # a score above which capitals without a name are believed
_PASSED_OVER: Final = 0.7  # a score above which a name is believed that no rule found
_SHARE: Final = 0.5  # of a name that a sign has to cover to speak of it


class SignsRead:
    """The tagger's signs of one report, which are in text order and do not overlap."""

    def __init__(self, signs: Sequence[NameSign]) -> None:
        self._named = [one for one in signs if one.kind is not None]
        self._unnamed = [one for one in signs if one.kind is None and one.score > _NO_NAME]
        self._where_named = Placed([one.span for one in self._named])
        self._where_unnamed = Placed([one.span for one in self._unnamed])

    def kind_of(self, seen: Occurrence) -> Weighed | None:
        """The kind that the tagger gives to most of a name's letters, with its weight."""
        span = Span(seen.inside[0].start, seen.inside[-1].end)
        shared = [(_shared(span, self._named[at].span), self._named[at]) for at in self._where_named.touching(span)]
        letters, sign = max(shared, key=lambda one: one[0], default=(0, None))
        if sign is None or sign.kind is None or letters < _SHARE * len(span):
            return None
        return sign.kind, _WEIGHT * sign.score

    def is_no_name(self, seen: Occurrence) -> bool:
        """True where the tagger is sure of every capitalised word that it is no name."""
        return all(
            self._where_unnamed.touching(Span(word.start, word.end))
            for word in seen.inside
            if word.text != word.text.lower()
        )

    def passed_over(self, text: str, names: Iterable[Span]) -> tuple[NameSign, ...]:
        """Names that the tagger is sure of, written as names, where none of ``names`` stands."""
        taken = Placed(sorted(names))
        return tuple(
            one
            for one in self._named
            if one.score > _PASSED_OVER and text[one.span.start].isupper() and not taken.touching(one.span)
        )


def _shared(one: Span, other: Span) -> int:
    return min(one.end, other.end) - max(one.start, other.start)
