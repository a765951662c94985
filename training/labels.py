"""What a reader would say of each word piece of a text: the labels that a model learns."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from stemmata.annotate.tagger.sequence import ROLES, Role, tagged
from stemmata.annotate.tagger.windows import Piece, Stretch, stretches
from stemmata.text.span import Span
from training.polnear import Attribution

# Where spans of two roles share a character, the piece is labelled with the rarer one.
PRECEDENCE: Final[tuple[Role, ...]] = ("content", "source", "cue")


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """What a reader would say of each piece of a text; all have one entry a piece.

    ``tags``: an index into TAGS. ``cues``: for a piece of content, the cue that it hangs on (None: it has none).
    ``sources``: for a piece of a cue, the stretches of its source, none where the source is not expressed.
    A piece that is no content is not in ``cues``, one that is no cue not in ``sources``.
    """

    tags: tuple[int, ...]
    cues: dict[int, Stretch | None]
    sources: dict[int, tuple[Stretch, ...]]


def labels(pieces: Sequence[Piece], attributions: Iterable[Attribution]) -> Labels:
    """The labels of a text's pieces. An attribution without a cue gives tags and links to none."""
    cues: dict[int, Stretch | None] = {}
    sources: dict[int, tuple[Stretch, ...]] = {}
    made = [{role: tuple(stretches(pieces, _apart(one.spans(role)))) for role in PRECEDENCE} for one in attributions]
    spans = [(stretch, ROLES.index(role)) for role in PRECEDENCE for one in made for stretch in one[role]]
    for one in made:
        cue = one["cue"][0] if one["cue"] else None
        cues.update({at: cue for stretch in one["content"] for at in range(*stretch)})
        sources.update({at: one["source"] for stretch in one["cue"] for at in range(*stretch)})
    return Labels(tags=tuple(tagged(len(pieces), spans)), cues=cues, sources=sources)


def _apart(spans: tuple[Span, ...]) -> Iterator[Span]:
    """The spans, each without what the one before it covers."""
    end = 0
    for span in sorted(spans):
        if span.end > max(end, span.start):
            yield Span(max(span.start, end), span.end)
        end = max(end, span.end)
