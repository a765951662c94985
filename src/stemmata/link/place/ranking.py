"""Ranks the candidates of the names of one report: each by itself, then beside the others, which are then surer."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from stemmata.link.place.said import Said, said_of
from stemmata.link.place.signs import (
    BESIDE_SIGNS,
    OWN_SIGNS,
    Asked,
    Beside,
    Numbers,
    beside_signs,
    none_signs,
    own_signs,
    within,
)
from stemmata.link.place.spelled import candidates_of
from stemmata.link.place.weights import ALONE, BESIDE, PASSES, Weights
from stemmata.model.place import Gazetteer, GazetteerPlace, PlaceCandidate
from stemmata.text.place_names import place_key
from stemmata.text.span import Span

WORTH_SHOWING = 0.02  # a candidate with less of the whole is not kept as one, nor does it stand beside others
# "Springfield" with nothing beside it: two places whose shares differ by less cannot be told apart
TOO_CLOSE = 0.1
# the best of eight Springfields: a place with less of the whole is a guess (nine in ten of those with more are right)
LEAST_SHARE = 0.2
WORTH_SAYING = 0.2  # of a logit: a sign that adds less is no reason
SIGNS = (*OWN_SIGNS, *BESIDE_SIGNS, *(f"{sign}, other reports" for sign in BESIDE_SIGNS))
STATED = np.array([float(sign in {"said_in", "said_in_loosely"}) for sign in SIGNS])
NOBODY = Beside(places=(), shares=np.zeros(0), owners=np.zeros(0, dtype=np.int64), names=0)


@dataclass(frozen=True, slots=True)
class Ranked:
    """What the ranking makes of one name: shares of all candidates and of ``none`` are 1.0 together."""

    candidates: tuple[PlaceCandidate, ...]  # by share, largest first, ties by id; small shares left out
    none: float  # the share of "none of them"
    asked: Asked

    why: tuple[tuple[str, float], ...] = ()  # signs of the first candidate with what each adds, the heaviest first

    @property
    def best(self) -> PlaceCandidate | None:
        """The likeliest place; None where "none of them" is likelier, or the next is as likely."""
        return told(self.candidates, self.none)


def told(candidates: Sequence[PlaceCandidate], none: float) -> PlaceCandidate | None:
    """The first of these, sorted by share, where it stands out; else None."""
    if not candidates or candidates[0].share <= max(none, LEAST_SHARE):
        return None
    second = candidates[1].share if len(candidates) > 1 else 0.0
    return candidates[0] if candidates[0].share >= second + TOO_CLOSE else None


@dataclass(frozen=True, slots=True)
class Sheet:
    """The signs of all candidates of a report, one block a name; for ranking, and for learning the weights."""

    asked: tuple[Asked, ...]
    places: tuple[GazetteerPlace, ...]
    owners: NDArray[np.int64]  # of each place, the index of its name
    own: Numbers
    none: Numbers  # a row a name


def asked_of(text: str, spans: Sequence[Span], gazetteer: Gazetteer) -> tuple[tuple[Asked, ...], tuple[int, ...]]:
    """The names of a report, each with what is said of it, and for each span the index of its name."""
    said = [said_of(text, span, gazetteer) for span in spans]
    keys = [place_key(span.of(text)) for span in spans]
    of_key: dict[str, list[int]] = {}
    for index, key in enumerate(keys):
        of_key.setdefault(key, []).append(index)
    candidates = {key: candidates_of(spans[held[0]].of(text), gazetteer) for key, held in of_key.items()}
    made: dict[tuple[str, Said], Asked] = {}
    for index, key in enumerate(keys):
        if (key, said[index]) not in made:
            others = dict.fromkeys(said[other] for other in of_key[key] if said[other] != said[index])
            made[key, said[index]] = Asked(key, within(candidates[key], said[index]), said[index], tuple(others))
    place_of = {named: index for index, named in enumerate(made)}
    return tuple(made.values()), tuple(place_of[key, one] for key, one in zip(keys, said, strict=True))


def sheet_of(asked: tuple[Asked, ...]) -> Sheet:
    """Lays out the signs of these names."""
    own = [own_signs(one) for one in asked]
    owners = [index for index, one in enumerate(asked) for _ in one.candidates]
    return Sheet(
        asked=asked,
        places=tuple(candidate.place for one in asked for candidate in one.candidates),
        owners=np.array(owners, dtype=np.int64),
        own=np.concatenate(own) if own else np.zeros((0, 0)),
        none=np.stack([none_signs(one, signs) for one, signs in zip(asked, own, strict=True)])
        if own
        else np.zeros((0, 0)),
    )


def shares(sheet: Sheet, signs: Numbers, weights: Weights) -> tuple[Numbers, Numbers]:
    """Of each candidate, and of "none" for each name: the share by a softmax over the name's candidates and none."""
    scores, none = np.exp(np.minimum(signs @ weights.places, 50.0)), np.exp(sheet.none @ weights.none)
    whole = none + np.bincount(sheet.owners, weights=scores, minlength=len(none))
    return scores / whole[sheet.owners], none / whole


