"""A compiled gazetteer: one SQLite file, written once and whole, then only read.

Two tables: ``place``, and ``name`` with a row for each key that a place answers to. Its ``application_id`` is "STMG".
"""

import os
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, get_args

from stemmata.errors import GazetteerError
from stemmata.model.place import Candidate, GazetteerPlace, Listed, NameMatch
from stemmata.text.place_names import place_key, without_article

APPLICATION_ID = 0x53544D47  # "STMG"
FORMAT = 1  # of the file; another one is compiled anew
MATCHES: tuple[NameMatch, ...] = get_args(NameMatch)  # "how" in the file is the place in this list
_SCHEMA = """
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE place (
  number INTEGER PRIMARY KEY, id TEXT NOT NULL, name TEXT NOT NULL, lat REAL NOT NULL, lon REAL NOT NULL,
  kind TEXT NOT NULL, area TEXT, within TEXT NOT NULL, population INTEGER, uncertainty_km REAL NOT NULL
);
CREATE TABLE name (
  key TEXT NOT NULL, place INTEGER NOT NULL, how INTEGER NOT NULL, PRIMARY KEY (key, place)
) WITHOUT ROWID;
"""
_INSERT = (
    "INSERT INTO place (number, id, name, lat, lon, kind, area, within, population, uncertainty_km)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_BY_NAME = (
    "SELECT how, id, name, lat, lon, kind, area, within, population, uncertainty_km"
    " FROM name JOIN place ON place.number = name.place WHERE key = ?"
)
_BY_ID = "SELECT id, name, lat, lon, kind, area, within, population, uncertainty_km FROM place WHERE id = ?"
_REMEMBERED = 4096  # names of one build that are looked up again: those of one affair
_BARE = MATCHES.index("without article")


def sought(key: str) -> Iterator[tuple[str, int]]:
    """The keys to look up for a key, and how a place answers at best under each: as it is, then without articles."""
    yield key, 0
    if (bare := without_article(key)) != key:
        yield bare, _BARE


def keys_of(listed: Listed) -> Iterator[tuple[str, int]]:
    """Each key that the place answers to, once, and how: the place in ``NameMatch`` of the best way."""
    found: dict[str, int] = {}
    own = place_key(listed.place.name)
    for how, keys in enumerate(
        (
            (own,),
            map(place_key, listed.names),
            map(without_article, (own, *map(place_key, listed.names))),
            map(place_key, listed.demonyms),
        )
    ):
        for key in keys:
            if key:
                found.setdefault(key, how)
    yield from found.items()


def write(path: Path, listed: Iterable[Listed], *, fingerprint: str, attribution: str) -> int:
    """Compiles the places into a file at ``path``, in place of what is there, whole or not at all; their number.

    Raises GazetteerError where the folder cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, made = tempfile.mkstemp(prefix=path.name, suffix=".new", dir=path.parent)
        os.close(handle)
        try:
            count = _compile(Path(made), listed, fingerprint=fingerprint, attribution=attribution)
            Path(made).replace(path)
        finally:
            Path(made).unlink(missing_ok=True)
    except (OSError, sqlite3.Error) as error:
        raise GazetteerError(
            f"The gazetteer cannot be written at {path}: {error}.", hint="Free some space, or set STEMMATA_CACHE."
        ) from error
    return count


def _compile(path: Path, listed: Iterable[Listed], *, fingerprint: str, attribution: str) -> int:
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        connection.executescript(f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN; {_SCHEMA}")
        names: list[tuple[str, int, int]] = []
        count = 0
        for count, one in enumerate(listed, start=1):
            place = one.place
            connection.execute(
                _INSERT,
                (
                    count, place.id, place.name, place.lat, place.lon, place.kind, place.area, " ".join(place.within),
                    place.population, place.uncertainty_km,
                ),
            )  # fmt: skip
            names += ((key, count, how) for key, how in keys_of(one))
        names.sort()
        connection.executemany("INSERT INTO name (key, place, how) VALUES (?, ?, ?)", names)
        connection.executemany(
            "INSERT INTO about (key, value) VALUES (?, ?)",
            (("attribution", attribution), ("fingerprint", fingerprint), ("places", str(count))),
        )
        connection.execute("CREATE INDEX place_id ON place (id)")
        connection.execute("COMMIT")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID:d}")
        connection.execute(f"PRAGMA user_version = {FORMAT:d}")
    finally:
        connection.close()
    with path.open("rb+") as written:
        os.fsync(written.fileno())
    return count


class StoredGazetteer:
    """A compiled gazetteer, open for reading; close it, or use it in a ``with``. One thread at a time."""

    def __init__(self, path: Path, *, brought: bool = False) -> None:
        """``brought``: the user brought its places.

        Raises GazetteerError where no compiled gazetteer of this version is at ``path``.
        """
        self.path = path
        self._brought = brought
        try:
            self._connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
            header = [
                self._connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")
            ]
            if header != [APPLICATION_ID, FORMAT]:
                raise sqlite3.DatabaseError("no gazetteer of this version of Stemmata")
            about = dict(self._connection.execute("SELECT key, value FROM about"))
        except sqlite3.Error as error:
            raise GazetteerError(
                f"{path} cannot serve as a gazetteer: {error}.", hint="Make it again with: stemmata gazetteer compile"
            ) from error
        self.fingerprint: str = about["fingerprint"]
        self.attribution: tuple[str, ...] = (about["attribution"],)
        self.places = int(about["places"])
        self._remembered = lru_cache(maxsize=_REMEMBERED)(self._sought)

    def __enter__(self) -> "StoredGazetteer":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Closing twice does nothing."""
        self._connection.close()

    def candidates(self, name: str) -> Sequence[Candidate]:
        """As :class:`~stemmata.model.place.Gazetteer` has it."""
        return self._remembered(place_key(name))

    def _sought(self, key: str) -> tuple[Candidate, ...]:
        found: dict[str, Candidate] = {}
        for one, least in sought(key):
            for how, *row in self._connection.execute(_BY_NAME, (one,)):
                found.setdefault(row[0], self._candidate(row, max(how, least)))
        return tuple(found[id_] for id_ in sorted(found))

    def _candidate(self, row: Sequence[Any], how: int) -> Candidate:
        return Candidate(place=_place(row), match=MATCHES[how], brought=self._brought)

    def place(self, id: str) -> GazetteerPlace | None:
        """As :class:`~stemmata.model.place.Gazetteer` has it."""
        row = self._connection.execute(_BY_ID, (id,)).fetchone()
        return _place(row) if row else None


def _place(row: Sequence[Any]) -> GazetteerPlace:
    id_, name, lat, lon, kind, area, within, population, uncertainty = row
    return GazetteerPlace(
        id=id_, name=name, lat=lat, lon=lon, kind=kind, area=area, within=tuple(within.split()),
        population=population, uncertainty_km=uncertainty,
    )  # fmt: skip
