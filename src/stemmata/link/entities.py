"""Entities over reports: spellings first, then clusters of spellings, each merge with its reason.

Only named local entities meet over reports. An evaluative label ("terrorists") is an outlet's word and
a nominal ("the colonel") is somebody only inside its report. Two local entities of one report are
never joined here: the report itself tells them apart.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from stemmata.link.entity_clusters import Clusters, Ruling
from stemmata.link.mastheads import OutletNode, outlet_nodes
from stemmata.link.names import Comparison, compare_bodies, compare_persons
from stemmata.model.annotations import EntityKind, LocalEntity
from stemmata.model.case import Annotated
from stemmata.model.decision import Decision
from stemmata.model.entity import Entity
from stemmata.model.evidence import Anchor, Evidence
from stemmata.text.ids import content_id
from stemmata.text.romanise import folded, initials, skeletons

Key = tuple[str, str]  # (report id, local entity id)

# Kinds that reports may confuse with each other meet; others never do.
FAMILY: Mapping[EntityKind, str] = {
    "person": "person", "organisation": "body", "group": "body", "place": "place",
    "weapon": "weapon", "vehicle": "vehicle",
}  # fmt: skip
JOINED = 0.8  # strength from which two spellings are one: "Omar Haddad" and "Umar Hadad" with one shared companion
ASKED = 0.55  # strength from which a person is asked: a bare family name without anything else in common
CONTEXT_BONUS = 0.25  # the two reports name at least SHARED_COMPANIONS other things alike
SHARED_COMPANIONS = 2
MARGIN = 0.2  # by how much a shortened name must fit one person better than another
MAJORITY = 0.66  # share of the reports from which a name's kind is taken to be a slip in the others
ROLE_BONUS = 0.15
BUCKET = 60  # spellings compared within one block; the rest of a hot block is left to exact spelling


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelling:
    """All local entities of one family that share a folded name."""

    family: str
    name: str  # folded
    written: tuple[str, ...]  # as the reports write it, sorted
    members: tuple[Key, ...]  # sorted
    ranks: frozenset[str]
    acronyms: frozenset[str]
    companions: frozenset[str]  # folded names of what the same reports also name


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinedEntities:
    """The entities, and which one each local entity and each outlet became."""

    entities: tuple[Entity, ...]  # sorted by id; documents are not among them
    resolved: Mapping[Key, str]
    outlets: Mapping[str, str]  # report id → entity id


def joined(reports: Sequence[Annotated], decisions: Sequence[Decision]) -> JoinedEntities:
    """Joins the named entities and the outlets of all reports."""
    outlets = outlet_nodes([one.report for one in reports])
    named = {
        (one.report.id, local.id): local
        for one in reports
        for local in one.annotations.entities
        if _is_named(local, one)
    }
    spellings = _spellings(named, outlets)
    clusters = Clusters(tuple(s.members for s in spellings), Ruling.from_decisions(decisions))
    _join_acronyms(spellings, clusters)
    _join_spellings(spellings, clusters)
    return _entities(reports, named, outlets, clusters)


def _is_named(local: LocalEntity, one: Annotated) -> bool:
    if local.kind == "document" or local.evaluative or local.generic or not folded(local.name):
        return False
    return any(
        mention.local == local.id and mention.form in {"name", "acronym"} for mention in one.annotations.mentions
    )


def _spellings(named: Mapping[Key, LocalEntity], outlets: Sequence[OutletNode]) -> list[Spelling]:
    companions: dict[str, set[str]] = defaultdict(set)
    groups: dict[tuple[str, str], list[Key]] = defaultdict(list)
    families = _families(named, {folded(outlet.name) for outlet in outlets})
    for key, local in named.items():
        name = folded(local.name)
        companions[key[0]].add(name)
        groups[families.get(name) or FAMILY[local.kind], name].append(key)
    outlet_names: dict[Key, str] = {}
    for outlet in outlets:
        groups["body", folded(outlet.name)] += outlet.keys
        outlet_names |= dict.fromkeys(outlet.keys, outlet.name)
    ambiguous = _ambiguous_family_names(groups)
    found = []
    for (family, name), keys in sorted(groups.items()):
        apart = [[key] for key in sorted(keys)] if (family, name) in ambiguous else [sorted(keys)]
        for members in apart:
            locals_ = [named[key] for key in members if key in named]
            found.append(
                Spelling(
                    family=family,
                    name=name,
                    written=tuple(
                        sorted(
                            {local.name for local in locals_} | {outlet_names[k] for k in members if k in outlet_names}
                        )
                    ),
                    members=tuple(members),
                    ranks=frozenset(rank for local in locals_ for rank in local.ranks),
                    acronyms=frozenset(a for local in locals_ for a in local.acronyms),
                    companions=frozenset(c for key in members for c in companions[key[0]] if c != name),
                )
            )
    return found


def _families(named: Mapping[Key, LocalEntity], mastheads: set[str]) -> dict[str, str]:
    """The family of a name on which reports disagree: an outlet of the case is a body; else most reports decide."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for local in named.values():
        votes[folded(local.name)][FAMILY[local.kind]] += 1
    decided = {}
    for name, counted in votes.items():
        family, most = min(counted.items(), key=lambda one: (-one[1], one[0]))
        if name in mastheads:
            decided[name] = "body"
        elif len(counted) > 1 and most >= MAJORITY * counted.total():
            decided[name] = family
    return decided


