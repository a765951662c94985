"""The signs by which candidates of one report are compared, as numbers; their weights are in ``weights``."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log10

import numpy as np
from numpy.typing import NDArray

from stemmata.link.place.apart import EARTH_KM, lies_in
from stemmata.link.place.said import Said
from stemmata.model.place import Candidate, GazetteerPlace

Numbers = NDArray[np.float64]
# what a candidate has of itself, and by what is said of it
OWN_SIGNS = (
    "inhabitants", "most_inhabitants", "share_of_inhabitants", "million_inhabitants", "unknown_inhabitants",
    "country", "region", "district", "capital", "land", "region_of_namesake", "alternate_of_town", "alternate_of_area",
    "without_article", "demonym", "brought", "said_in", "said_in_loosely", "said_in_elsewhere", "kind_fits",
    "kind_against",
)  # fmt: skip
# how it sits with the other places of the report, and with those of the other reports
BESIDE_SIGNS = (
    "same_country",
    "same_region",
    "within_50_km",
    "within_300_km",
    "names_around",
    "apart",
    "small_and_apart",
)
# what speaks for none of the candidates
NONE_SIGNS = ("none", "none_fits_said", "none_fits_kind", "part_of_another_name", "single_candidate", "only_alternates")
_KINDS = ({"country", "continent"}, {"region"}, {"district"}, {"capital"}, {"land", "water", "site"})
_AREAS = {"continent", "country", "region", "district"}
_TOWNS = {"town", "capital"}
SMALL = 15_000  # inhabitants: a town that is known in its own region only
APART = 0.05  # of a place within 300 km: nothing of the report is near


@dataclass(frozen=True, slots=True)
class Asked:
    """One name of one report: all mentions of which the same is said."""

    key: str
    candidates: tuple[Candidate, ...]  # sorted by id; none: nobody bears the name
    said: Said
    elsewhere: tuple[Said, ...] = ()  # of the report's other mentions of the name


@dataclass(frozen=True, slots=True)
class Beside:
    """Places that stand beside, each with how sure it is; ``owner`` is the index of the name that each comes from."""

    places: tuple[GazetteerPlace, ...]
    shares: Numbers
    owners: NDArray[np.int64]
    names: int  # how many names they come from


def own_signs(asked: Asked) -> Numbers:
    """A row a candidate, a column a sign of ``OWN_SIGNS``."""
    people = [_inhabitants(one.place) for one in asked.candidates]
    all_people, most = sum(people), max(people, default=0)
    here = _fitting(asked.candidates, asked.said)
    there = {index for said in asked.elsewhere for index in _fitting(asked.candidates, said)}
    towns = [one for one in asked.candidates if one.place.kind in _TOWNS and one.match != "demonym"]
    rows = []
    for index, (one, inhabitants) in enumerate(zip(asked.candidates, people, strict=True)):
        kinds = asked.said.kinds
        rows.append(
            (
                log10(inhabitants + 10) / 7,
                float(inhabitants == most > 0),
                inhabitants / all_people if all_people else 0.0,
                float(inhabitants >= 1_000_000),
                float(one.place.kind in _TOWNS and not inhabitants),
                *(float(one.place.kind in kinds) for kinds in _KINDS),
                float(one.place.area is not None and any(one.place.area in other.place.within for other in towns)),
                float(one.match == "alternate" and one.place.kind not in _AREAS),
                float(one.match == "alternate" and one.place.kind in _AREAS),
                float(one.match == "without article"),
                float(one.match == "demonym"),
                float(one.brought),
                float(index in here and asked.said.plainly),
                float(index in here and not asked.said.plainly),
                float(index in there and index not in here),
                float(one.place.kind in kinds),
                float(bool(kinds) and one.place.kind not in kinds),
            )
        )
    return np.array(rows, dtype=np.float64).reshape(len(rows), len(OWN_SIGNS))


def _inhabitants(place: GazetteerPlace) -> int:
    return place.population or 0 if place.kind in _TOWNS else 0


def within(candidates: tuple[Candidate, ...], said: Said) -> tuple[Candidate, ...]:
    """The candidates in the area that is said; all of them where none is, or nothing is said.

    A rule and no sign: of 74 names of the tuning texts of which one fits, it was the one meant in each.
    """
    fitting = _fitting(candidates, said)
    return tuple(one for index, one in enumerate(candidates) if index in fitting) if fitting else candidates


def _fitting(candidates: Sequence[Candidate], said: Said) -> set[int]:
    """The candidates that lie in the area that is said."""
    return {
        index
        for index, one in enumerate(candidates)
        if any(one.place.id != area.id and lies_in(one.place, area) for area in said.areas)
    }


def none_signs(asked: Asked, own: Numbers) -> Numbers:
    """The signs of ``NONE_SIGNS`` for this name, which has candidates."""
    said_in = own[:, OWN_SIGNS.index("said_in") : OWN_SIGNS.index("said_in_loosely") + 1]
    against = own[:, OWN_SIGNS.index("kind_against")]
    areas = own[:, OWN_SIGNS.index("country") : OWN_SIGNS.index("district") + 1]
    return np.array(
        (
            1.0,
            float(bool(asked.said.areas) and not said_in.any() and not areas.any()),
            float(against.all()),
            float(asked.said.part_of_name),
            float(len(asked.candidates) == 1),
            float(all(one.match != "name" for one in asked.candidates)),
        )
    )


def points_of(places: Sequence[GazetteerPlace]) -> Numbers:
    """Unit vectors of the places' points, a row each."""
    lat, lon = (np.radians([getattr(place, name) for place in places]) for name in ("lat", "lon"))
    return np.stack((np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)), axis=1)


