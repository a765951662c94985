"""Which spellings are one: acronyms, then full names, then shortened ones, each with its reason."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from stemmata.link.entity.correlation import contract, weight
from stemmata.link.entity.entity_clusters import Clusters
from stemmata.link.entity.name_words import SMALL_WORDS, UNDROPPED
from stemmata.link.entity.names import Comparison, compare_bodies, compare_persons, turned_words
from stemmata.link.entity.spellings import Spelling, spelt_by
from stemmata.text.romanise import folded, initials, skeletons
from stemmata.text.sound_keys import coarse, sound_keys

LETTERED = frozenset({"body", "place"})  # what reports call by letters
JOINED = 0.8  # strength from which two spellings are one: "Omar Haddad" and "Umar Hadad" with one shared companion
ASKED = 0.55  # strength from which a person is asked: a bare family name without anything else in common
CONTEXT_BONUS = 0.25  # the two reports name at least SHARED_COMPANIONS other things alike
SHARED_COMPANIONS = 2
OTHER_WORDS = 0.1  # "Jund Velia", "Junud Velia": one word of the name varies, another does not
TITLE_BONUS = 0.15
SHORT = 0.6  # what a shortened name says by itself
ONLY_BEARER = 0.1  # nobody else in the case is called so
TOLD_APART = 0.25  # the rank or the office of one bearer alone
MARGIN = 0.2  # by how much a shortened name must fit one better than another
OFTENER = 2  # a short form is seldom so many times more frequent than the name in full: then it is a name itself
SHOWN = 2  # reports that must write a name in full before unexplained letters stand for it
BUCKET = 60  # spellings compared within one block; the rest of a hot block is left to exact spelling


def join_acronyms(spellings: Sequence[Spelling], clusters: Clusters) -> None:
    """An acronym is the name that a report itself expands it to, as long as the case knows one expansion only."""
    by_acronym: dict[tuple[str, str], list[int]] = defaultdict(list)
    written: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, spelling in enumerate(spellings):
        if spelling.family not in LETTERED:
            continue
        for acronym in spelling.acronyms:
            by_acronym[spelling.family, folded(acronym)].append(at)
        if any(w.isupper() for w in spelling.written):
            written[spelling.family, spelling.name].append(at)
    for (family, acronym), expanded in sorted(by_acronym.items()):
        same = [at for at in expanded if spellings[at].name != acronym]
        for left, right in pairwise(same):
            if _expansions_agree(spellings[left], spellings[right]):
                reason = f"Both are abbreviated {acronym.upper()} by the reports that name them."
                clusters.join(left, right, "acronym", 0.9, reason)
        names = {clusters.root(at) for at in same}
        if len(names) == 1:
            for at in written.get((family, acronym), []):
                reason = f"A report writes {acronym.upper()} for {spellings[same[0]].written[0]}."
                clusters.join(same[0], at, "acronym", 0.95, reason)


def join_initials(spellings: Sequence[Spelling], clusters: Clusters) -> None:
    """Letters that no report explains are the one name of the case whose words begin with them, in like company."""
    bearers: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, spelling in enumerate(spellings):
        shouted = any(word.isupper() for name in spelling.written for word in name.split())
        if spelling.family in LETTERED and len(spelling.words) > 1 and not shouted:
            for letters in sorted(spelt_by(spelling.name)):
                bearers[spelling.family, letters.lower()].append(at)
    for at, spelling in enumerate(spellings):
        if not spelling.people and " " not in spelling.name and all(w.isupper() for w in spelling.written):
            longer = bearers.get((spelling.family, spelling.name), [])
            if len({clusters.root(other) for other in longer}) != 1:
                continue
            shared = sorted(spelling.companions & frozenset().union(*(spellings[other].companions for other in longer)))
            reports = sum(len(spellings[other].members) for other in longer)
            reason = (
                f"{spelling.written[0]} are the first letters of {spellings[longer[0]].written[0]}, of no other name "
                "of the kind in the case"
            )
            if len(shared) < SHARED_COMPANIONS or len(spelling.members) > OFTENER * reports or reports < SHOWN:
                clusters.ask(
                    at, longer[0], "initials", ASKED, f"{reason}, and too little beside says that they are one."
                )
                continue
            company = f"their reports both name {', '.join(shared[:3])}"
            clusters.join(at, longer[0], "initials", 0.85, f"{reason}; {company}.")


def join_peoples(spellings: Sequence[Spelling], clusters: Clusters) -> None:
    """ "Velian" and "Velians" are one people: only the plural differs."""
    known = {spelling.name: at for at, spelling in enumerate(spellings) if spelling.people}
    for name, at in sorted(known.items()):
        plural = known.get(f"{name}s")
        if plural is not None and not all(w.isupper() for w in spellings[at].written):
            names = f"{spellings[at].written[0]} and {spellings[plural].written[0]}"
            clusters.join(at, plural, "plural", 0.95, f"{names}: only the plural differs.")


def _expansions_agree(left: Spelling, right: Spelling) -> bool:
    """Two long forms of one acronym are one name if most of their words agree."""
    a, b = set(skeletons(left.name)), set(skeletons(right.name))
    return len(a & b) >= 0.6 * min(len(a), len(b)) and initials(left.written[0])[:2] == initials(right.written[0])[:2]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """The spellings of a case, compared within blocks. Pairs are of indices, the smaller first."""

    short: frozenset[int]  # shortened names
    pairs: Sequence[tuple[int, int]]  # that may be one, sorted
    full: Mapping[tuple[int, int], Comparison]  # of these, names in full


def judged(spellings: Sequence[Spelling]) -> Judged:
    """What the spellings themselves say, before any is joined."""
    short = frozenset(at for at, spelling in enumerate(spellings) if _is_shortened(spelling))
    pairs = _candidates(spellings)
    full = {pair: _judged(*(spellings[at] for at in pair)) for pair in pairs if not short.intersection(pair)}
    return Judged(short=short, pairs=pairs, full=full)


def join_spellings(spellings: Sequence[Spelling], clusters: Clusters, found: Judged) -> None:
    """Full names first, the strongest pairs before the others; then shortened names."""
    _join_full(spellings, clusters, found.full)
    _join_other_names(spellings, clusters)
    _join_shortened(spellings, clusters, found.short, found.pairs)
    _join_short_bodies(spellings, clusters)


def _join_full(spellings: Sequence[Spelling], clusters: Clusters, full: Mapping[tuple[int, int], Comparison]) -> None:
    """Names in full: those clusters that all comparisons within them speak for most."""

    def join(pair: tuple[int, int]) -> bool:
        if not _agree(spellings, clusters, *pair):
            return False
        found = full[pair]
        return clusters.join(*pair, "spelling", found.strength, _sentence(spellings, *pair, found))

    weights = {pair: weight(found.strength, joined=JOINED, asked=ASKED) for pair, found in full.items()}
    contract(weights, clusters.root, join)
    for pair, found in sorted(full.items()):
        if found.strength >= ASKED and clusters.root(pair[0]) != clusters.root(pair[1]):
            clusters.ask(*pair, "spelling", found.strength, _sentence(spellings, *pair, found))


def _join_other_names(spellings: Sequence[Spelling], clusters: Clusters) -> None:
    """A report that calls one thing by two full names joins them for the reports that have only one of them."""
    known: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, spelling in enumerate(spellings):
        known[spelling.family, spelling.name].append(at)
    for at, spelling in enumerate(spellings):
        for name in sorted(spelling.also):
            others = known.get((spelling.family, name), [])
            if len(others) == 1 and _agree(spellings, clusters, at, others[0]):
                names = f"{spelling.written[0]} and {spellings[others[0]].written[0]}"
                clusters.join(at, others[0], "other_name", 0.9, f"One report uses both names: {names}.")


def _sentence(spellings: Sequence[Spelling], left: int, right: int, found: Comparison) -> str:
    return f"{spellings[left].written[0]} and {spellings[right].written[0]}: {found.reason}."


def _agree(spellings: Sequence[Spelling], clusters: Clusters, left: int, right: int) -> bool:
    """No two full names of the two clusters are different people: what one initial fits, both names need not."""
    if spellings[left].family != "person":
        return True
    return not any(
        compare_persons(spellings[a].name, spellings[b].name).verdict == "different"
        for a in clusters.spellings_of(left)
        for b in clusters.spellings_of(right)
    )


def _is_shortened(spelling: Spelling) -> bool:
    words = spelling.words
    return spelling.family == "person" and (len(words) == 1 or len(words[0]) == 1)


def _join_shortened(
    spellings: Sequence[Spelling], clusters: Clusters, short: Collection[int], pairs: Iterable[tuple[int, int]]
) -> None:
    """ "T. Haddad" and "Haddad" are the one person of the case whom they fit best, by rank, office and company."""
    fits: dict[int, dict[int, int]] = defaultdict(dict)  # short → cluster of a full name → one spelling of it
    alike: list[tuple[int, int]] = []
    for left, right in pairs:
        if left in short and right in short:
            alike.append((left, right))
            continue
        for one, other in ((left, right), (right, left)):
            if one in short and compare_persons(spellings[one].name, spellings[other].name).verdict != "different":
                fits[one].setdefault(clusters.root(other), other)
    for one, bearers in sorted(fits.items(), key=lambda item: (-len(spellings[item[0]].words), item[0])):
        only = len(bearers) == 1
        ranked = sorted(
            ((_of_bearer(spellings, clusters, one, other, only=only), other) for other in bearers.values()),
            key=lambda found: (-found[0].strength, found[1]),
        )
        best, other = ranked[0]
        clear = len(ranked) == 1 or best.strength - ranked[1][0].strength >= MARGIN
        if clear and best.strength >= JOINED and _agree(spellings, clusters, one, other):
            clusters.join(one, other, "spelling", min(best.strength, 1.0), _sentence(spellings, one, other, best))
        else:
            for found, bearer in ranked:
                if found.strength >= ASKED:
                    reason = _sentence(spellings, one, bearer, found)
                    clusters.ask(one, bearer, "spelling", min(found.strength, 1.0), reason)
    for left, right in alike:
        found = _judged(spellings[left], spellings[right])
        if left not in fits and right not in fits and found.strength >= JOINED:
            clusters.join(left, right, "spelling", found.strength, _sentence(spellings, left, right, found))


def _of_bearer(spellings: Sequence[Spelling], clusters: Clusters, short: int, full: int, *, only: bool) -> Comparison:
    """How well a shortened name fits a person, all spellings of that person taken together."""
    one, members = spellings[short], [spellings[at] for at in clusters.spellings_of(full)]
    named = compare_persons(one.name, spellings[full].name)
    initial = len(one.words) > 1
    strength, reasons = (named.strength if initial else SHORT * named.strength / 0.6), [named.reason]
    if initial:
        strength *= 0.8
    shared = sorted(one.companions & frozenset().union(*(m.companions for m in members)))
    if len(shared) >= SHARED_COMPANIONS:
        strength += CONTEXT_BONUS
        reasons.append(f"their reports both name {', '.join(shared[:3])}")
    titles = frozenset().union(*(m.titles for m in members))
    ranks = frozenset().union(*(m.ranks for m in members))
    if one.titles & titles:
        strength += TOLD_APART
        reasons.append(f"both are called {min(one.titles & titles)}")
    elif one.ranks and ranks:
        strength -= TITLE_BONUS
        reasons.append(f"though one is {min(one.ranks)} and the other {min(ranks)}")
    if only:
        strength += ONLY_BEARER
        reasons.append("nobody else in the case bears the name")
    return Comparison(verdict="similar", strength=max(0.0, strength), reason="; ".join(reasons))


def _join_short_bodies(spellings: Sequence[Spelling], clusters: Clusters) -> None:
    """ "The Brotherhood" is the one body of the case whose longer name ends so, in reports of the same company."""
    ends: dict[str, list[int]] = defaultdict(list)
    whole_names = {spelling.name for spelling in spellings if len(spelling.words) > 1}
    for at, spelling in enumerate(spellings):
        if spelling.family == "body":
            for start in range(1, len(spelling.words)):
                lost = spelling.words[:start]
                whole = len(spelling.words) - start > 1 and not UNDROPPED.isdisjoint(lost)
                whole = whole or " ".join(lost) in whole_names  # "Tidal Nations Salt Cross": two names run together
                if SMALL_WORDS.isdisjoint(lost) and not whole:
                    ends[" ".join(spelling.words[start:])].append(at)
    for at, spelling in enumerate(spellings):
        shortens = spelling.family == "body" and not spelling.people and not all(w.isupper() for w in spelling.written)
        shortens = shortens and not spelling.land  # "Osmer Army" is nobody's short form
        names = (spelling.name, *sorted(spelling.also)) if shortens else ()
        longer = [other for name in names for other in ends.get(name, []) if other != at]
        if len({clusters.root(other) for other in longer}) != 1:
            continue
        full = [spellings[other] for other in longer]
        if len(spelling.members) > OFTENER * sum(len(one.members) for one in full):
            continue
        shared = sorted(spelling.companions & frozenset().union(*(one.companions for one in full)))
        reason = f"{spelling.written[0]} ends the name of {full[0].written[0]} and of no other body in the case"
        if len(shared) < SHARED_COMPANIONS:
            clusters.ask(at, longer[0], "short_form", ASKED, f"{reason}, but their reports name little else alike.")
            continue
        company = f"their reports both name {', '.join(shared[:3])}"
        clusters.join(at, longer[0], "short_form", 0.85, f"{reason}; {company}.")


def _candidates(spellings: Sequence[Spelling]) -> list[tuple[int, int]]:
    """Pairs that share a family and the skeleton of their key words; hot blocks are cut to BUCKET spellings."""
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, spelling in enumerate(spellings):
        keys = skeletons(spelling.name)
        if spelling.family == "person":
            blocks["person", keys[-1]].append(at)
            for key in _given_and_family(spelling.words):
                blocks["heard", key].append(at)
            continue
        blocks[spelling.family, " ".join(keys)].append(at)
        if spelling.family == "body" and len(keys) > 1:
            blocks["turned", " ".join(turned_words(spelling.name))].append(at)
        for gone in range(len(keys[-1])) if len(keys) == 1 and len(keys[0]) > 3 else ():
            blocks[spelling.family, "~" + keys[0][:gone] + keys[0][gone + 1 :]].append(at)
    pairs = set()
    for block in blocks.values():
        common = sorted(block, key=lambda at: (-len(spellings[at].members), spellings[at].name, at))[:BUCKET]
        pairs |= {(min(a, b), max(a, b)) for n, a in enumerate(common) for b in common[n + 1 :] if a != b}
    return sorted(pairs)


def _given_and_family(words: Sequence[str]) -> Iterable[str]:
    """The keys of the family name, each with the consonant that the given name begins with: "Khaled", "Haled" Juraev.

    A lone name has none: by its sound alone it would meet too many.
    """
    given = {coarse(words[0])[:1], coarse(words[0])[1:2]} if len(words) > 1 else set()
    return sorted(f"{first} {key}" for first in given for key in sound_keys(words[-1]))


def _judged(left: Spelling, right: Spelling) -> Comparison:
    """What two spellings and their surroundings say."""
    compare = compare_persons if left.family == "person" else compare_bodies
    found = compare(left.written[0], right.written[0])
    if found.verdict == "different":
        return found
    if found.verdict == "same":
        return found if len(left.words) > 1 else replace(found, strength=SHORT)
    strength, reasons = found.strength * 0.7, [found.reason]
    if left.family == "body" and any(len(word) > 3 for word in {*left.words} & {*right.words}):
        strength += OTHER_WORDS
        reasons.append("other words of the name are the same")
    shared = sorted(left.companions & right.companions)
    if len(shared) >= SHARED_COMPANIONS:
        strength += CONTEXT_BONUS
        reasons.append(f"their reports both name {', '.join(shared[:3])}")
    if left.titles & right.titles:
        strength += TITLE_BONUS
        reasons.append(f"both are called {min(left.titles & right.titles)}")
    elif left.ranks and right.ranks:
        strength -= TITLE_BONUS
        reasons.append(f"though one is {min(left.ranks)} and the other {min(right.ranks)}")
    return Comparison(verdict=found.verdict, strength=max(0.0, min(strength, 1.0)), reason="; ".join(reasons))
