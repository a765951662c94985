"""Web archives (WARC, ISO 28500, and its forerunner ARC), read by warcio: each page that was captured is a member.

A page is an answer with status 200 and a type that holds text. Redirects, error pages, images, scripts and repeated
captures are counted; a page that the archive only says to be unchanged since another archive is refused.
"""

import re
import zlib
from collections.abc import Iterator
from typing import Any, BinaryIO, Final
from urllib.parse import urldefrag, urljoin, urlsplit

from stemmata.errors import UnreadableReport
from stemmata.ingest.choice import LIMIT, MEBIBYTE
from stemmata.model.report import Captured
from stemmata.plugins import Member
from stemmata.text.media import PAGES, charset, media_type

_PASSED: Final = (  # the beginning of a media type → what it is
    ("image/", "images"),
    ("text/css", "style sheets and scripts"),
    ("text/javascript", "style sheets and scripts"),
    ("application/javascript", "style sheets and scripts"),
    ("application/x-javascript", "style sheets and scripts"),
    ("application/wasm", "style sheets and scripts"),
    ("font/", "fonts"),
    ("application/font", "fonts"),
    ("application/x-font", "fonts"),
    ("application/vnd.ms-fontobject", "fonts"),
    ("audio/", "sounds and films"),
    ("video/", "sounds and films"),
    ("application/rss", "feeds"),
    ("application/atom", "feeds"),
)
_RULES: Final = "/robots.txt"  # RFC 9309: what a host allows programs to fetch, which crawlers archive
_REDIRECTS: Final = range(300, 400)
_TIME: Final = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.\d+)?Z?")
_CUT: Final = "The archive breaks off in it. Fetch the archive anew, or make it again."
_ELSEWHERE: Final = (
    "The archive says only that it was unchanged since another capture, which it does not hold. "
    "Add the archive of that capture."
)
_MOST_PENDING: Final = 100_000  # captures that may still be found further on in the archive


class WarcContainer:
    """Yields each page, in the archive's order; a page that was captured again has its time after its address."""

    name: str = "warc"
    suffixes: tuple[str, ...] = (".warc", ".warc.gz", ".arc", ".arc.gz")
    risky: bool = True

    def members(self, file: BinaryIO, path: str) -> Iterator[Member]:  # noqa: ARG002 (the protocol's)
        captures = Captures()
        yield from captures.of(file)
        yield from captures.rest()


