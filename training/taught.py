"""A text and what people, or an earlier model, have marked in it: the form that all corpora come in."""

from dataclasses import dataclass

from training.mentions import NamedText
from training.polnear import Attribution


@dataclass(frozen=True, slots=True, kw_only=True)
class Taught:
    """A text to learn from. A layer that nobody marked is None; one that is empty says that there is nothing.

    ``attributions``: the outermost. ``inner``: those within the contents of others. ``names``: of persons, bodies,
    places and groups.
    """

    id: str
    text: str
    attributions: tuple[Attribution, ...] | None = None
    inner: tuple[Attribution, ...] | None = None
    names: NamedText | None = None
