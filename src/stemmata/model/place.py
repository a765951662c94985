"""Places of a gazetteer, and what a case makes of the names of places."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from stemmata.model.evidence import Evidence

PlaceKind = Literal["continent", "country", "region", "district", "capital", "town", "water", "land", "site"]
NameMatch = Literal["name", "alternate", "without article", "demonym"]


@dataclass(frozen=True, slots=True, kw_only=True)
class GazetteerPlace:
    """One place as a gazetteer lists it."""

    id: str  # "geonames:170063"; "brought:…" for one that the user brought without an id
    name: str
    lat: float  # degrees north, WGS 84
    lon: float  # degrees east
    kind: PlaceKind
    area: str | None = None  # for an area: the code by which others lie within it: "SY", "SY.09", "US.ME.005"
    within: tuple[str, ...] = ()  # codes of the areas that it lies in, widest first: "SY", "SY.09"
    population: int | None = None
    uncertainty_km: float = 0.0  # radius of the circle in which the place, or most of an area, lies


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A place with the names that a gazetteer gives it, as it goes into one."""

    place: GazetteerPlace
    names: tuple[str, ...] = ()  # besides its own, sorted
    demonyms: tuple[str, ...] = ()  # names of its people, and the adjective, sorted


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A place that bears a name, and how."""

    place: GazetteerPlace
    match: NameMatch  # "without article": the name or the listed one drops its article ("Suwayda", "As-Suwayda")
    brought: bool = False  # it stands in a list that the user brought


class Gazetteer(Protocol):
    """Names to places. Exact after folding of scripts and diacritics; nothing is guessed from similar spellings."""

    fingerprint: str  # changes with the content
    attribution: tuple[str, ...]  # what is to be shown where its places are shown, one a source, sorted

    def candidates(self, name: str) -> Sequence[Candidate]:
        """The places that bear this name, sorted by id, each once; none where nobody bears it."""
        ...

    def place(self, id: str) -> GazetteerPlace | None:
        """The place of this id; None where there is none."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceCandidate:
    """A place that an entity may be, and how much speaks for it."""

    place: GazetteerPlace
    share: float  # 0.0 to 1.0: of all candidates and of "none of them" together


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityPlace:
    """Where an entity lies, as far as a gazetteer or a human tells."""

    place: GazetteerPlace | None  # None: several bear the name and none stands out, or a human ruled that it is none
    candidates: tuple[PlaceCandidate, ...]  # by share, largest first, ties by id; the one told is among them
    basis: Literal["gazetteer", "human"]
    evidence: tuple[Evidence, ...]  # strongest first
    attribution: tuple[str, ...]  # what is to be shown with it, sorted
