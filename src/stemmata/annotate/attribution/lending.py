"""The tagger's contents that stand in other units than their cues: lent to the credit, and told with its chain."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from stemmata.annotate.attribution.attributions import Attribution, Range
from stemmata.annotate.attribution.chains import Link
from stemmata.annotate.attribution.tagged import InUnit, contents_in, credited_in
from stemmata.annotate.attribution.units import Unit
from stemmata.model.annotations import Credit


@dataclass(frozen=True, slots=True, kw_only=True)
class Lent:
    """Words of a unit that are content of a credit of another unit."""

    credit: int  # its index among the tagger's
    content: tuple[Range, ...]
    unit: Unit
    index: int  # of the unit


@dataclass(slots=True)
class Lending:
    """What the tagger credits, unit by unit, and which chains its credits turned out to have."""

    credits: Sequence[Credit]
    placed: Sequence[InUnit]
    chains: dict[int, Link | None] = field(default_factory=dict)  # of the credits whose units have been read
    told: set[int] = field(default_factory=set)  # credits of which a statement bears the cue
    waiting: list[Lent] = field(default_factory=list)  # words whose credit is still to come

    def tagged(self, unit: Unit, index: int) -> list[Attribution]:
        """The credits with their cue in the unit, or in a sentence within it, in its words: the outermost first."""
        placed = self.placed[index]
        here = [at for at in (*placed.own, *placed.inner) if unit.span.contains(self.credits[at].cue[0])]
        found = (credited_in(unit, self.credits[at], at) for at in here)
        return [made for made in found if made is not None and (made.content or made.credit is not None)]

    def begins(self, index: int) -> bool:
        """True where somebody is credited in the unit."""
        return bool(self.placed[index].own)

    def lent(self, unit: Unit, index: int) -> list[Lent]:
        """The words of a unit that are content of other units' credits."""
        found = ((at, contents_in(unit, self.credits[at])) for at in self.placed[index].lent)
        return [Lent(credit=at, content=content, unit=unit, index=index) for at, content in found if content]

    def chain_for(self, lent: Lent) -> Link | None:
        """The chain for words behind their credit: without a cue, where another statement bears it.

        *Returns:* None where the credit came to nothing, or is still to come: then the words wait.
        """
        if lent.credit not in self.chains:
            if self._comes_after(lent):
                self.waiting.append(lent)
            return None
        link = self.chains[lent.credit]
        if link is not None and lent.credit in self.told:
            link = replace(link, chain=(*link.chain[:-1], replace(link.chain[-1], cue=None)))
        self.told.add(lent.credit)
        return link

    def waits(self, lent: Lent) -> bool:
        return lent in self.waiting

    def settle(self, made: Attribution, link: Link | None) -> Iterator[Lent]:
        """Keeps the chain of a credit; yields the words that have waited for it."""
        if made.credit is None:
            return
        self.chains[made.credit] = link
        if made.content:
            self.told.add(made.credit)
        for one in [one for one in self.waiting if link is not None and one.credit == made.credit]:
            self.told.add(made.credit)
            self.waiting.remove(one)
            yield one

    def _comes_after(self, lent: Lent) -> bool:
        return self.credits[lent.credit].cue[0].start >= lent.unit.span.end
