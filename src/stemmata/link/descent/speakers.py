"""Who speaks in each step of a chain: the report's own outlet, another outlet, a voice, or nobody that can be told.

The annotators see one report; here the outlets of the whole case are known, so that "the Ledger", taken
for a document, and "the newspaper" become the outlet that they stand for.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from math import isqrt
from typing import Final, Literal, NamedTuple

from stemmata.link.context import LinkContext, Located
from stemmata.link.descent.agencies import speaks_as_agency
from stemmata.link.descent.outlet_names import (
    DOMAIN,
    ROLES,
    TRADE,
    OutletNames,
    is_bare_body,
    is_body,
    outlet_names,
    sort_of,
    squeezed,
)
from stemmata.link.descent.papers import Papers, is_bare, papers_of, told
from stemmata.link.descent.sightings import Sighting, near_outlets, only, sightings
from stemmata.link.descent.spokesmen import Roles, bodies_of, is_bare_office, is_office, roles_of
from stemmata.link.descent.unnamed import is_staff
from stemmata.link.memory import FORGETFUL, Memory
from stemmata.link.voices import Locals, Voice, bare, locals_of, proper, unnamed, voice_of
from stemmata.model.annotations import Step, VoiceKind
from stemmata.model.case import Annotated
from stemmata.text.ids import content_id
from stemmata.text.span import Span

Part = Literal["own", "outlet", "unnamed outlet", "voice", "nobody"]
COMMON: Final = 5  # reports, or half of them up to MOST, or half the square root: what more share tells nothing
MOST: Final = 12
OWN: Final = frozenset({"this", "our"})
ONE_OF_MANY: Final = frozenset("a an another one some several many other local various".split())
DETERMINER: Final = re.compile(r"\b(the|this|our|that|same|a|an|another|one|some|several|many|other|local)\s+$", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who speaks in a step."""

    part: Part
    name: str
    outlet: str | None = None  # outlet id, for an outlet, and for a ministry that publishes
    voice: Voice | None = None  # for a voice


@dataclass(frozen=True, slots=True, kw_only=True)
class RolePhrase:
    """Words for an outlet that do not name it."""

    word: str  # "newspaper", or a word for the trade
    lead: str  # "the", "this", "a", "local"; "" for none


