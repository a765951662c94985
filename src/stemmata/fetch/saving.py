"""What came, put beside the case: a file a page with its sidecar, and one list of all that was ever asked for.

    NAME-added/2021-05-14-093000/ledger.example--gates-shut-3f9c0a12.html
    NAME-added/2021-05-14-093000/ledger.example--gates-shut-3f9c0a12.html.meta.json
    NAME-added/.archive/2021-05-14-093000.warc.gz      as it came over the wire
    NAME-added/.archive/fetched.jsonl                   one line a page: when, from where, its hash, or why not

Builds pass over folders that begin with a dot: each page is read once, whoever builds the folder.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

from stemmata.fetch.fetching import Fetched

ARCHIVE: Final = ".archive"
LEDGER: Final = "fetched.jsonl"
_LONGEST: Final = 60  # characters of a page's own name in the name of its file


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What is known of one page that was asked for. Empty strings where it did not come."""

    asked: str
    url: str = ""
    time: str = ""
    address: str = ""
    media_type: str = ""
    bytes: int = 0  # of the page, unpacked
    sha256: str = ""  # of the page, unpacked
    file: str = ""  # below the folder of what was added, with "/" between parts
    warc: str = ""  # in the folder of archives
    robots: str = ""  # the rule that was passed over
    refused: str = ""  # why it did not come


def added_folder(case: Path) -> Path:
    """Beside the case; the same that takes what a browser sends."""
    return case.with_name(f"{case.stem}-added")


def save(page: Fetched, folder: Path, day: str, warc: str) -> Line:
    """Writes the page and its sidecar, which says its URL, when it came and the SHA-256 of what came. Raises OSError.

    ``day``: the folder, below ``folder``, of what came together.
    """
    name = file_name(page)
    place = folder / day
    place.mkdir(parents=True, exist_ok=True)
    sha256 = hashlib.sha256(page.body).hexdigest()
    beside = (
        json.dumps({"url": page.url, "captured": page.time, "digest": f"sha256:{sha256}"}, ensure_ascii=False) + "\n"
    )
    (place / f"{name}.meta.json").write_text(beside, encoding="utf-8")
    (place / name).write_bytes(page.file)
    return Line(
        asked=page.asked,
        url=page.url,
        time=page.time,
        address=page.address,
        media_type=page.media_type,
        bytes=len(page.body),
        sha256=sha256,
        file=f"{day}/{name}",
        warc=warc,
        robots=page.passed_over,
    )


def file_name(page: Fetched) -> str:
    """The host, the last words of the path, and a part of the URL's hash, so that no two pages share a name."""
    parts = urlsplit(page.url)
    host = re.sub(r"[^a-z0-9.-]+", "-", parts.hostname or "")[:80]
    last = unquote(parts.path.rstrip("/").rpartition("/")[2]).lower()
    words = "-".join(re.findall(r"\w+", re.sub(r"\.[a-z]{2,5}$", "", last)))
    short = words.encode()[:_LONGEST].decode("utf-8", "ignore")
    return f"{host}--{short or 'page'}-{hashlib.sha256(page.asked.encode()).hexdigest()[:8]}{page.suffix}"


def noted(folder: Path, line: Line) -> None:
    """Adds a line to the list. Raises OSError."""
    path = folder / ARCHIVE / LEDGER
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        file.write(json.dumps(asdict(line), ensure_ascii=False) + "\n")


def came(folder: Path) -> dict[str, Line]:
    """The pages that came and whose files are still there, by the URL that was asked for; of several, the last.

    A line that cannot be read, as the last may be when a machine died, is passed over.
    """
    try:
        lines = (folder / ARCHIVE / LEDGER).read_text(encoding="utf-8", errors="replace").splitlines()
    except FileNotFoundError:
        return {}
    found = (_line(text) for text in lines)
    return {one.asked: one for one in found if one and one.file and (folder / one.file).is_file()}


def _line(text: str) -> Line | None:
    try:
        known = json.loads(text)
        return Line(**{name: known[name] for name in Line.__slots__ if name in known}) if _sound(known) else None
    except (ValueError, TypeError):
        return None


def _sound(known: object) -> bool:
    """A mapping with a URL, and a file that lies below the folder: the list may have been edited."""
    if not isinstance(known, Mapping) or not isinstance(known.get("asked"), str):
        return False
    file = known.get("file", "")
    return isinstance(file, str) and not file.startswith("/") and ".." not in file.split("/") and "\\" not in file


def archives(folder: Path, lines: Iterable[Line]) -> tuple[Path, ...]:
    """The WARC files that hold these pages, each once, sorted."""
    names = sorted({one.warc for one in lines if one.warc and "/" not in one.warc and "\\" not in one.warc})
    return tuple(path for name in names if (path := folder / ARCHIVE / name).is_file())
