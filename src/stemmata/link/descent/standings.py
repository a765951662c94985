"""All that the origins of a claim hang on, report by report: where nothing of that changed, they are what they were.

A claim is followed from its reports to those that they follow. What is asked on the way is where each of these stands
in the lineage, whom it names, and what the case knows of those; and, of the whole case, its outlets.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from stemmata.link.context import Names
from stemmata.link.descent.lineage import Followed, Lineage
from stemmata.link.descent.spokesmen import Role
from stemmata.link.memory import Itself, Memory
from stemmata.model.derivation import Derivation
from stemmata.model.document import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a report, an outlet or an unseen text stands."""

    name: str  # its id
    line: str | None
    followed: tuple[Followed, ...]
    heard: tuple[Derivation, ...]  # the steps to its voices
    sisters: frozenset[str] | None
    names: Names | None = None  # of a report
    named: tuple[object, ...] = ()  # where the report names outlets and offices
    documents: tuple[Document, ...] = ()  # that it may mean
    known: tuple[object, ...] = ()  # of each that it names: how other reports let it speak


@dataclass(frozen=True, slots=True, kw_only=True)
class Standings:
    """The standings of a case."""

    lineage: Lineage
    memory: Memory
    for_all: tuple[object, ...]  # what is asked of the whole case
    roles: Mapping[str, tuple[tuple[str, Role], ...]]  # report id → the offices that it fills
    _of: dict[str, Standing] = field(default_factory=dict)

    def behind(self, reports: Iterable[str]) -> tuple[Standing, ...]:
        """Of these reports, and of all that they follow over however many steps; sorted."""
        found: dict[str, Standing] = {}
        waiting = list(reports)
        while waiting:
            name = waiting.pop()
            if name not in found:
                found[name] = self._standing(name)
                waiting += (one.step.parent for one in found[name].followed)
        return tuple(found[name] for name in sorted(found))

    def _standing(self, name: str) -> Standing:
        if name not in self._of:
            self._of[name] = self.memory.same(("standing", name), self._made(name))
        return self._of[name]

    def _made(self, name: str) -> Standing:
        lines, who = self.lineage, self.lineage.speakers
        names: Names | None = None
        told: Iterable[str] = ()
        if name in lines.context.report_of:
            names = lines.context.names_in(name)
            sighted = (
                *(one.outlet for one in who.seen.get(name, ())),
                *(one.outlet for one in who.points.get(name, ())),
            )
            filled = (one.person for _, one in self.roles.get(name, ()) if one.person)
            told = {*sighted, *filled, *(one.entity for one in names.known)}
        ids = sorted(told)
        own = {one.id: one for one in who.papers.described.get(name, ())}
        own |= {one: lines.documents[one] for one in ids if one in lines.documents}
        return Standing(
            name=name,
            line=lines.lines.get(name),
            followed=lines.followed.get(name, ()),
            heard=tuple(lines.heard[name, voice] for voice in lines.hears.get(name, ())),
            sisters=lines.sisters.get(name),
            names=names,
            named=(who.seen.get(name), who.points.get(name), self.roles.get(name)),
            documents=tuple(own.values()),
            known=tuple((one, one in who.cited, one in who.bodies_by_use, who.bodies.get(one)) for one in ids),
        )


def standings(lineage: Lineage, memory: Memory) -> Standings:
    """The standings of a case, each made once it is asked for."""
    who = lineage.speakers
    roles: dict[str, list[tuple[str, Role]]] = {}
    for report, office in sorted(who.roles):
        roles.setdefault(report, []).append((office, who.roles[report, office]))
    for_all = (Itself(lineage.context.reports), who.names, who.press, who.voices, who.agencies, who.papers.issued)
    return Standings(
        lineage=lineage,
        memory=memory,
        for_all=memory.same("for all", for_all),
        roles={report: tuple(found) for report, found in roles.items()},
    )