class _Point(NamedTuple):
    """A place at which a report names an outlet."""

    start: int
    outlet: str  # outlet id, of the case or made from the name
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Speakers:
    """All that tells who a step is. Made once for a case."""

    context: LinkContext
    locals: Locals
    names: OutletNames
    seen: Mapping[str, tuple[Sighting, ...]]  # report id → outlets of the case that it names
    points: Mapping[str, tuple[_Point, ...]]  # report id → these and the other outlets that it credits, in text order
    roles: Roles
    bodies: Mapping[str, tuple[str, ...]]  # person → organisations that he speaks for
    papers: Papers
    agencies: frozenset[str]  # outlets that some report credits as an agency
    press: frozenset[str]  # outlets that pass on what others say, and do not speak for themselves
    voices: frozenset[str]  # outlets that some report lets speak as an organisation
    cited: frozenset[str]  # entities that some report cites as outlets, though the case holds nothing of theirs
    bodies_by_use: frozenset[str]  # entities that more reports let speak as a body than credit as an outlet

    def speaker(self, located: Located, step: Step, behind: str) -> Speaker:
        """Who speaks. ``behind`` is the report, or the outlet, to whom unnamed voices speak."""
        own = self.context.outlets.get(located.report)
        outlet = self.outlet(located.report, step.name, step.local, step.mention, named=step.kind == "outlet")
        if step.name == located.where.report.outlet_name or (outlet is not None and outlet == own):
            return Speaker(part="own", name=step.name)
        if outlet is not None and (step.kind == "outlet" or outlet in self.press):
            return Speaker(part="outlet", name=step.name, outlet=outlet)
        if outlet is not None:
            voice = Voice(id=outlet, kind="organisation", name=self.name(outlet, step.name))
            return Speaker(part="voice", name=voice.name, outlet=outlet, voice=voice)
        if step.kind != "document" and is_staff(step.name, located.where.report.outlet_name):
            return Speaker(part="own", name=step.name)
        role = role_phrase(_phrase(located, step))
        if role is not None and (step.kind != "document" or role.word != "paper"):
            return self._by_role(located, step, role)
        if step.kind == "organisation" and self._is_masthead(located, step):
            entity = self.context.entity_id(located.report, step.local)
            return Speaker(part="outlet", name=step.name, outlet=entity or outlet_id(step.name))
        if step.kind == "outlet" and not proper(step.name) and DOMAIN.match(step.name) is None:
            return Speaker(part="unnamed outlet", name=step.name)
        if step.kind == "outlet":
            entity = self.context.entity_id(located.report, step.local)
            if entity in self.bodies_by_use:
                body = Voice(id=entity, kind="organisation", name=self.name(entity, step.name))
                return Speaker(part="voice", name=body.name, voice=body)
            return Speaker(part="outlet", name=step.name, outlet=entity or outlet_id(step.name))
        voice_found = self._voice(located, step, behind)
        if voice_found is None:
            return Speaker(part="nobody", name=step.name)
        return Speaker(part="voice", name=voice_found.name, voice=voice_found)

    def tells(self, outlet: str) -> bool:
        """True for an outlet that tells of what others do: none that speaks for itself, as a ministry or a company."""
        return outlet in self.press or not (outlet in self.names.bodies or outlet in self.voices)

    def _is_masthead(self, located: Located, step: Step) -> bool:
        """An outlet that the case does not hold: by its masthead, or since another report cites it as one."""
        entity = self.context.entity_id(located.report, step.local)
        known = entity in self.cited or sort_of(step.name) is not None or speaks_as_agency(step.name)
        return known and proper(step.name)

    def outlet(
        self, report: str, name: str, local: str | None, place: Span | None, *, named: bool = True
    ) -> str | None:
        """The outlet of the case that this name stands for in this report; None where the case knows none."""
        for sighting in self._sighted(report, place):
            if _same(sighting.span.of(self.context.report_of[report].report.text), place, self._text(report)):
                return sighting.outlet
        entity = self.context.entity_id(report, local)
        if entity in self.names.publishing:
            return entity
        if not named and (not proper(name) or is_bare_body(name)):
            return self._own_body(report, name)
        return self.names.exact(name) or only(
            self.names.shortened(name), frozenset(one.outlet for one in self.seen.get(report, ())), frozenset()
        )

    def by_role(self, report: str, role: RolePhrase, start: int) -> _Point | None:
        """The outlet that "the newspaper" stands for here: the last one named that can be one, else the only one."""
        if role.lead in ONE_OF_MANY or role.lead in OWN or role.word in TRADE:
            return None
        points = [one for one in self.points.get(report, ()) if self._can_be(one, role.word)]
        before = bisect_left(points, start, key=lambda one: one.start)
        if before:
            return points[before - 1]
        return points[0] if len({one.outlet for one in points}) == 1 else None

    def _can_be(self, point: _Point, role: str) -> bool:
        if ROLES[role] == "agency":
            return point.outlet in self.agencies or self.names.sorts.get(point.outlet) == "agency"
        return point.outlet not in self.names.bodies and self.names.fits(point.outlet, role)

    def _by_role(self, located: Located, step: Step, role: RolePhrase) -> Speaker:
        start = step.mention.start if step.mention is not None else located.statement.passage.start
        found = self.by_role(located.report, role, start)
        if role.lead in OWN or (found is not None and found.outlet == self.context.outlets.get(located.report)):
            return Speaker(part="own", name=step.name)
        if found is None:
            one = role.lead in ONE_OF_MANY and role.word not in TRADE
            return Speaker(part="unnamed outlet" if one else "nobody", name=step.name)
        return Speaker(part="outlet", name=found.name, outlet=found.outlet)

    def _voice(self, located: Located, step: Step, behind: str) -> Voice | None:
        """The voice, with those it speaks for; a role that the report gives to somebody named is that person."""
        if step.kind == "document":
            return self._document(located, step)
        found = voice_of(self.context, self.locals, located, step, behind)
        if is_office(step.name) and (found is None or not found.named):
            role = self.roles.get((located.report, bare(step.name)))
            if role is not None and role.person is not None:
                return self._with_bodies(
                    Voice(id=role.person, kind="person", name=self.name(role.person, step.name)), role.bodies
                )
            if role is not None and role.tells:
                return replace(unnamed(step.name, behind), bodies=role.bodies, office=role.office)
            if is_bare_office(step.name):
                return None
        return self._with_bodies(found, ()) if found is not None and found.kind == "person" else found

    def _with_bodies(self, person: Voice, bodies: tuple[str, ...]) -> Voice:
        return replace(person, bodies=tuple(sorted({*bodies, *self.bodies.get(person.id, ())})))

    def _document(self, located: Located, step: Step) -> Voice | None:
        """The document; nobody for a headline's bare "Report" or "Letter" of which the text says no more."""
        voice = voice_of(self.context, self.locals, located, step, located.report)
        if voice is None or any(
            told(one) and one.id == voice.id for one in self.papers.described.get(located.report, ())
        ):
            return voice
        outlets = {one.outlet for one in self.points.get(located.report, ())}
        meant = self.papers.meant(located, step, outlets)
        if meant is not None:
            return Voice(id=meant.id, kind="document", name=meant.title)
        place = step.mention.start if step.mention is not None else located.statement.passage.start
        headline = located.where.report.zone_at(place) == "headline"
        return None if headline and is_bare(step.name) else voice

    def _own_body(self, report: str, name: str) -> str | None:
        """ "the directorate" in the Port Directorate's own report."""
        own = self.context.outlets.get(report)
        if own is None or own not in self.names.bodies:
            return None
        return own if own in self.names.shortened(name) or self.names.is_called(own, name) else None

    def _sighted(self, report: str, place: Span | None) -> Sequence[Sighting]:
        if place is None:
            return ()
        found = self.seen.get(report, ())
        first = bisect_left(found, place.start, key=lambda one: one.span.end)
        return [one for one in found[first : first + 3] if one.span.overlaps(place)]

    def _text(self, report: str) -> str:
        return self.context.report_of[report].report.text

    def name(self, entity: str, written: str) -> str:
        """The entity's name over all reports, or what is written."""
        return self.context.name(entity) if entity in self.context.entity_of else written


