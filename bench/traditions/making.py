"""A tradition: a pile of reports, made by a known tree of copying, with what confuses whoever draws the tree."""

import datetime as dt
import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from bench import public_data
from bench.traditions.articles import Article, independent
from bench.traditions.shapes import Shape, grown, joined, published
from bench.traditions.telling import Line, Operator, interleaved, retold
from bench.traditions.words import Family

OPERATORS: Final[tuple[Operator, ...]] = ("republish", "abridge", "rewrite", "brief")
HOW_OFTEN: Final = (0.25, 0.25, 0.38, 0.12)
CREDITED: Final = 0.35  # of the texts that have a parent name it
MISCREDITED: Final = 0.06  # name an outlet from which they have nothing, maybe one that has it from them
DIRTY: Final = 0.06  # of the dates are wrong by days
MISSING: Final = 0.05
TIMED: Final = 0.5  # of the outlets say the hour


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One text of a tradition. Of a hidden one there is no report."""

    outlet: str
    title: str
    published: str | None  # as the report says it: ISO 8601, to the day or the second
    lines: tuple[Line, ...]
    credited: str  # what those who copy it call it: its outlet, or an agency if it is not seen
    miscredits: str | None = None  # an outlet that it names as its source, though it is not


@dataclass(frozen=True, slots=True, kw_only=True)
class Tradition:
    """Texts and the tree that they were made by."""

    name: str
    shape: Shape
    texts: tuple[Text, ...]  # as many as the shape has

    @property
    def visible(self) -> tuple[int, ...]:
        return tuple(n for n in range(len(self.texts)) if n not in self.shape.hidden)


def tradition(family: Family, number: int, seed: int = 7) -> Tradition:
    """The tradition of this number, the same whenever it is made."""
    draw = random.Random(f"{family.name} {number} {seed}")
    shape = _shape(family, draw)
    roots = [n for n, parents in enumerate(shape.parents) if not parents]
    first = dict(zip(roots, independent(len(roots), family.half, draw), strict=True))
    desk = _Desk(family=family, draw=draw, facts=tuple(draw.sample(range(len(family.facts)), 2)))
    openings = desk.openings(roots, first)
    texts: list[Text] = []
    written: list[dt.datetime] = []
    for n, parents in enumerate(shape.parents):
        after = max((written[p] for p in parents), default=None)
        written.append(desk.later(after) if after else desk.morning(first[n].day))
        lines = desk.copied([texts[p] for p in parents]) if parents else openings[n]
        finished = desk.finished(lines, written[-1], [texts[p].outlet for p in parents], texts)
        agency = family.agencies[n % len(family.agencies)]
        texts.append(replace(finished, credited=agency) if n in shape.hidden else finished)
    return Tradition(name=f"{family.name}{number}", shape=shape, texts=tuple(texts))


def _shape(family: Family, draw: random.Random) -> Shape:
    """A published or a grown shape; beside it one to three texts that nobody copies, and sometimes a small tree."""
    known = published(public_data.folder("openstemmata"), family.half)
    main = (
        draw.choice(known)
        if known and draw.random() < 0.5
        else grown(draw, draw.choice((8, 10, 12)), draw.choice((1, 2)))
    )
    small = [grown(draw, 3, 1)] if draw.random() < 0.5 else []
    alone = [Shape(parents=((),), hidden=frozenset())] * draw.choice((1, 2, 3))
    return joined([main, *small, *alone])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Desk:
    """What all texts of one tradition share while they are written."""

    family: Family
    draw: random.Random
    facts: tuple[int, ...]

    def openings(self, roots: Sequence[int], first: dict[int, Article]) -> dict[int, list[Line]]:
        """The first texts: an article each, with facts told by its own witnesses, and words that many have alike."""
        made = {n: [Line(unit=f"{n}.{k}", words=words) for k, words in enumerate(first[n].sentences)] for n in roots}
        voices = self.draw.sample(self.family.witnesses, len(self.family.witnesses))
        for fact in self.facts:
            tellings = self.draw.sample(range(3), 3)
            shared = voices.pop() if self.draw.random() < 0.25 else None  # one witness, heard by all
            for telling, n in zip(tellings, self.draw.sample(list(roots), min(len(roots), 3)), strict=False):
                made[n].insert(self.draw.randint(1, 4), self._told(fact, telling, shared or voices.pop()))
        quotation = self.draw.choice(self.family.quotations)
        background = self.draw.choice(self.family.background)
        for n in roots:
            if self.draw.random() < 0.3:
                made[n].insert(3, Line(unit="quotation", words=quotation))
            if self.draw.random() < 0.35:
                made[n].append(Line(unit="background", words=background))
        return made

    def _told(self, fact: int, telling: int, witness: str) -> Line:
        known = self.family.facts[fact]
        voice = self.draw.choices((witness, self.draw.choice(self.family.unnamed), None), (0.7, 0.18, 0.12))[0]
        words = known.tellings[telling].format(n=known.number)
        return Line(
            unit=f"fact {fact}.{telling}", words=words, fact=fact, teller=telling, voice=voice, form=self._form()
        )

    def _form(self) -> int:
        return self.draw.randrange(3)

    def copied(self, parents: Sequence[Text]) -> list[Line]:
        """The text that a desk makes of one parent, or of two."""
        made = []
        for parent in parents:
            operator = self.draw.choices(OPERATORS, HOW_OFTEN)[0] if len(parents) == 1 else "abridge"
            lines = [line for line in parent.lines if line.unit != "own" or self.draw.random() < 0.15]
            told = retold(lines, operator, self.family, self.draw)
            made.append([self._credited(line, parent.credited) for line in told])
        return made[0] if len(made) == 1 else interleaved(made[0], made[1], self.draw)

    def _credited(self, line: Line, outlet: str) -> Line:
        """Whom the copy credits with a fact: the same voice, nobody, the outlet that it copies, or somebody else."""
        if line.fact is None:
            return line
        other = self.draw.choice(self.family.witnesses)
        voice = self.draw.choices((line.voice, None, f"the {outlet}", other), (0.66, 0.16, 0.12, 0.06))[0]
        return replace(line, voice=voice, form=self._form() if self.draw.random() < 0.4 else line.form)

    def finished(
        self, lines: Sequence[Line], written: dt.datetime, parents: Sequence[str], before: Sequence[Text]
    ) -> Text:
        """The text with its outlet, title and date, and what desks put around: credits, house style, closing words."""
        family, draw = self.family, self.draw
        taken = {text.outlet for text in before}
        fresh = [name for name in family.outlets if name not in taken]
        outlet = draw.choice(fresh if fresh and draw.random() < 0.8 else family.outlets)
        place = draw.choice(("Orlen", "Tarsk", "Selm") if family.half == 0 else ("Kessin", "Dorvan", "Aster"))
        made = list(lines)
        miscredits = None
        if parents and draw.random() < CREDITED:
            made[0] = self._with_credit(made[0], draw.choice(parents))
        elif before and draw.random() < MISCREDITED:
            miscredits = draw.choice(before).outlet
            made[0] = self._with_credit(made[0], miscredits)
        if draw.random() < 0.3:
            made.append(Line(unit="own", words=draw.choice(family.formulae).format(outlet)))
        if draw.random() < 0.5:
            said = " ".join(draw.choice(part) for part in family.closings).format(place)
            made.append(Line(unit="own", words=f"{said}."))
        return Text(
            outlet=outlet,
            credited=outlet,
            title=draw.choice(family.headlines).format(place),
            published=self._dated(written, outlet),
            lines=tuple(made),
            miscredits=miscredits,
        )

    def _with_credit(self, line: Line, outlet: str) -> Line:
        credit = self.draw.choice(self.family.credits).format(f"the {outlet}")
        if credit.endswith("."):
            return (
                replace(line, words=line.words)
                if line.fact is not None
                else replace(line, words=f"{line.words} This is what {credit}")
            )
        words = line.words.rstrip(".")
        ending = "" if line.fact is not None else "."
        return replace(line, words=f"{words}, {credit}{ending}") if not words.endswith('"') else line

    def morning(self, day: dt.date) -> dt.datetime:
        return dt.datetime(day.year, day.month, day.day, self.draw.randint(6, 11), self.draw.randrange(60))  # noqa: DTZ001

    def later(self, parent: dt.datetime) -> dt.datetime:
        hours = self.draw.choices(
            (self.draw.uniform(0.3, 6), self.draw.uniform(18, 30), self.draw.uniform(40, 90)), (5, 3, 2)
        )
        return parent + dt.timedelta(minutes=round(hours[0] * 60))

    def _dated(self, written: dt.datetime, outlet: str) -> str | None:
        if self.draw.random() < MISSING:
            return None
        if self.draw.random() < DIRTY:
            written += dt.timedelta(days=self.draw.choice((-4, -2, 2, 5, 9)))
        timed = (
            random.Random(f"{self.family.name} {outlet}").random() < TIMED
        )  # an outlet always says the hour, or never
        return written.isoformat(timespec="seconds") if timed else written.date().isoformat()