def beside_of(sheet: Sheet, held: Numbers) -> Beside:
    """What the names of a report, so far as they are ranked, are to each other."""
    kept = np.flatnonzero(held >= WORTH_SHOWING)
    keys: dict[str, int] = {}
    by_key = [keys.setdefault(sheet.asked[index].key, index) for index in range(len(sheet.asked))]
    heads = np.array(by_key, dtype=np.int64)
    count = np.bincount(heads, minlength=len(by_key)) if by_key else np.zeros(0)
    owners = heads[sheet.owners[kept]] if len(kept) else np.zeros(0, dtype=np.int64)
    return Beside(
        places=tuple(sheet.places[index] for index in kept),
        shares=held[kept] / count[owners] if len(kept) else np.zeros(0),
        owners=owners,
        names=len(keys),
    )


def all_signs(sheet: Sheet, beside: Beside, background: Beside) -> Numbers:
    """Own signs, those beside the report's other names, and those beside the other reports' places."""
    heads: dict[str, int] = {}
    by_key = np.array([heads.setdefault(one.key, index) for index, one in enumerate(sheet.asked)], dtype=np.int64)
    owners = by_key[sheet.owners] if len(sheet.owners) else sheet.owners
    strangers = np.full(len(owners), -1, dtype=np.int64)
    return np.concatenate(
        (sheet.own, beside_signs(sheet.places, owners, beside), beside_signs(sheet.places, strangers, background)),
        axis=1,
    )


def ranked(asked: tuple[Asked, ...], background: Beside = NOBODY) -> tuple[Ranked, ...]:
    """What each name stands for, in the order given."""
    if not asked:
        return ()
    sheet = sheet_of(asked)
    if not sheet.places:
        return tuple(Ranked((), 1.0, one) for one in asked)
    held, none = shares(sheet, sheet.own, ALONE)
    signs = sheet.own
    for _ in range(PASSES):
        signs = all_signs(sheet, beside_of(sheet, held), background)
        held, none = shares(sheet, signs, BESIDE)
    found = []
    for index in range(len(asked)):
        mine = np.flatnonzero(sheet.owners == index)
        found.append(
            _ranked(sheet, mine, held, float(none[index]), signs) if len(mine) else Ranked((), 1.0, asked[index])
        )
    return tuple(found)


def _ranked(sheet: Sheet, mine: NDArray[np.int64], held: Numbers, none: float, signs: Numbers) -> Ranked:
    kept = [PlaceCandidate(place=sheet.places[at], share=float(held[at])) for at in mine if held[at] >= WORTH_SHOWING]
    first = max(mine, key=lambda at: (held[at], -at))
    adds = np.maximum(signs[first] * BESIDE.places, STATED * signs[first])  # by a rule, whatever the weight
    order = sorted(range(len(adds)), key=lambda sign: (-adds[sign], sign))
    return Ranked(
        candidates=tuple(sorted(kept, key=lambda one: (-one.share, one.place.id))),
        none=none,
        asked=sheet.asked[sheet.owners[first]],
        why=tuple((SIGNS[sign], float(adds[sign])) for sign in order if adds[sign] > WORTH_SAYING),
    )


def beside_of_ranked(found: Sequence[Ranked]) -> Beside:
    """What the ranked names of a report are to another one."""
    heads: dict[str, int] = {}
    owners = [heads.setdefault(one.asked.key, index) for index, one in enumerate(found)]
    count = {head: owners.count(head) for head in heads.values()}
    kept = [(owner, one) for owner, name in zip(owners, found, strict=True) for one in name.candidates]
    return Beside(
        places=tuple(one.place for _, one in kept),
        shares=np.array([one.share / count[owner] for owner, one in kept]),
        owners=np.array([owner for owner, _ in kept], dtype=np.int64),
        names=len(heads),
    )
