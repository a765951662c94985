"""Which names of one report stand for one thing. Each rule is a sentence; where two answers fit, none is taken."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from stemmata.annotate.name_keys import name_key, name_words, plain, skeleton
from stemmata.annotate.nouns import ORGANISATION_WORDS, OUTLET_WORDS
from stemmata.annotate.peoples import DEMONYMS, SAME_PLACES
from stemmata.annotate.ranks import Gender
from stemmata.model.annotations import EntityKind

_SMALL = frozenset({"of", "for", "and", "the", "in", "on", "to", "a"})
Merge = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Spelling:
    """One spelling of a name in one report, with what is said around its mentions."""

    surface: str
    kind: EntityKind
    gender: Gender | None = None

    @property
    def words(self) -> tuple[str, ...]:
        return name_words(self.surface)


def joined(spellings: Sequence[Spelling], stated: Mapping[str, str]) -> tuple[int | None, ...]:
    """For each spelling the number of its group; None for a surname that two persons share.

    ``stated`` maps a short form to the long form that the report itself gives. Numbers are those of the
    first spelling of the group.
    """
    parent = list(range(len(spellings)))

    def root(at: int) -> int:
        while parent[at] != at:
            at = parent[at]
        return at

    for rule in (_same_name, _stated_acronym(stated), _initials, _same_state, _shorter_body, _variant_spelling):
        for one, other in rule(spellings):
            low, high = sorted((root(one), root(other)))
            parent[high] = low
    open_ends = frozenset(_surnames(spellings, parent, root))
    return tuple(None if at in open_ends else root(at) for at in range(len(spellings)))


def _same_name(spellings: Sequence[Spelling]) -> Iterator[Merge]:
    """The names are the same but for capitals, marks and the article."""
    first: dict[tuple[EntityKind, str], int] = {}
    for at, one in enumerate(spellings):
        key = DEMONYMS.get(one.surface, name_key(one.surface)) if one.kind == "group" else name_key(one.surface)
        yield first.setdefault((one.kind, key), at), at


def _stated_acronym(stated: Mapping[str, str]) -> Callable[[Sequence[Spelling]], Iterator[Merge]]:
    def rule(spellings: Sequence[Spelling]) -> Iterator[Merge]:
        """The report itself says what the letters stand for."""
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


def _shorter_body(spellings: Sequence[Spelling]) -> Iterator[Merge]:
    """The shorter name opens one longer name of a body, and no other."""
    bodies = [(at, one.words) for at, one in enumerate(spellings) if one.kind == "organisation"]
    types = ORGANISATION_WORDS | OUTLET_WORDS
    for at, words in bodies:
        if not words or (len(words) == 1 and len(words[0]) < 4):
            continue
        typed = words[-1] in types
        longer = {
            other: where
            for where, other in reversed(bodies)
            if len(other) > len(words)
            and other[: len(words)] == words
            and ((other[len(words)] in _SMALL) if typed else other[-1] in types)
        }
        if longer and len({name[-1] for name in longer}) == 1:
            yield longer[max(longer, key=len)], at


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
    single = len(one) == 1 and min(len(one[0]), len(other[0])) < 5 and one != other
    close = all(Levenshtein.distance(left, right) <= 2 for left, right in zip(one, other, strict=True))
    return long_enough and close and not (single and Levenshtein.distance(one[0], other[0]) > 1)


def _surnames(spellings: Sequence[Spelling], parent: list[int], root: Callable[[int], int]) -> Iterator[int]:
    """A part at the end of one person's full name stands for that person; yields those that fit two persons."""
    persons = [(at, one) for at, one in enumerate(spellings) if one.kind == "person" and one.words]
    ending: dict[str, list[tuple[int, Spelling]]] = defaultdict(list)
    for at, one in persons:
        ending[skeleton(one.words[-1])].append((at, one))
    for at, one in sorted(persons, key=lambda pair: (-len(pair[1].words), pair[0])):
        fits = {
            root(where)
            for where, other in ending[skeleton(one.words[-1])]
            if len(other.words) > len(one.words) and _ends_with(other, one) and not _clash(other.gender, one.gender)
        } - {root(at)}
        if len(fits) == 1:
            low, high = sorted((root(at), *fits))
            parent[high] = low
        elif len(fits) > 1:
            yield at


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
