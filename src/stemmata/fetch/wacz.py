"""WARC files and their pages as one WACZ, which ReplayWeb.page and other players open.

Format: Web Archive Collection Zipped 1.1.1 (specs.webrecorder.net/wacz/1.1.1). The index is CDXJ in blocks with a
second index over them, as players read it from a part of the file.
"""

import gzip
import hashlib
import json
import os
import re
import tempfile
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from stemmata.fetch.archive import indexed
from stemmata.fetch.rules import USER_AGENT
from stemmata.text.moments import in_utc

VERSION: Final = "1.1.1"
_BLOCK: Final = 300  # lines of the index in one block
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)  # what a ZIP has for "no time": the same pages give the same file
_PIECE: Final = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page that a reader of the collection begins with."""

    url: str
    time: str  # as its record has it
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _File:
    """A file of the collection, not yet packed."""

    path: str
    pieces: Iterable[bytes]
    packed: bool  # already: it is stored as it is


def save(target: Path, warcs: Sequence[Path], pages: Sequence[Page], now: datetime) -> int:
    """Writes the collection, whole or not at all; returns its size in bytes. Raises OSError.

    ``warcs``: their names differ. ``pages``: each is a response in one of them.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(handle, "wb") as file, zipfile.ZipFile(file, "w") as packed:
            _fill(packed, warcs, pages, now)
        Path(name).chmod(0o644)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return target.stat().st_size


def _fill(packed: zipfile.ZipFile, warcs: Sequence[Path], pages: Sequence[Page], now: datetime) -> None:
    blocks, second = _index(warcs)
    files = [
        *(_File(path=f"archive/{one.name}", pieces=_pieces(one), packed=True) for one in sorted(warcs)),
        _File(path="indexes/index.cdx.gz", pieces=[blocks], packed=True),
        _File(path="indexes/index.idx", pieces=[second], packed=False),
        _File(path="pages/pages.jsonl", pieces=[_page_list(pages)], packed=False),
    ]
    resources = [_put(packed, one) for one in files]
    package = {
        "profile": "data-package",
        "wacz_version": VERSION,
        "title": "Pages fetched by Stemmata",
        "software": USER_AGENT.partition(" ")[0],
        "created": in_utc(now),
        "resources": resources,
    }
    data = _json(package)
    _put(packed, _File(path="datapackage.json", pieces=[data], packed=False))
    digest = {"path": "datapackage.json", "hash": f"sha256:{hashlib.sha256(data).hexdigest()}"}
    _put(packed, _File(path="datapackage-digest.json", pieces=[_json(digest)], packed=False))


def _put(packed: zipfile.ZipFile, file: _File) -> dict[str, object]:
    """Adds a file; returns what the package says of it."""
    entry = zipfile.ZipInfo(file.path, _EPOCH)
    entry.compress_type = zipfile.ZIP_STORED if file.packed else zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    digest, size = hashlib.sha256(), 0
    with packed.open(entry, "w", force_zip64=file.packed) as out:
        for piece in file.pieces:
            out.write(piece)
            digest.update(piece)
            size += len(piece)
    name = file.path.rpartition("/")[2].lower()
    return {"name": name, "path": file.path, "hash": f"sha256:{digest.hexdigest()}", "bytes": size}


def _index(warcs: Sequence[Path]) -> tuple[bytes, bytes]:
    """The blocks of the index, one after the other, and the second index over them."""
    lines = sorted(
        f"{url_key(one.url)} {timestamp(one.time)} {one.as_json(warc.name)}\n"
        for warc in warcs
        for one in indexed(warc)
    )
    blocks, second = bytearray(), ['!meta 0 {"format": "cdxj-gzip-1.0", "filename": "index.cdx.gz"}\n']
    for start in range(0, len(lines), _BLOCK):
        text = "".join(lines[start : start + _BLOCK]).encode()
        block = gzip.compress(text, mtime=0)
        at = {"offset": len(blocks), "length": len(block), "digest": f"sha256:{hashlib.sha256(block).hexdigest()}"}
        key = " ".join(lines[start].split(" ", 2)[:2])
        second.append(f"{key} {json.dumps({**at, 'filename': 'index.cdx.gz'})}\n")
        blocks += block
    return bytes(blocks), "".join(second).encode()


def url_key(url: str) -> str:
    """The URL in the order in which archives sort: the host from its end, then the path, in lower case.

    >>> url_key("https://www.Ledger.example/Gates?b=2&a=1"), url_key("http://ledger.example:8080/")
    ('example,ledger)/gates?a=1&b=2', 'example,ledger:8080)/')
    """
    parts = urlsplit(url.lower())
    host = re.sub(r"^www\d*\.", "", parts.hostname or "")
    backwards = host if re.fullmatch(r"[\d.]+|.*:.*", host) else ",".join(reversed(host.split(".")))
    port = f":{parts.port}" if parts.port and parts.port not in {80, 443} else ""
    path = parts.path if parts.path == "/" else parts.path.rstrip("/")
    query = "&".join(sorted(parts.query.split("&"))) if parts.query else ""
    return f"{backwards}{port}){path or '/'}" + (f"?{query}" if query else "")


def timestamp(time: str) -> str:
    """
    >>> timestamp("2021-05-14T09:30:00Z")
    '20210514093000'
    """
    return re.sub(r"\D", "", time)[:14]


def _page_list(pages: Sequence[Page]) -> bytes:
    rows: list[dict[str, str]] = [{"format": "json-pages-1.0", "id": "pages", "title": "All pages"}]
    for page in sorted(pages, key=lambda one: (one.time, one.url)):
        identity = hashlib.sha256(f"{page.time} {page.url}".encode()).hexdigest()[:16]
        row = {"id": identity, "url": page.url, "ts": page.time}
        rows.append({**row, "title": page.title} if page.title else row)
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


def _pieces(path: Path) -> Iterable[bytes]:
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            yield piece
