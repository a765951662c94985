"""Entities over reports: spellings first, then clusters of spellings, each merge with its reason.

Only named local entities meet over reports. An evaluative label ("terrorists") is an outlet's word and
a nominal ("the colonel") is somebody only inside its report. Two local entities of one report are
never joined here: the report itself tells them apart.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from stemmata.link.entity.entity_clusters import Clusters, Ruling
from stemmata.link.entity.genitives import genitives
from stemmata.link.entity.institutions import institutions
from stemmata.link.entity.learned import Learned, join_learned
from stemmata.link.entity.mastheads import OutletNode, outlet_nodes
from stemmata.link.entity.spelling_joins import (
    Judged,
    join_acronyms,
    join_initials,
    join_peoples,
    join_spellings,
    judged,
)
from stemmata.link.entity.spellings import FAMILY, SURE, Key, Spelling, spellings_of
from stemmata.model.annotations import EntityKind, LocalEntity
from stemmata.model.case import Annotated
from stemmata.model.decision import Decision
from stemmata.model.entity import Entity
from stemmata.model.evidence import Anchor, Evidence
from stemmata.text.ids import content_id
from stemmata.text.romanise import folded


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinedEntities:
    """The entities, and which one each local entity and each outlet became."""

    entities: tuple[Entity, ...]  # sorted by id; documents are not among them
    resolved: Mapping[Key, str]
    outlets: Mapping[str, str]  # report id → entity id


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelled:
    """The names of a case as its reports spell them, before any are joined."""

    reports: Sequence[Annotated]
    outlets: Sequence[OutletNode]
    named: Mapping[Key, LocalEntity]
    spellings: Sequence[Spelling]
    judged: Judged


def spelled(reports: Sequence[Annotated]) -> Spelled:
    """The named local entities and the outlets of all reports, spelling by spelling, compared."""
    outlets = outlet_nodes([one.report for one in reports])
    named = {
        (one.report.id, local.id): local
        for one in reports
        for local in one.annotations.entities
        if _is_named(local, one)
    }
    named |= genitives(reports, named)
    named |= institutions(reports, named)
    found = spellings_of(named, outlets)
    return Spelled(reports=reports, outlets=outlets, named=named, spellings=found, judged=judged(found))


def joined(
    reports: Sequence[Annotated], decisions: Sequence[Decision], learned: Sequence[Learned] = ()
) -> JoinedEntities:
    """Joins the named entities and the outlets of all reports. ``learned``: what the documents teach of people."""
    return joined_from(spelled(reports), decisions, learned)


def joined_from(found: Spelled, decisions: Sequence[Decision], learned: Sequence[Learned] = ()) -> JoinedEntities:
    """The same, the spellings already compared."""
    named, spellings = found.named, found.spellings
    overruled = frozenset(
        key for s in spellings for key in s.members if key in named and FAMILY[named[key].kind] != s.family
    )
    clusters = Clusters(tuple(s.members for s in spellings), Ruling.from_decisions(decisions), overruled)
    join_acronyms(spellings, clusters)
    join_peoples(spellings, clusters)
    join_spellings(spellings, clusters, found.judged)
    join_initials(spellings, clusters)
    join_learned(spellings, clusters, learned)
    return _entities(found.reports, named, found.outlets, clusters)


def _is_named(local: LocalEntity, one: Annotated) -> bool:
    if local.kind == "document" or local.evaluative or local.generic or not folded(local.name):
        return False
    return any(
        mention.local == local.id and mention.form in {"name", "acronym"} for mention in one.annotations.mentions
    )


def _entities(
    reports: Sequence[Annotated],
    named: Mapping[Key, LocalEntity],
    outlets: Sequence[OutletNode],
    clusters: Clusters,
) -> JoinedEntities:
    mentions = _anchors(reports, named)
    outlet_of = {key: outlet for outlet in outlets for key in outlet.keys}
    entities: list[Entity] = []
    ids: dict[int, str] = {}
    for root, members in clusters.members():
        locals_ = [named[key] for key in members if key in named]
        titles = [outlet_of[key] for key in members if key in outlet_of]
        kinds: Counter[EntityKind] = Counter()
        for local in locals_:
            kinds[local.kind] += SURE if local.kind_sure else 1
        kind: EntityKind = "organisation" if titles else min(kinds, key=lambda k: (-kinds[k], k))
        found = sorted(anchor for key in members for anchor in mentions.get(key, ()))
        ids[root] = content_id("entity", kind, *(f"{r}:{local}" for r, local in members))
        entities.append(
            Entity(
                id=ids[root],
                kind=kind,
                name=_best_name([local.name for local in locals_] + [t.name for t in titles for _ in t.keys]),
                names=tuple(sorted({n for x in locals_ for n in (*x.names, *x.acronyms)} | {t.name for t in titles})),
                members=tuple(key for key in members if key in named),
                mentions=tuple(found),
                same_as=tuple(_with_anchors(e, keys, mentions) for e, keys in clusters.evidence(root)),
                outlet_domains=tuple(sorted({t.domain for t in titles if t.domain})),
            )
        )
    asked = {ids[root]: {ids[o]: why for o, why in others.items()} for root, others in clusters.asked().items()}
    resolved = {key: ids[root] for root, members in clusters.members() for key in members}
    return JoinedEntities(
        entities=tuple(sorted((_asked(e, asked.get(e.id, {})) for e in entities), key=lambda e: e.id)),
        resolved={key: entity for key, entity in resolved.items() if key in named},
        outlets={key[0]: entity for key, entity in resolved.items() if key in outlet_of},
    )


def _asked(entity: Entity, maybe: Mapping[str, Evidence]) -> Entity:
    others = tuple(sorted(maybe))
    return replace(entity, maybe_same=others, maybe_reasons=tuple(maybe[o] for o in others)) if maybe else entity


def _best_name(names: Sequence[str]) -> str:
    """The most frequent full spelling: with capitals first, more words, more often, longer, alphabetical."""
    counted = Counter(names)
    return min(counted, key=lambda n: (n.islower(), -min(len(n.split()), 2), -counted[n], -len(n), n))


def _anchors(reports: Sequence[Annotated], named: Mapping[Key, LocalEntity]) -> dict[Key, list[Anchor]]:
    found: dict[Key, list[Anchor]] = defaultdict(list)
    for one in reports:
        for mention in one.annotations.mentions:
            if mention.local is not None and (key := (one.report.id, mention.local)) in named:
                found[key].append(
                    Anchor(
                        report=one.report.id,
                        start=mention.span.start,
                        end=mention.span.end,
                        text=mention.span.of(one.report.text),
                    )
                )
    return found


def _with_anchors(evidence: Evidence, keys: tuple[Key, Key], mentions: Mapping[Key, list[Anchor]]) -> Evidence:
    return replace(evidence, anchors=tuple(mentions[key][0] for key in keys if mentions.get(key)))