def _ambiguous_family_names(groups: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
    """Bare family names that several different full names of the case carry: which one is meant is open."""
    full: dict[str, set[str]] = defaultdict(set)
    for family, name in groups:
        words = name.split()
        if family == "person" and len(words) > 1:
            full[words[-1]].add(skeletons(words[0])[0])
            full[words[0]].add(words[-1])
    return {("person", name) for name, givens in full.items() if len(givens) > 1}


def _join_acronyms(spellings: Sequence[Spelling], clusters: Clusters) -> None:
    """An acronym is the name that a report itself expands it to, as long as the case knows one expansion only."""
    by_acronym: dict[str, list[int]] = defaultdict(list)
    written: dict[str, list[int]] = defaultdict(list)
    for at, spelling in enumerate(spellings):
        if spelling.family != "body":
            continue
        for acronym in spelling.acronyms:
            by_acronym[acronym.lower()].append(at)
        if any(w.isupper() for w in spelling.written):
            written[spelling.name].append(at)
    for acronym, expanded in sorted(by_acronym.items()):
        same = [at for at in expanded if spellings[at].name != acronym]
        for left, right in pairwise(same):
            if _expansions_agree(spellings[left], spellings[right]):
                clusters.join(
                    left,
                    right,
                    "acronym",
                    0.9,
                    f"Both are abbreviated {acronym.upper()} by the reports that name them.",
                )
        names = {clusters.root(at) for at in same}
        if len(names) == 1:
            for at in written.get(acronym, []):
                clusters.join(
                    same[0], at, "acronym", 0.95,
                    f"A report writes {acronym.upper()} for {spellings[same[0]].written[0]}.",
                )  # fmt: skip


def _expansions_agree(left: Spelling, right: Spelling) -> bool:
    """Two long forms of one acronym are one name if most of their words agree."""
    a, b = set(skeletons(left.name)), set(skeletons(right.name))
    return len(a & b) >= 0.6 * min(len(a), len(b)) and initials(left.written[0])[:2] == initials(right.written[0])[:2]


def _join_spellings(spellings: Sequence[Spelling], clusters: Clusters) -> None:
    """Compares within blocks, then joins the strongest pairs first."""
    judged: dict[tuple[int, int], Comparison] = {}
    for left, right in _candidates(spellings):
        judgement = _judged(spellings[left], spellings[right])
        if judgement.verdict != "different":
            judged[left, right] = judgement
    open_ = _undecided(spellings, judged)
    for (left, right), judgement in sorted(judged.items(), key=lambda one: (-one[1].strength, one[0])):
        names = f"{spellings[left].written[0]} and {spellings[right].written[0]}"
        if judgement.strength >= JOINED and (left, right) not in open_ and _agree(spellings, clusters, left, right):
            clusters.join(left, right, "spelling", judgement.strength, f"{names}: {judgement.reason}.")
        elif judgement.strength >= ASKED:
            clusters.ask(left, right)


def _agree(spellings: Sequence[Spelling], clusters: Clusters, left: int, right: int) -> bool:
    """No two full names of the two clusters are different people: what one initial fits, both names need not."""
    if spellings[left].family != "person":
        return True
    return not any(
        compare_persons(spellings[a].name, spellings[b].name).verdict == "different"
        for a in clusters.spellings_of(left)
        for b in clusters.spellings_of(right)
    )


def _undecided(
    spellings: Sequence[Spelling], judged: Mapping[tuple[int, int], Comparison]
) -> frozenset[tuple[int, int]]:
    """Pairs of a shortened name ("T. Haddad", "Haddad") that fits two different people about equally well."""
    fits: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for (left, right), judgement in judged.items():
        for short, full in ((left, right), (right, left)):
            if _is_shortened(spellings[short]) and not _is_shortened(spellings[full]):
                fits[short].append((judgement.strength, full))
    undecided = set()
    for short, found in fits.items():
        best, first = max(found, key=lambda one: (one[0], -one[1]))
        for strength, full in found:
            rival = compare_persons(spellings[first].name, spellings[full].name).verdict == "different"
            if rival and best - strength < MARGIN:
                undecided |= {(min(short, at), max(short, at)) for _, at in found}
    return frozenset(undecided)


def _is_shortened(spelling: Spelling) -> bool:
    words = spelling.name.split()
    return spelling.family == "person" and (len(words) == 1 or len(words[0]) == 1)


def _candidates(spellings: Sequence[Spelling]) -> list[tuple[int, int]]:
    """Pairs that share a family and the skeleton of their key words; hot blocks are cut to BUCKET spellings."""
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, spelling in enumerate(spellings):
        keys = skeletons(spelling.name)
        if spelling.family == "person":
            blocks["person", keys[-1]].append(at)
        else:
            blocks[spelling.family, " ".join(keys)].append(at)
            for gone in range(len(keys[-1])) if len(keys) == 1 and len(keys[0]) > 3 else ():
                blocks[spelling.family, "~" + keys[0][:gone] + keys[0][gone + 1 :]].append(at)
    pairs = set()
    for block in blocks.values():
        common = sorted(block, key=lambda at: (-len(spellings[at].members), spellings[at].name, at))[:BUCKET]
        pairs |= {(min(a, b), max(a, b)) for n, a in enumerate(common) for b in common[n + 1 :] if a != b}
    return sorted(pairs)


def _judged(left: Spelling, right: Spelling) -> Comparison:
    compare = compare_persons if left.family == "person" else compare_bodies
    found = compare(left.written[0], right.written[0])
    if found.verdict == "different" or (left.name == right.name and len(left.name.split()) > 1):
        return found
    strength, reasons = found.strength * 0.7 if found.verdict == "similar" else 0.6, [found.reason]
    shared = sorted(left.companions & right.companions)
    if len(shared) >= SHARED_COMPANIONS:
        strength += CONTEXT_BONUS
        reasons.append(f"their reports both name {', '.join(shared[:3])}")
    if left.ranks & right.ranks:
        strength += ROLE_BONUS
        reasons.append(f"both are called {min(left.ranks & right.ranks)}")
    elif left.ranks and right.ranks:
        strength -= ROLE_BONUS
        reasons.append(f"though one is {min(left.ranks)} and the other {min(right.ranks)}")
    return Comparison(verdict=found.verdict, strength=max(0.0, min(strength, 1.0)), reason="; ".join(reasons))


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
        kinds = Counter(local.kind for local in locals_)
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
    asked = {root: tuple(sorted(ids[o] for o in others)) for root, others in clusters.asked().items()}
    by_id = {ids[root]: maybe for root, maybe in asked.items()}
    resolved = {key: ids[root] for root, members in clusters.members() for key in members}
    return JoinedEntities(
        entities=tuple(sorted((_asked(e, by_id.get(e.id, ())) for e in entities), key=lambda e: e.id)),
        resolved={key: entity for key, entity in resolved.items() if key in named},
        outlets={key[0]: entity for key, entity in resolved.items() if key in outlet_of},
    )


def _asked(entity: Entity, maybe: tuple[str, ...]) -> Entity:
    return replace(entity, maybe_same=maybe) if maybe else entity


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
