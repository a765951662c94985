"""WACZ: a web archive packed with its page lists (https://specs.webrecorder.net/wacz/1.1.1/).

Where the page lists name pages, these alone are reports: what a browser loaded beside them (frames, advertisements) is
counted. A page of the lists of which there is no capture is refused.
"""

import json
import zipfile
from collections.abc import Iterator
from typing import Any, BinaryIO, Final, cast
from urllib.parse import urldefrag

from stemmata.errors import UnreadableReport
from stemmata.ingest.choice import MEBIBYTE
from stemmata.ingest.containers.warc import Captures
from stemmata.ingest.containers.zipped import content, opened
from stemmata.plugins import Member

_LISTS: Final = ("pages/pages.jsonl", "pages/extraPages.jsonl")
_LONGEST_LIST: Final = 64 * MEBIBYTE  # bytes; a line is 300, so that is 200,000 pages
_ARCHIVES: Final = (".warc", ".warc.gz")
_ENCRYPTED: Final = 0x1


class WaczContainer:
    """Yields each page of its lists, archive by archive in the order of their names."""

    name: str = "wacz"
    suffixes: tuple[str, ...] = (".wacz",)
    risky: bool = True

    def members(self, file: BinaryIO, path: str) -> Iterator[Member]:  # noqa: ARG002 (the protocol's)
        with opened(file) as packed:
            names = sorted(
                name for name in packed.namelist() if name.startswith("archive/") and name.endswith(_ARCHIVES)
            )
            if not names:
                raise UnreadableReport(
                    "It holds no archive/*.warc, as a WACZ does.", hint="If it is another zip archive, name it .zip."
                )
            wanted, broken = _wanted(packed)
            if broken:
                yield Member(locator="", note=f"{broken:,} lines of its page lists cannot be read.")
            captures = Captures(wanted)
            for name in names:
                if packed.getinfo(name).flag_bits & _ENCRYPTED:
                    yield Member(locator=f"/{name}", problem="It is encrypted. Unpack it with its password first.")
                    continue
                try:
                    with packed.open(name) as archive:
                        yield from captures.of(cast(BinaryIO, archive))
                except (UnreadableReport, zipfile.BadZipFile, RuntimeError, EOFError) as error:
                    yield Member(locator=f"/{name}", problem=f"{str(error).rstrip('.')}. What came before was read.")
            yield from captures.rest()


def _wanted(packed: zipfile.ZipFile) -> tuple[dict[str, str | None] | None, int]:
    """Address → title of the pages that the lists name, None where they name none; and how many lines are broken."""
    found: dict[str, str | None] = {}
    broken = 0
    for name in _LISTS:
        if name not in packed.NameToInfo:
            continue
        for line in content(packed, packed.getinfo(name), _LONGEST_LIST).splitlines():
            try:
                page: Any = json.loads(line)
            except (ValueError, RecursionError):
                broken += bool(line.strip())
                continue
            if isinstance(page, dict) and isinstance(page.get("url"), str):
                title = page.get("title")
                found.setdefault(urldefrag(page["url"]).url, title if isinstance(title, str) else None)
    return found or None, broken


container = WaczContainer()
