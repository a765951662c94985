"""A name where it stands, with its neighbours: what the signs of its kind look at."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from stemmata.annotate.name.name_cuts import NameRun
from stemmata.annotate.name.words import Word
from stemmata.model.annotations import EntityKind


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A name where it stands, with its neighbours."""

    text: str
    words: Sequence[Word]
    run: NameRun
    low: frozenset[str] = frozenset()  # words that the report also writes without a capital
    inside: Sequence[Word] = field(init=False, repr=False, compare=False)  # the name's own words
    surface: str = field(init=False, compare=False)
    rest: str = field(init=False, repr=False, compare=False)  # the characters behind the name, up to sixty

    def __post_init__(self) -> None:
        inside = self.words[self.run.first : self.run.last]
        end = inside[-1].end
        object.__setattr__(self, "inside", inside)
        object.__setattr__(self, "surface", self.text[inside[0].start : end])
        object.__setattr__(self, "rest", self.text[end : end + 60])

    def before(self, distance: int) -> str:
        """The word ``distance`` places before, lower case; "" across punctuation."""
        at = self.run.first
        for step in range(distance):
            if at - step < 1 or not self.words[at - step].glued:
                return ""
        return self.words[at - distance].lower

    def after(self) -> Word | None:
        """The next word, if no punctuation comes between."""
        at = self.run.last
        return self.words[at] if at < len(self.words) and self.words[at].glued else None


Weighed = tuple[EntityKind, float]  # a kind and the weight of the sign for it
Sign = Callable[[Occurrence], Weighed | None]