def beside_signs(places: Sequence[GazetteerPlace], owners: NDArray[np.int64], beside: Beside) -> Numbers:
    """A row a place, a column a sign of ``BESIDE_SIGNS``; what comes from the same name does not count."""
    if not places or not beside.places:
        return np.zeros((len(places), len(BESIDE_SIGNS)))
    weight = np.where(owners[:, None] == beside.owners[None, :], 0.0, beside.shares[None, :])
    others = np.maximum(1.0, beside.names - np.isin(owners, beside.owners))
    apart = (
        2
        * EARTH_KM
        * np.arcsin(
            np.minimum(1.0, np.linalg.norm(points_of(places)[:, None] - points_of(beside.places)[None], axis=2) / 2)
        )
    )
    town = np.array([place.kind not in {"continent", "country"} for place in beside.places])
    numbers: dict[str, int] = {}
    country, region = (_numbered(places, depth, numbers) for depth in (0, 1))
    country_beside, region_beside = (_numbered(beside.places, depth, numbers) for depth in (0, 1))
    area = np.array([numbers.setdefault(place.area or "", len(numbers)) for place in beside.places])
    same_country = (country[:, None] == country_beside[None]) & (country[:, None] >= 0)
    same_region = (region[:, None] == region_beside[None]) & (region[:, None] >= 0)
    around = ((area[None] == country[:, None]) | (area[None] == region[:, None])) & (area[None] >= 0)
    near, far = (np.exp(-apart / km) * town[None] for km in (50.0, 300.0))
    close = (weight * far).sum(axis=1)
    apart_from_all = (close < APART) & (others >= 3)
    small = np.array([place.kind == "town" and (place.population or 0) < SMALL for place in places])
    return np.stack(
        (
            (weight * same_country).sum(axis=1) / others,
            (weight * same_region).sum(axis=1) / others,
            np.log1p((weight * near).sum(axis=1)),
            np.log1p(close),
            np.minimum(1.0, (weight * around).sum(axis=1)),
            apart_from_all.astype(np.float64),
            (apart_from_all & small).astype(np.float64),
        ),
        axis=1,
    )


def _numbered(places: Sequence[GazetteerPlace], depth: int, numbers: dict[str, int]) -> NDArray[np.int64]:
    """The code of the country (depth 0) or region (1) of each, as a number; -1 where it has none."""
    codes = [(*place.within, *([place.area] if place.area else [])) for place in places]
    numbers.setdefault("", -1)
    found = [numbers.setdefault(code[depth], len(numbers)) if len(code) > depth else -1 for code in codes]
    return np.array(found, dtype=np.int64)
