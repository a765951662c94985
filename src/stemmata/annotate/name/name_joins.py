"""Which names of one report stand for one thing. Each rule is a sentence; where two answers fit, none is taken."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from stemmata.annotate.lexicon.nouns import ORGANISATION_WORDS, OUTLET_WORDS
from stemmata.annotate.lexicon.peoples import DEMONYMS, GROUPS, PLACES, SAME_PEOPLES, SAME_PLACES
from stemmata.annotate.lexicon.ranks import RANKS, UNIFORMED, Gender
from stemmata.annotate.lexicon.word_tables import word_set
from stemmata.annotate.name.name_keys import name_key, name_words, plain, skeleton
from stemmata.model.annotations import EntityKind

_SMALL = frozenset({"of", "for", "and", "the", "in", "on", "to", "a"})
# without these words at its head a name of several words is another body's
_UNDROPPED = word_set(
    "free new real true democratic popular national people's peoples independent joint former provisional anti counter"
    " opposition rebel northern southern eastern western upper lower first second third fourth fifth sixth seventh"
)
_OF_STATES = frozenset(plain(name) for name in GROUPS | PLACES)
_RANKS = frozenset(RANKS.values())
# a last word that a body's name may lose and mean the same body; a "Fund" or an "Office" would be another one
_WHOLES = (ORGANISATION_WORDS | OUTLET_WORDS) - word_set(
    "fund foundation committee commission office school hospital institute museum branch wing bureau bank house centre"
    " center court fellowship trust television tv radio press cell team unit units network site website court academy"
    " archive headquarters club church mission delegation congress assembly council board secretariat department"
)
Merge = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Spelling:
    """One spelling of a name in one report, with what is said around its mentions."""

    surface: str
    kind: EntityKind
    gender: Gender | None = None
    titles: frozenset[str] = frozenset()  # ranks and nouns of office that stand by its mentions
    after_the: bool = False  # some mention follows "the"

    @property
    def words(self) -> tuple[str, ...]:
        return name_words(self.surface)


@dataclass(frozen=True, slots=True)
class Joined:
    """For each spelling its group; the numbers are those of the first spelling of the group."""

    groups: tuple[int | None, ...]  # None for a part of a name that several persons share
    bearers: Mapping[int, tuple[int, ...]]  # spelling without a group → the groups that it fits, sorted


def joined(spellings: Sequence[Spelling], stated: Mapping[str, str]) -> Joined:
    """Joins the spellings of one report. ``stated`` maps a short form to the long form that the report itself gives."""
    parent = list(range(len(spellings)))

    def root(at: int) -> int:
        while parent[at] != at:
            at = parent[at]
        return at

    def unite(one: int, other: int) -> None:
        low, high = sorted((root(one), root(other)))
        parent[high] = low

    for rule in (_same_name, _stated_acronym(stated), _initials, _same_state, _turned_body, _variant_spelling):
        for one, other in rule(spellings):
            unite(one, other)
    for one, other in _short_bodies(spellings, root):
        unite(one, other)
    shared = dict(_parts_of_persons(spellings, root, unite))
    groups = tuple(None if at in shared else root(at) for at in range(len(spellings)))
    return Joined(groups, {at: tuple(sorted({root(one) for one in fits})) for at, fits in shared.items()})


def _same_name(spellings: Sequence[Spelling]) -> Iterator[Merge]:
    """The names are the same but for capitals, marks and the article."""
    first: dict[tuple[EntityKind, str], int] = {}
    for at, one in enumerate(spellings):
        key = _people(one.surface) if one.kind == "group" else name_key(one.surface)
        yield first.setdefault((one.kind, key), at), at


def _people(surface: str) -> str:
    """What all forms of a people's name share: its country, or else the singular ("Kurds", "Kurdish")."""
    singular = surface[:-1] if surface.endswith("s") and surface[:-1] in GROUPS else surface
    return DEMONYMS.get(surface) or name_key(SAME_PEOPLES.get(singular, singular))


