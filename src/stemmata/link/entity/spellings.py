"""Spellings over reports: what the local entities that share a name and a family have in common."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from stemmata.link.entity.mastheads import OutletNode
from stemmata.link.entity.name_words import SMALL_WORDS
from stemmata.model.annotations import EntityKind, LocalEntity
from stemmata.text.romanise import folded, skeletons

Key = tuple[str, str]  # (report id, local entity id)
Group = tuple[str, str]  # (family, folded name)

# Kinds that reports may confuse with each other meet; others never do.
FAMILY: Mapping[EntityKind, str] = {
    "person": "person", "organisation": "body", "group": "body", "place": "place",
    "weapon": "weapon", "vehicle": "vehicle", "document": "document",
}  # fmt: skip
SURE = 3  # what the kind of a name counts where its report says it by more than a capital
MAJORITY = 0.6  # share of these counts from which a name's kind is taken to be a slip in the other reports
COMMON = 0.3  # share of the reports from which, in a case of MANY, a name tells nothing as company
MANY = 40
LETTERS = 6  # letters that an acronym has at most


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelling:
    """All local entities of one family that share a folded name."""

    family: str
    people: bool = False  # a nation, a sect, a side: never the short form of a body's name
    land: bool = False  # its first word is a place or a people of the case: with an institution's noun a whole name
    name: str  # folded
    written: tuple[str, ...]  # as the reports write it, sorted
    members: tuple[Key, ...]  # sorted
    ranks: frozenset[str]
    titles: frozenset[str]  # ranks, and the words that lead a role: "colonel", "interior", "minister"
    also: frozenset[str]  # folded names of two words or more by which the same reports call it as well
    acronyms: frozenset[str]
    companions: frozenset[str]  # folded names of what the same reports also name, save what most reports name

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(self.name.split())


def spellings_of(named: Mapping[Key, LocalEntity], outlets: Sequence[OutletNode]) -> list[Spelling]:
    """The spellings of a case, sorted by family and name; a short name that fits several is parted by report."""
    groups = _groups(named, outlets)
    companions = _companions(named)
    peoples = {
        group for group, keys in groups.items() if any(key in named and named[key].kind == "group" for key in keys)
    }
    open_ended = _several_bearers(groups) | _several_bodies(groups) - peoples
    lands = {name for family, name in groups if family == "place"} | {name for _, name in peoples}
    outlet_names = {key: outlet.name for outlet in outlets for key in outlet.keys}
    found = []
    for group, keys in sorted(groups.items()):
        parts = [[key] for key in sorted(keys)] if group in open_ended else [sorted(keys)]
        for members in parts:
            locals_ = [named[key] for key in members if key in named]
            mastheads = {outlet_names[key] for key in members if key in outlet_names}
            found.append(
                Spelling(
                    family=group[0],
                    people=group in peoples,
                    land=" " in group[1] and group[1].split()[0] in lands,
                    name=group[1],
                    written=tuple(sorted({local.name for local in locals_} | mastheads)),
                    members=tuple(members),
                    ranks=frozenset(rank for local in locals_ for rank in local.ranks),
                    also=frozenset(n for x in locals_ for n in _other_names(x, people=group in peoples)) - {group[1]},
                    titles=frozenset(title for local in locals_ for title in _titles(local)),
                    acronyms=frozenset(acronym for local in locals_ for acronym in _acronyms(local)),
                    companions=frozenset(c for key in members for c in companions.get(key[0], ()) if c != group[1]),
                )
            )
    return found


def _groups(named: Mapping[Key, LocalEntity], outlets: Sequence[OutletNode]) -> dict[Group, list[Key]]:
    groups: dict[Group, list[Key]] = defaultdict(list)
    families = _families(named, {folded(outlet.name) for outlet in outlets})
    for key, local in named.items():
        name = folded(local.name)
        groups[families.get(name) or FAMILY[local.kind], name].append(key)
    for outlet in outlets:
        groups["body", folded(outlet.name)] += outlet.keys
    return groups


def _families(named: Mapping[Key, LocalEntity], mastheads: set[str]) -> dict[str, str]:
    """The family of a name on which reports disagree: an outlet of the case is a body; else most signs decide.

    A report in which nothing but its capitals spoke for the kind counts less than one that says it.
    """
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for local in named.values():
        votes[folded(local.name)][FAMILY[local.kind]] += SURE if local.kind_sure else 1
    decided = {}
    for name, counted in votes.items():
        family, most = min(counted.items(), key=lambda one: (-one[1], one[0]))
        if name in mastheads:
            decided[name] = "body"
        elif len(counted) > 1 and most >= MAJORITY * counted.total():
            decided[name] = family
    return decided


def _companions(named: Mapping[Key, LocalEntity]) -> dict[str, set[str]]:
    """Report id → folded names; in a large case those that a good part of all reports have are left out."""
    found: dict[str, set[str]] = defaultdict(set)
    for (report, _), local in named.items():
        found[report].add(folded(local.name))
    if len(found) < MANY:
        return found
    often = Counter(name for names in found.values() for name in names)
    common = {name for name, count in often.items() if count > COMMON * len(found)}
    return {report: names - common for report, names in found.items()}


def _titles(local: LocalEntity) -> Iterable[str]:
    yield from local.ranks
    for role in local.roles:
        for word in role.lower().split():
            if word in {"of", "for", "at", "in", "to", "on"}:
                break
            if len(word) > 3:
                yield word


def _other_names(local: LocalEntity, *, people: bool) -> Iterable[str]:
    """The folded names that tell enough to be looked up: of two words or more; of a people each ("Velian", "Vels")."""
    return (name for name in map(folded, local.names) if people or " " in name)


def _acronyms(local: LocalEntity) -> Iterable[str]:
    """What the report says are its letters, and letters that it uses for it and that its name in full spells."""
    yield from local.acronyms
    if len(local.name.split()) > 1:
        for name in local.names:
            letters = name.replace(".", "")
            if letters.isupper() and 1 < len(letters) <= LETTERS and letters in spelt_by(local.name):
                yield letters


def spelt_by(name: str) -> frozenset[str]:
    """The letters that a name in full may be shortened to: "FHU" of "Free Harbour Union"; small words free to count."""
    words = folded(name).split()
    every = "".join(word[0] for word in words)
    return frozenset({every.upper(), "".join(word[0] for word in words if word not in SMALL_WORDS).upper()})


def _several_bearers(groups: Iterable[Group]) -> set[Group]:
    """Bare names of persons that several different full names of the case carry: which one is meant is open."""
    bearers: dict[str, set[str]] = defaultdict(set)
    for family, name in groups:
        words = name.split()
        if family == "person" and len(words) > 1:
            bearers[words[-1]].add(words[0])
            bearers[words[0]].add(words[-1])
    return {("person", name) for name, others in bearers.items() if len(_distinct(others)) > 1}


def _distinct(names: set[str]) -> set[str]:
    """The skeletons of the names; an initial that begins another adds none."""
    full = {skeletons(name)[0] for name in names if len(name) > 1}
    initials = {name for name in names if len(name) == 1}
    return full | {one for one in initials if not any(name[0] == one for name in names if len(name) > 1)}


def _several_bodies(groups: Iterable[Group]) -> set[Group]:
    """One word of which several longer names of bodies are made: "the Front" of one report is not another's."""
    ends: dict[str, set[str]] = defaultdict(set)
    for family, name in groups:
        words = name.split()
        if family == "body" and len(words) > 1:
            ends[words[-1]].add(" ".join(skeletons(name)))
    return {("body", name) for name, longer in ends.items() if len(longer) > 1}