class Captures:
    """Takes archives apart that belong together, one after the other. ``wanted``: the pages of a list; None for all."""

    def __init__(self, wanted: dict[str, str | None] | None = None) -> None:
        """``wanted``: address → title, of the pages that are reports."""
        self._wanted = wanted
        self._met: set[str] = set()  # addresses of which there is a page
        self._digests: set[str] = set()
        self._pending: list[tuple[str, str]] = []  # (digest, address) of captures that were unchanged
        self._answered: dict[str, int] = {}  # wanted address → the status that it was answered with

    def of(self, file: BinaryIO) -> Iterator[Member]:
        """The captures of one archive. Raises UnreadableReport where it is none, or broken from some record on."""
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed

        number = 0
        record: Any = None
        try:
            archive = ArchiveIterator(file, arc2warc=True)
            for record in archive:
                number += 1
                member = self._member(record)
                if member is not None:
                    yield member
        except (ArchiveLoadFailed, zlib.error, EOFError, OSError, ValueError, AttributeError, TypeError) as error:
            problem = " ".join(str(error).split())[:120] or type(error).__name__
            where = f"after {number:,} records" if number else "at all"
            raise UnreadableReport(
                f"The web archive cannot be read {'further ' if number else ''}{where} ({problem}).",
                hint="Fetch it anew, or mend it with: warcio recompress FILE NEW.",
            ) from error
        if not number:
            raise UnreadableReport("The web archive holds no record.", hint="Fetch it anew.")
        if archive.offset < archive.fh.tell() or getattr(record.raw_stream, "limit", 1) > 0:
            raise UnreadableReport(
                f"The web archive breaks off after {number:,} records.",
                hint="Fetch it anew; what came before was read.",
            )

    def rest(self) -> Iterator[Member]:
        """What should have been among the captures and was not, when all archives are read."""
        unchanged = {address for _, address in self._pending}
        for digest, address in self._pending:
            if digest in self._digests:
                yield Member(locator=f"#{address}", passed="captures of pages that had not changed")
            elif address not in self._met:
                yield Member(locator=f"#{address}", problem=_ELSEWHERE)
        for address in self._wanted or {}:
            if address not in self._met and address not in unchanged:
                yield Member(locator=f"#{address}", problem=self._missing(address))

    def _missing(self, address: str) -> str:
        status = self._answered.get(address)
        if status is not None and status not in _REDIRECTS:
            return f"The page list names it, and the server answered {status}. Capture it again, if it is still there."
        return "The page list names it, and the archive holds no capture of it. Capture it again."

    def _member(self, record: Any) -> Member | None:
        """What a record becomes; None for the archive's own bookkeeping."""
        address = record.rec_headers.get_header("WARC-Target-URI") or ""
        if record.rec_type not in {"response", "resource", "revisit"} or not address.startswith(("http:", "https:")):
            return None
        page = urldefrag(address).url
        digest = record.rec_headers.get_header("WARC-Payload-Digest")
        if record.rec_type == "revisit":
            return self._unchanged(record, page, digest)
        if digest:
            self._digests.add(digest)
        status = self._status(record, page)
        if status != 200:
            return Member(locator=f"#{page}", passed="redirects" if status in _REDIRECTS else "error pages")
        if urlsplit(page).path == _RULES:
            return Member(locator=f"#{page}", passed="rules for robots")
        kind = _media_type(record)
        if kind not in PAGES:
            what = next((what for start, what in _PASSED if kind.startswith(start)), "data of other kinds")
            return Member(locator=f"#{page}", passed=what)
        if self._wanted is not None and page not in self._wanted:
            return Member(locator=f"#{page}", passed="pages that its page list does not name")
        return self._page(record, page, kind, digest)

    def _status(self, record: Any, page: str) -> int:
        """The status of the answer; what a redirect leads to is wanted where it is."""
        if record.http_headers is None:
            return 200  # a resource: the file alone
        code = record.http_headers.get_statuscode()
        status = int(code) if str(code).isdigit() else 0
        if self._wanted is not None and page in self._wanted:
            self._answered[page] = status
            target = record.http_headers.get_header("Location")
            if status in _REDIRECTS and target:
                led = urldefrag(urljoin(page, target)).url
                self._wanted.setdefault(led, self._wanted[page])
                self._met.add(page)
        return status

    def _page(self, record: Any, page: str, kind: str, digest: str | None) -> Member:
        captured = _captured(record, page, digest)
        again = page in self._met and captured is not None
        locator = f"#{page}@{re.sub(r'[^0-9]', '', captured.time)}" if again and captured else f"#{page}"
        self._met.add(page)
        try:
            data = record.content_stream().read(LIMIT + 1)
        except Exception as error:  # an encoding that is not known, or not kept to
            problem = " ".join(str(error).split())[:120] or type(error).__name__
            return Member(locator=locator, problem=f"Its content cannot be unpacked ({problem}). Capture it again.")
        if len(data) > LIMIT:
            problem = f"It is larger than {LIMIT // MEBIBYTE} MiB, more than any single report. Take it out."
            return Member(locator=locator, problem=problem)
        if _breaks_off(record):
            return Member(locator=locator, problem=_CUT)
        title = (self._wanted or {}).get(page)
        return Member(
            locator=locator,
            name=f"page{PAGES[kind]}",
            data=data,
            metadata={"url": page, "title": title} if title else {"url": page},
            encoding=_charset(record),
            captured=captured,
        )

    def _unchanged(self, record: Any, page: str, digest: str | None) -> Member | None:
        """A capture of what had been captured before; looked for when all else is read."""
        told = record.http_headers is None or _media_type(record) in PAGES
        if not told or digest is None or (self._wanted is not None and page not in self._wanted):
            return Member(locator=f"#{page}", passed="captures of what had not changed")
        if digest in self._digests or len(self._pending) >= _MOST_PENDING:
            self._met.add(page)
            return Member(locator=f"#{page}", passed="captures of pages that had not changed")
        self._pending.append((digest, page))
        return None


def _breaks_off(record: Any) -> bool:
    """Whether the record is shorter than it says; what may follow the content is read for that."""
    while record.raw_stream.read(MEBIBYTE):
        pass
    return bool(getattr(record.raw_stream, "limit", 0) > 0)


def _media_type(record: Any) -> str:
    stated = record.http_headers.get_header("Content-Type") if record.http_headers is not None else None
    if stated is None and record.rec_type == "resource":
        stated = record.rec_headers.get_header("Content-Type")
    return media_type(stated or "")


def _charset(record: Any) -> str | None:
    stated = record.http_headers.get_header("Content-Type") if record.http_headers is not None else None
    return charset(stated or "")


def _captured(record: Any, page: str, digest: str | None) -> Captured | None:
    found = _TIME.match(record.rec_headers.get_header("WARC-Date") or "")
    return Captured(time=f"{found[1]}Z", address=page, digest=digest) if found else None


container = WarcContainer()