def _stated_acronym(stated: Mapping[str, str]) -> Callable[[Sequence[Spelling]], Iterator[Merge]]:
    def rule(spellings: Sequence[Spelling]) -> Iterator[Merge]:
        """The report itself says that the one stands for the other."""
        at_surface: dict[str, int] = {}
        for at, one in enumerate(spellings):
            at_surface.setdefault(one.surface, at)
        for short, long in sorted(stated.items()):
            if short in at_surface and long in at_surface:
                yield at_surface[short], at_surface[long]

    return rule


def _initials(spellings: Sequence[Spelling]) -> Iterator[Merge]:
    """The letters are the first letters of the one long name in the report that they fit."""
    longs: dict[str, set[str]] = defaultdict(set)
    where: dict[str, int] = {}
    for at, one in enumerate(spellings):
        parts = plain(one.surface).split()
        if one.kind == "organisation" and len(parts) > 1:
            key = name_key(one.surface)
            where.setdefault(key, at)
            longs["".join(word[0] for word in parts if word not in _SMALL)].add(key)
            longs["".join(word[0] for word in parts)].add(key)
    for at, one in enumerate(spellings):
        letters = one.surface.replace(".", "")
        fits = longs.get(letters.lower(), set()) if letters.isupper() else set()
        if one.kind == "organisation" and len(letters) > 1 and len(fits) == 1:
            yield where[min(fits)], at


def _same_state(spellings: Sequence[Spelling]) -> Iterator[Merge]:
    """Both are common names of one state."""
    for names in SAME_PLACES:
        found = [at for at, one in enumerate(spellings) if one.kind == "place" and one.surface in names]
        yield from ((found[0], at) for at in found[1:])


def _turned_body(spellings: Sequence[Spelling]) -> Iterator[Merge]:
    """The names are of the same words, turned round "of": "Union of Dockers" and "Dockers' Union"."""
    first: dict[tuple[str, ...], int] = {}
    for at, one in enumerate(spellings):
        content = tuple(sorted(word for word in one.words if word not in _SMALL))
        if one.kind == "organisation" and len(content) > 1:
            yield first.setdefault(content, at), at


def _short_bodies(spellings: Sequence[Spelling], root: Callable[[int], int]) -> Iterator[Merge]:
    """The shorter name opens or, with "the", ends one longer name of a body, and no other."""
    bodies = [(at, one) for at, one in enumerate(spellings) if one.kind == "organisation" and one.words]
    lands = _OF_STATES | {one.words[0] for one in spellings if one.kind in {"place", "group"} and len(one.words) == 1}
    longest_first = sorted(bodies, key=lambda pair: (-len(pair[1].words), pair[0]))
    for at, one in longest_first:
        fits = {
            root(where): where
            for where, other in reversed(longest_first)
            if len(other.words) > len(one.words)
            and (_ends_body(other, one, lands) or _opens_body(other.words, one.words))
        }
        if len(fits) == 1 and root(at) not in fits:
            yield next(iter(fits.values())), at


def _ends_body(full: Spelling, part: Spelling, lands: Set[str]) -> bool:
    """ "the Hand" for "Salt Hand", "the Osmer Dockers" for "Free Osmer Dockers' Union"; not in "Fund of Dockers".

    ``lands``: places and peoples; one of them with an institution's noun is a whole name ("Osmer Army").
    """
    count = len(part.words)
    if not part.after_the:
        return False
    if full.words[-count:] == part.words:
        states = count > 1 and part.words[0] in lands  # "the Velian Army" is no short form of "Free Velian Army"
        return (
            not states
            and _UNDROPPED.isdisjoint(full.words[:-count] if count > 1 else ())
            and _SMALL.isdisjoint(full.words[:-count])
        )
    return count > 1 and full.words[-count - 1 : -1] == part.words and full.words[-1] in _WHOLES