def speakers(context: LinkContext, memory: Memory = FORGETFUL) -> Speakers:
    """What is needed to tell who speaks in the reports of this case."""
    names = memory.same("outlet names", outlet_names(context))
    known = locals_of(context)
    near = near_outlets(context, common(len(context.reports)))
    seen = {
        one.report.id: memory.each(
            one.report.id, (one, names, near[one.report.id]), partial(sightings, one, names, near[one.report.id])
        )
        for one in context.reports
    }
    as_outlets = _as_outlets(context, names)
    by_use = _bodies_by_use(context, names)
    made = Speakers(
        context=context,
        locals=known,
        names=names,
        seen=seen,
        points={},
        roles=roles_of(context, known),
        bodies=bodies_of(context, known),
        papers=papers_of(context),
        agencies=_agencies(context, names),
        press=((as_outlets | names.sorts.keys()) & names.publishing) - names.bodies,
        voices=names.publishing.intersection(_heard_as(context, "organisation")),
        cited=_unheld(context, names, as_outlets) - by_use,
        bodies_by_use=by_use,
    )
    return replace(made, points={one.report.id: _points(made, one) for one in context.reports})


def common(reports: int) -> int:
    """What more reports than this share tells nothing of which of them belong together."""
    return max(COMMON, min(reports // 2, MOST), isqrt(reports) // 2)


def _points(made: Speakers, one: Annotated) -> tuple[_Point, ...]:
    report = one.report.id
    seen = made.seen[report]
    found = {point.span.start: _Point(point.span.start, point.outlet, made.name(point.outlet, "")) for point in seen}
    for citation in one.annotations.citations:
        if citation.kind not in ("photo", "read_also"):
            start = citation.span.start
            if citation.outlet and proper(citation.outlet):
                found.setdefault(start, _point(made, report, start, citation.outlet, citation.local))
            elif citation.url and (outlet := made.names.of_url(citation.url)):
                found.setdefault(start, _Point(start, outlet, made.name(outlet, "")))
    for statement in one.annotations.statements:
        for step in statement.chain[1:]:
            if step.kind == "outlet" and step.mention is not None and proper(step.name):
                start = step.mention.start
                found.setdefault(start, _point(made, report, start, step.name, step.local))
    return tuple(found[start] for start in sorted(found))


def _point(made: Speakers, report: str, start: int, name: str, local: str | None) -> _Point:
    outlet = made.outlet(report, name, local, None) or made.context.entity_id(report, local) or outlet_id(name)
    return _Point(start, outlet, name)


def outlet_id(name: str) -> str:
    """The id of an outlet that the case knows by nothing but its name."""
    return content_id("outlet", squeezed(name))


def _as_outlets(context: LinkContext, names: OutletNames) -> frozenset[str]:
    """Entities that some report credits as an outlet."""
    found = set()
    for one in context.reports:
        said = one.annotations
        voices = [step for statement in said.statements for step in statement.chain[1:] if step.kind == "outlet"]
        cited = [citation for citation in said.citations if citation.kind not in ("photo", "read_also", "link")]
        for name, local in [*((v.name, v.local) for v in voices), *((c.outlet, c.local) for c in cited)]:
            outlet = context.entity_id(one.report.id, local) or (names.exact(name) if name else None)
            if outlet is not None:
                found.add(outlet)
    return frozenset(found)


def _heard_as(context: LinkContext, *kinds: VoiceKind) -> Counter[str]:
    """Entity id → in how many reports it speaks as a voice of these kinds."""
    found: Counter[str] = Counter()
    for one in context.reports:
        steps = (step for statement in one.annotations.statements for step in statement.chain[1:])
        known = {context.entity_id(one.report.id, step.local) for step in steps if step.kind in kinds}
        found.update(entity for entity in known if entity is not None)
    return found


def _bodies_by_use(context: LinkContext, names: OutletNames) -> frozenset[str]:
    """Entities that more reports let speak as a body than as an outlet: a monitor, a front. None by whose name, or of
    whose reports, the case knows an outlet."""
    as_outlet = _heard_as(context, "outlet")
    as_body = _heard_as(context, "organisation", "group")
    more = {entity for entity, count in as_body.items() if count > as_outlet[entity]}
    mastheads = {
        one
        for one in more
        for name in context.entity_of[one].names
        if sort_of(name) is not None or speaks_as_agency(name)
    }
    return frozenset(more - mastheads - names.publishing)


def _unheld(context: LinkContext, names: OutletNames, as_outlets: frozenset[str]) -> frozenset[str]:
    """Of these, organisations of which the case holds no report, and whose name is not that of a body."""
    known = (context.entity_of[one] for one in as_outlets - names.publishing if one in context.entity_of)
    return frozenset(one.id for one in known if one.kind == "organisation" and not is_body(one.names))


def _agencies(context: LinkContext, names: OutletNames) -> frozenset[str]:
    found = set()
    for one in context.reports:
        for citation in one.annotations.citations:
            if citation.kind == "agency" and citation.outlet:
                entity = context.entity_id(one.report.id, citation.local)
                found.add(names.exact(citation.outlet) or entity or outlet_id(citation.outlet))
    return frozenset(found)


def role_phrase(words: str) -> RolePhrase | None:
    """The role in "the newspaper", "a local television channel"; None for a name."""
    lead, _, rest = words.strip().partition(" ")
    if not DETERMINER.match(f"{lead} ") or not rest:
        lead, rest = "", words.strip()[:1].lower() + words.strip()[1:]
    last = rest.split()[-1:]
    if not last or rest != rest.lower() or len(rest.split()) > 4:
        return None
    return RolePhrase(word=last[0], lead=lead.lower()) if last[0] in ROLES or last[0] in TRADE else None


def _phrase(located: Located, step: Step) -> str:
    """The step's words, with the word before them that determines them: "the", "this"."""
    if step.mention is None:
        return step.name
    text = located.where.report.text
    written = step.mention.of(text)
    if DETERMINER.match(written) or DETERMINER.match(f"{written.split()[0] if written.split() else ''} "):
        return written
    before = DETERMINER.search(text, max(0, step.mention.start - 12), step.mention.start)
    return f"{before[1]} {step.name}" if before else step.name


@lru_cache(maxsize=4096)
def _role_word(word: str) -> bool:
    return word in ROLES or word in {"the", "newspaper", "news", "s", "correspondent"}


def _same(name: str, place: Span | None, text: str) -> bool:
    """True if nothing but an article or a role stands beside the name within the place."""
    if place is None:
        return False
    rest = bare(place.of(text).replace(name, " ", 1)) if len(name) <= len(place) else ""
    return all(_role_word(word.strip("'’,()")) for word in rest.split())
