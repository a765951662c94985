"""Named mentions: what corpora say of them, and a tag for each word piece.

Pieces and windows are those of :mod:`stemmata.annotate.tagger.windows`: one window serves attributions and mentions.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from stemmata.annotate.tagger.names import KINDS as LEARNT
from stemmata.annotate.tagger.sequence import tagged
from stemmata.annotate.tagger.windows import Piece, Stretch, stretches
from stemmata.text.span import Span

Kind = Literal["person", "organisation", "place", "group", "event", "other"]
KINDS: Final[tuple[Kind, ...]] = ("person", "organisation", "place", "group", "event", "other")
UNKNOWN: Final = -100  # the tag of a piece that teaches nothing: training.model.IGNORED, which is there with torch only


class Named(NamedTuple):
    """A name in a text and what kind of thing it names."""

    span: Span
    kind: Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedText:
    """A text with the names that people marked in it.

    ``names``: in text order; names may stand in names ("Bank of Velia" and "Velia"). An empty tuple says that the text
    has none: a text in which nobody looked for names is no NamedText.
    ``unsure``: stretches, in text order, where the corpus does not tell whether they hold a name: they teach nothing.
    ``marks``: the kinds that the corpus marks at all.
    """

    id: str
    text: str
    names: tuple[Named, ...]
    unsure: tuple[Span, ...] = ()
    marks: tuple[Kind, ...]


def outermost(names: Iterable[Named]) -> tuple[Named, ...]:
    """The names that stand in no other, in text order; of two that cross, the longer, and then the earlier."""
    kept: list[Named] = []
    for name in sorted(names, key=lambda one: (-len(one.span), one.span.start, KINDS.index(one.kind))):
        if not any(name.span.overlaps(other.span) for other in kept):
            kept.append(name)
    return tuple(sorted(kept))


def labels(pieces: Sequence[Piece], named: NamedText | None, kinds: Sequence[str] = LEARNT) -> tuple[int, ...]:
    """A tag for each piece of a text: an index into ``tag_names(kinds)``, or UNKNOWN.

    None, a text in which nobody marked names, gives UNKNOWN for all. Names of kinds that are not learnt count for
    nothing; of the others, a name that stands in another is part of it.
    """
    if named is None:
        return (UNKNOWN,) * len(pieces)
    names = outermost(name for name in named.names if name.kind in kinds)
    spans = [(stretch, kinds.index(name.kind)) for name in names for stretch in stretches(pieces, [name.span])]
    tags = tagged(len(pieces), spans)
    inside = {at for stretch, _ in spans for at in range(*stretch)}
    for stretch in _stretches_each(pieces, named.unsure):
        for at in range(*stretch):
            if at not in inside:
                tags[at] = UNKNOWN
    return tuple(tags)


def _stretches_each(pieces: Sequence[Piece], spans: Iterable[Span]) -> Iterator[Stretch]:
    """As ``stretches``, for spans that may overlap."""
    for span in spans:
        yield from stretches(pieces, [span])