def _opens_body(full: Sequence[str], part: Sequence[str]) -> bool:
    """ "Tide State" for "Tide State of Marrow", "Salt Workers" for "Salt Workers' Union"; not a fund of that union."""
    if tuple(full[: len(part)]) != tuple(part):
        return False
    if part[-1] in ORGANISATION_WORDS | OUTLET_WORDS and full[len(part)] in _SMALL:
        return True
    lone = len(part) == 1 and (len(part[0]) < 4 or full[-1] in OUTLET_WORDS)
    return not lone and len(full) == len(part) + 1 and full[-1] in _WHOLES


def _variant_spelling(spellings: Sequence[Spelling]) -> Iterator[Merge]:
    """The names differ only by vowels or a doubled letter, as one name written down twice from another script does."""
    buckets: dict[tuple[EntityKind, tuple[str, ...]], list[int]] = defaultdict(list)
    for at, one in enumerate(spellings):
        if one.kind in {"person", "place", "organisation"} and one.words and not one.surface.isupper():
            buckets[one.kind, tuple(skeleton(word) for word in one.words)].append(at)
    for members in buckets.values():
        for other in members[1:]:
            if _near(spellings[members[0]].words, spellings[other].words):
                yield members[0], other


def _near(one: Sequence[str], other: Sequence[str]) -> bool:
    long_enough = all(
        len(left) >= 4 and len(right) >= 4 for left, right in zip(one, other, strict=True) if left != right
    )
    short = len(one) == 1 and min(len(one[0]), len(other[0])) < 5 and one != other
    close = all(Levenshtein.distance(left, right) <= 2 for left, right in zip(one, other, strict=True))
    return long_enough and close and not short


def _parts_of_persons(
    spellings: Sequence[Spelling], root: Callable[[int], int], unite: Callable[[int, int], None]
) -> Iterator[tuple[int, frozenset[int]]]:
    """A family or a given name stands for the one person that bears it; yields those that several bear, with them.

    Of several the one counts alone who has the rank or office that stands by the short name.
    """
    persons = [(at, one) for at, one in enumerate(spellings) if one.kind == "person" and one.words]
    named: dict[str, list[tuple[int, Spelling]]] = defaultdict(list)
    for at, one in persons:
        for key in {skeleton(one.words[-1]), skeleton(one.words[0])}:
            named[key].append((at, one))
    for at, one in sorted(persons, key=lambda pair: (-len(pair[1].words), pair[0])):
        longer = [
            (where, other)
            for where, other in named[skeleton(one.words[-1])]
            if len(other.words) > len(one.words) and not _clash(other.gender, one.gender)
        ]
        bearers = [pair for pair in longer if _ends_with(pair[1], one)]
        bearers = bearers or [pair for pair in longer if one.words == pair[1].words[:1] and not one.titles]
        fits = {root(where) for where, _ in bearers} - {root(at)}
        if len(fits) > 1:
            fits = {root(where) for where, other in bearers if other.titles & one.titles} or fits
        if len(fits) == 1 and not any(_civil(o.titles, one.titles) for where, o in bearers if root(where) in fits):
            unite(at, *fits)
        elif len(fits) > 1:
            yield at, frozenset(fits)


def _civil(bearer: frozenset[str], short: frozenset[str]) -> bool:
    """True where "Captain X" cannot be the X of the report, whom it calls a lawmaker and by no rank."""
    return bool(short & _RANKS and bearer) and bearer.isdisjoint(short | _RANKS | UNIFORMED)


def _ends_with(full: Spelling, part: Spelling) -> bool:
    count = len(part.words)
    tail = full.words[-count:] if count else ()
    if not tail:
        return False
    if tail == part.words or (count > 1 and full.words[0] == part.words[0] and full.words[-1] == part.words[-1]):
        return True
    same = tuple(map(skeleton, tail)) == tuple(map(skeleton, part.words))
    return same and min(map(len, part.words)) > 4 and _near(tail, part.words)


def _clash(one: Gender | None, other: Gender | None) -> bool:
    return one is not None and other is not None and one != other
