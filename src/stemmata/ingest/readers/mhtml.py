"""Pages that a browser saved whole, as one file (MHTML, RFC 2557). When it was saved is a capture, no publication."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC
from email.message import MIMEPart
from email.utils import parsedate_to_datetime

from stemmata.errors import UnreadableReport
from stemmata.ingest.decode import decoded
from stemmata.ingest.readers.html import reader as html_reader
from stemmata.ingest.readers.mail_headers import check_header, header
from stemmata.ingest.readers.mail_parts import message_of, too_deep
from stemmata.model.report import Captured
from stemmata.plugins import RawRecord, ReadOptions

_DEEPEST = 5  # parts inside parts: browsers write one


class MhtmlReader:
    """Reads the page that the file opens with; frames and pictures beside it are left out."""

    name: str = "mhtml"
    suffixes: tuple[str, ...] = (".mhtml", ".mht")
    risky: bool = True

    def read(self, data: bytes, path: str, options: ReadOptions) -> Iterator[RawRecord]:  # noqa: ARG002 (the protocol's)
        check_header(data)
        message = message_of(data)
        page = _first_page(message, 0)
        if page is None:
            raise UnreadableReport("It holds no page.", hint="Save the page anew, or copy its text into a .txt file.")
        payload = page.get_payload(decode=True)
        source, note = decoded(
            payload if isinstance(payload, bytes) else b"", declares=True, stated=page.get_content_charset()
        )
        address = _address(header(message, "Snapshot-Content-Location") or header(page, "Content-Location"))
        captured = _captured(message, address)
        for record in html_reader.read(source.encode("utf-8", "replace"), path, ReadOptions(encoding="utf-8")):
            stated = {"url": address, **record.metadata}
            notes = " ".join(filter(None, (note, record.note)))
            yield replace(record, metadata=stated, captured=captured, note=notes or None)


def _first_page(part: MIMEPart, depth: int) -> MIMEPart | None:
    if depth > _DEEPEST:
        raise too_deep()
    if part.get_content_type() in {"text/html", "application/xhtml+xml"}:
        return part
    if part.is_multipart():
        for child in part.iter_parts():
            found = _first_page(child, depth + 1)
            if found is not None:
                return found
    return None


def _address(stated: str | None) -> str | None:
    return stated if stated and stated.lower().startswith(("http://", "https://")) else None


def _captured(message: MIMEPart, address: str | None) -> Captured | None:
    try:
        moment = parsedate_to_datetime(header(message, "Date") or "")
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
    moment = moment.astimezone(UTC) if moment.tzinfo else moment
    return Captured(time=f"{moment:%Y-%m-%dT%H:%M:%S}Z", address=address, digest=None)


reader = MhtmlReader()
