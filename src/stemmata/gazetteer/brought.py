"""Reads the gazetteers that users bring: JSON Lines of their own, and country files of GeoNames.

A line that cannot be read is refused with its number and the reason; the others are taken.
"""

import io
import json
import math
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from stemmata.errors import GazetteerError, UsageError
from stemmata.gazetteer.geonames import ATTRIBUTION, town_km
from stemmata.model.place import GazetteerPlace, Listed, PlaceKind
from stemmata.text.ids import content_id
from stemmata.text.place_names import place_key

MOST_BYTES = 2_000_000_000  # unpacked: the largest country file of GeoNames has 400 MB
MOST_PLACES = 5_000_000
LONGEST_LINE = 100_000  # characters: the longest line of GeoNames has 15,000
MOST_NAMES = 500  # of one place
KINDS: tuple[PlaceKind, ...] = get_args(PlaceKind)
USERS = "brought by the user"
_KEYS = {"id", "name", "names", "lat", "lon", "kind", "country", "admin", "population", "uncertainty_km"}
_AREA_CODES: dict[str, PlaceKind] = {
    "PCL": "country", "PCLI": "country", "PCLS": "country", "PCLD": "country", "PCLF": "country", "ADM1": "region",
    "ADM2": "district", "CONT": "continent",
}  # fmt: skip
_CLASSES: dict[str, PlaceKind] = {"P": "town", "H": "water", "T": "land", "L": "land", "V": "land"}
_RADIUS_KM: dict[PlaceKind, float] = {"country": 400.0, "region": 80.0, "district": 25.0, "continent": 3000.0}


@dataclass(frozen=True, slots=True, kw_only=True)
class BadLine:
    """A line that was refused."""

    number: int  # from 1
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """What a file brings."""

    listed: tuple[Listed, ...]  # by id, each once: of two lines with one id the last stands
    refused: tuple[BadLine, ...]  # by number
    attribution: str


class _Unfit(ValueError):
    """Why a line is refused, as a sentence."""


def read(path: Path) -> Brought:
    """The places of a ``.jsonl`` file, or of a GeoNames country file (``.txt``, or ``.zip`` with one inside).

    Raises UsageError where the file is not there or of another kind, GazetteerError where it is too large or no place
    in it could be read.
    """
    if not path.is_file():
        raise UsageError(f"There is no file {path}.")
    suffix = path.suffix.lower()
    if suffix == ".jsonl":
        brought = _read(_lines(path), _of_json, USERS)
    elif suffix in {".txt", ".tsv", ".zip"}:
        brought = _read(_lines(path), _of_geonames, ATTRIBUTION)
    else:
        raise UsageError(
            f"{path} is no gazetteer that Stemmata reads.",
            hint="Bring a .jsonl file, or a country file of GeoNames (SY.txt, SY.zip).",
        )
    if not brought.listed:
        first = f" Line {brought.refused[0].number}: {brought.refused[0].reason}" if brought.refused else ""
        raise GazetteerError(f"No place in {path} could be read.{first}")
    return brought


def _lines(path: Path) -> Iterator[str]:
    if path.suffix.lower() != ".zip":
        if path.stat().st_size > MOST_BYTES:
            raise _too_large(path)
        with path.open(encoding="utf-8", errors="replace", newline="\n") as lines:
            yield from lines
        return
    try:
        with zipfile.ZipFile(path) as archive:
            inside = [
                one
                for one in archive.infolist()
                if one.filename.lower().endswith(".txt") and "readme" not in one.filename
            ]
            if len(inside) != 1:
                raise GazetteerError(
                    f"{path} does not hold one .txt file but {len(inside)}.", hint="Unpack it, and add the file."
                )
            if inside[0].file_size > MOST_BYTES:
                raise _too_large(path)
            with archive.open(inside[0]) as packed:
                yield from io.TextIOWrapper(packed, encoding="utf-8", errors="replace", newline="\n")
    except (zipfile.BadZipFile, zlib.error, RuntimeError, EOFError) as error:
        raise GazetteerError(f"{path} cannot be unpacked: {error}.") from error


def _too_large(path: Path) -> GazetteerError:
    return GazetteerError(f"{path} holds more than {MOST_BYTES:,} bytes.", hint="Take the countries of your case only.")


def _read(lines: Iterable[str], reader: Callable[[str], Listed], attribution: str) -> Brought:
    held: dict[str, Listed] = {}
    refused = []
    for number, line in enumerate(lines, start=1):
        if not line.strip() or line.startswith("#"):
            continue
        if len(held) >= MOST_PLACES:
            raise GazetteerError(
                f"The file lists more than {MOST_PLACES:,} places.", hint="Take those of your case only."
            )
        try:
            if len(line) > LONGEST_LINE:
                raise _Unfit(f"it is longer than {LONGEST_LINE:,} characters.")
            one = reader(line.rstrip("\r\n"))
            held[one.place.id] = one
        except _Unfit as unfit:
            refused.append(BadLine(number=number, reason=str(unfit)))
    return Brought(listed=tuple(held[id_] for id_ in sorted(held)), refused=tuple(refused), attribution=attribution)


