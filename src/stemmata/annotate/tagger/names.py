"""From the model's chances to signs of names: words that it takes for one, and capitals that it takes for none.

Signs are not names yet: the rules that find names weigh them among their own signs.
"""

from itertools import pairwise
from typing import Final

import numpy as np

from stemmata.annotate.tagger.reading import Reading, mean_of
from stemmata.annotate.tagger.sequence import OUTSIDE, stretches_of, tag_names, tags_of
from stemmata.annotate.tagger.windows import Stretch
from stemmata.model.annotations import EntityKind, NameSign

KINDS: Final[tuple[EntityKind, ...]] = ("person", "organisation", "place", "group")
NAME_TAGS: Final = tag_names(KINDS)


def name_signs_of(reading: Reading) -> tuple[NameSign, ...]:
    """The signs of a text, in text order, not overlapping; none where the text has no piece.

    What the model takes for a name is one sign, of the kind that it gives it, and stays in its paragraph. Every other
    word with a capital is a sign without a kind. Scores are chances, on the mean of the pieces.
    """
    if not reading.pieces:
        return ()
    tags = tags_of(reading.names, reading.paragraphs, reading.goes_on)
    chances = np.exp(reading.names)
    named = chances[:, 1::2] + chances[:, 2::2]  # of each kind: what begins a name and what goes on with one
    found = [
        _sign(reading, stretch, KINDS[kind], mean_of(named[slice(*stretch), kind]))
        for stretch, kind in stretches_of(tags)
    ]
    unnamed: list[float] = chances[:, OUTSIDE].tolist()
    starts = [at for at, piece in enumerate(reading.pieces) if not piece.goes_on]
    for first, last in pairwise([*starts, len(reading.pieces)]):
        if tags[first] == OUTSIDE and any(piece.case for piece in reading.pieces[first:last]):
            found.append(_sign(reading, Stretch(first, last), None, sum(unnamed[first:last]) / (last - first)))
    return tuple(sorted(found, key=lambda one: one.span))


def _sign(reading: Reading, stretch: Stretch, kind: EntityKind | None, chance: float) -> NameSign:
    return NameSign(span=reading.span_of(stretch), kind=kind, score=round(chance, 3))
