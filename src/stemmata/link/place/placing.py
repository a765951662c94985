"""The places of a case's entities: one each, told from all mentions in all reports, or none; candidates are kept."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from stemmata.link.context import LinkContext
from stemmata.link.memory import FORGETFUL, Memory
from stemmata.link.place.background import background_of, places_of
from stemmata.link.place.ranking import NOBODY, Ranked, asked_of, beside_of_ranked, ranked, told
from stemmata.link.place.reasons import reasons_for, ruled
from stemmata.link.place.signs import Asked, Beside
from stemmata.model.case import Annotated
from stemmata.model.entity import Entity
from stemmata.model.evidence import Anchor
from stemmata.model.place import EntityPlace, Gazetteer, GazetteerPlace, PlaceCandidate
from stemmata.text.span import Span

SURE = 0.8  # two reports that are this sure of two places mean two places: then neither is told
MOST_CANDIDATES = 8  # of an entity that are kept


@dataclass(frozen=True, slots=True)
class _Named:
    """The names of places in one report, with the entity that each mention belongs to."""

    report: str
    asked: tuple[Asked, ...]
    mentions: tuple[tuple[str | None, Span, int], ...]  # entity, span, index of its name; None: a people, for context


@dataclass(frozen=True, slots=True)
class _Vote:
    """What one report makes of an entity."""

    ranked: Ranked
    anchor: Anchor


def placed(context: LinkContext, gazetteer: Gazetteer, memory: Memory = FORGETFUL) -> tuple[Entity, ...]:
    """The context's entities in their order, those of kind place with what the gazetteer, or a human, says of them."""
    rulings = _rulings(context)
    votes = _votes(context, gazetteer, memory)

    def with_place(entity: Entity) -> Entity:
        found, ruling = votes.get(entity.id, ()), rulings.get(entity.id)
        given = (entity, found, ruling, gazetteer.fingerprint)
        return memory.each(
            ("place", entity.id), given, lambda: replace(entity, place=_place(entity, found, ruling, gazetteer))
        )

    return tuple(with_place(entity) if entity.kind == "place" else entity for entity in context.entities)


def _rulings(context: LinkContext) -> Mapping[str, str]:
    """Entity → what a human ruled of its place; the latest stands."""
    found = {}
    for decision in context.decisions:
        if decision.kind == "place" and len(decision.subject) == 2:
            report, _, local = decision.subject[0].partition(":")
            if (entity := context.resolved.get((report, local))) is not None:
                found[entity] = decision.subject[1]
    return found


def _votes(context: LinkContext, gazetteer: Gazetteer, memory: Memory) -> Mapping[str, Sequence[_Vote]]:
    """Entity → a vote of each mention that says something new, in order of report and text."""
    named = [
        memory.each(
            ("named", one.report.id),
            (one, context.names_in(one.report.id), gazetteer.fingerprint),
            partial(_named, one, context, gazetteer),
        )
        for one in context.reports
    ]
    backgrounds = memory.phase("backgrounds", tuple(one.asked for one in named), partial(_backgrounds, named))
    votes: dict[str, list[_Vote]] = defaultdict(list)
    for one in named:
        background = backgrounds.get(one.report, NOBODY)
        found = memory.each(("ranked", one.report), (one.asked, background), partial(ranked, one.asked, background))
        seen: set[tuple[str, int]] = set()
        text = context.report_of[one.report].report.text
        for entity, span, index in one.mentions:
            if entity is not None and (entity, index) not in seen and one.asked[index].candidates:
                seen.add((entity, index))
                anchor = Anchor(report=one.report, start=span.start, end=span.end, text=span.of(text))
                votes[entity].append(_Vote(found[index], anchor))
    return votes


def _backgrounds(named: Iterable[_Named], memory: Memory) -> Mapping[str, Beside]:
    """Report → the places of the others."""
    alone = {one.report: memory.each(one.report, one.asked, partial(_alone, one)) for one in named}
    return background_of(places_of(alone))


def _alone(one: _Named) -> Beside:
    return beside_of_ranked(ranked(one.asked))


def _named(one: Annotated, context: LinkContext, gazetteer: Gazetteer) -> _Named:
    kinds = {local.id: local.kind for local in one.annotations.entities}
    held: list[tuple[str | None, Span]] = []
    for mention in one.annotations.mentions:
        if mention.form not in {"name", "acronym"} or mention.local is None:
            continue
        entity = context.resolved.get((one.report.id, mention.local))
        if entity is not None and context.entity_of[entity].kind == "place":
            held.append((entity, mention.span))
        elif kinds.get(mention.local) == "group" and _people(mention.span.of(one.report.text), gazetteer):
            held.append((None, mention.span))
    asked, which = asked_of(one.report.text, [span for _, span in held], gazetteer)
    return _Named(
        one.report.id, asked, tuple((entity, span, index) for (entity, span), index in zip(held, which, strict=True))
    )


def _people(words: str, gazetteer: Gazetteer) -> bool:
    """Whether these words are the demonym of an area: it stands beside the names of places, itself sent nowhere."""
    return any(one.match == "demonym" for one in gazetteer.candidates(words))


def _place(entity: Entity, votes: Sequence[_Vote], ruling: str | None, gazetteer: Gazetteer) -> EntityPlace | None:
    candidates, none = _pooled([vote.ranked for vote in votes])
    if ruling is not None:
        place = _ruled_place(ruling, entity, gazetteer)
        return EntityPlace(
            place=place,
            candidates=candidates,
            basis="human",
            evidence=(ruled(ruling, place),),
            attribution=gazetteer.attribution if place and not place.id.startswith("point:") else (),
        )
    if not candidates:
        return None
    best = None if _contradict(vote.ranked for vote in votes) else told(candidates, none)
    return EntityPlace(
        place=best.place if best else None,
        candidates=candidates,
        basis="gazetteer",
        evidence=reasons_for(best, candidates, none, [(vote.ranked, vote.anchor) for vote in votes]),
        attribution=gazetteer.attribution,
    )


def _pooled(votes: Sequence[Ranked]) -> tuple[tuple[PlaceCandidate, ...], float]:
    """The mean of the votes, by share, and that of "none of them"."""
    shares: dict[GazetteerPlace, float] = defaultdict(float)
    for vote in votes:
        for candidate in vote.candidates:
            shares[candidate.place] += candidate.share / len(votes)
    pooled = [PlaceCandidate(place=place, share=round(share, 4)) for place, share in shares.items()]
    kept = sorted(pooled, key=lambda one: (-one.share, one.place.id))[:MOST_CANDIDATES]
    return tuple(kept), sum(vote.none for vote in votes) / max(1, len(votes))


def _contradict(votes: Iterable[Ranked]) -> bool:
    """Whether some are sure of one place and others of another: a namesake was joined."""
    sure = {best.place.id for vote in votes if (best := vote.best) is not None and best.share >= SURE}
    return len(sure) > 1


def _ruled_place(ruling: str, entity: Entity, gazetteer: Gazetteer) -> GazetteerPlace | None:
    """The place that a human named; None for "none", and where no gazetteer at hand lists it."""
    if ruling.startswith("point:"):
        lat, _, lon = ruling.removeprefix("point:").partition(",")
        return GazetteerPlace(id=ruling, name=entity.name, lat=float(lat), lon=float(lon), kind="site")
    return gazetteer.place(ruling)