def _of_json(line: str) -> Listed:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise _Unfit(f"it is no JSON: {error}.") from error
    if not isinstance(record, dict):
        raise _Unfit("it is no object with keys.")
    if not _is_unicode(record):
        raise _Unfit("it holds half a character (a lone surrogate).")
    if strange := sorted(set(record) - _KEYS):
        raise _Unfit(f"nobody knows its key {strange[0]!r}; keys are {', '.join(sorted(_KEYS))}.")
    name = _word(record, "name")
    kind = record.get("kind", "town")
    if kind not in KINDS:
        raise _Unfit(f"kind is {kind!r}, none of {', '.join(KINDS)}.")
    if name is None or not place_key(name):
        raise _Unfit("it has no name that can be spelled.")
    country, admin = _word(record, "country"), _word(record, "admin")
    if admin and not country:
        raise _Unfit("it has an admin but no country.")
    names = record.get("names", [])
    if not isinstance(names, list) or len(names) > MOST_NAMES or not all(isinstance(one, str) for one in names):
        raise _Unfit(f"names is no list of {MOST_NAMES} strings at most.")
    place = GazetteerPlace(
        id=_word(record, "id") or f"brought:{content_id('place', line)}",
        name=name,
        lat=_number(record, "lat", 90),
        lon=_number(record, "lon", 180),
        kind=kind,
        within=_within(country, admin),
        population=int(_number(record, "population", 2e10, least=0)) or None if "population" in record else None,
        uncertainty_km=_number(record, "uncertainty_km", 20_000, least=0) if "uncertainty_km" in record else 5.0,
    )
    return Listed(place=place, names=tuple(sorted(set(names) - {name})))


def _is_unicode(record: Mapping[str, Any]) -> bool:
    try:
        json.dumps(record, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _within(country: str | None, admin: str | None) -> tuple[str, ...]:
    """Codes as GeoNames has them: "SY" and, of a region, "SY.09"; the region may be given as "09"."""
    if not country:
        return ()
    if any(character.isspace() for character in country + (admin or "")):
        raise _Unfit("country and admin are codes, such as SY and SY.09, not names.")
    if not admin:
        return (country,)
    return (country, admin if admin.startswith(f"{country}.") else f"{country}.{admin}")


def _word(record: Mapping[str, Any], key: str) -> str | None:
    value = record.get(key)
    if value is None:
        return None
    if not isinstance(value, str) or not value.strip() or len(value) > 300:
        raise _Unfit(f"{key} is no string of 1 to 300 characters.")
    return value.strip()


def _number(record: Mapping[str, Any], key: str, most: float, *, least: float | None = None) -> float:
    value = record.get(key)
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not math.isfinite(value):
        raise _Unfit(f"{key} is {value!r}, no number.")
    low = -most if least is None else least
    if not low <= value <= most:
        raise _Unfit(f"{key} is {value}, not within {low:g} and {most:g}.")
    return float(value)


def _of_geonames(line: str) -> Listed:
    """One line of a country file: 19 columns, as geonames.org's readme.txt has them."""
    cells = line.split("\t")
    if len(cells) != 19:
        raise _Unfit(f"it has {len(cells)} columns, not the 19 of GeoNames.")
    number, name, ascii_name, others, lat, lon, group, code, country, _, *admins = cells[:14]
    if not number.isdecimal() or not place_key(name):
        raise _Unfit("its id is no number, or its name cannot be spelled.")
    try:
        record = {"lat": float(lat), "lon": float(lon), "population": int(cells[14] or 0)}
    except ValueError as error:
        raise _Unfit(f"a number cannot be read: {error}.") from error
    population = int(_number(record, "population", 2e10, least=0)) or None
    kind = "capital" if code == "PPLC" else _AREA_CODES.get(code) or _CLASSES.get(group) or "site"
    codes = [country, *(code for code in admins[:2] if code.strip("0"))] if country else []
    if any(" " in one for one in codes):
        raise _Unfit("a code of its country or region has a space.")
    path = [".".join(codes[:depth]) for depth in range(1, len(codes) + 1)]
    depth = {"country": 1, "region": 2, "district": 3}.get(kind, 0)
    names = {*others.split(","), ascii_name} - {"", name}
    place = GazetteerPlace(
        id=f"geonames:{number}",
        name=name,
        lat=_number(record, "lat", 90),
        lon=_number(record, "lon", 180),
        kind=kind,
        area=path[depth - 1] if depth and len(path) >= depth else None,
        within=tuple(path[: depth - 1] if depth else path),
        population=population,
        uncertainty_km=_RADIUS_KM.get(kind) or town_km(population),
    )
    return Listed(place=place, names=tuple(sorted(names)))
