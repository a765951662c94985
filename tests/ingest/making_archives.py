"""Mails, mailboxes, web archives and feeds about the invented harbour, as bytes."""

import gzip
import io
import json
import zipfile
from collections.abc import Mapping, Sequence

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

GATES = "The gates of the harbour were shut at nine, Colonel Brandt said on Friday night."
PAGE = (
    "<html><head><title>Gates shut</title></head><body><article><h1>Gates shut</h1>"
    f"<p>{GATES}</p></article></body></html>"
)
ADDRESS = "https://ledger.example/gates"


def mail(
    body: str = GATES, *, headers: Mapping[str, str] | None = None, kind: str = "text/plain; charset=utf-8"
) -> bytes:
    """A mail of one part."""
    told = {
        "From": "Ada Marsh <ada@ledger.example>",
        "To": "desk@ledger.example",
        "Date": "Fri, 14 May 2021 21:30:00 +0200",
        "Subject": "The gates",
        "Message-ID": "<gates.1@ledger.example>",
        "MIME-Version": "1.0",
        "Content-Type": kind,
        "Content-Transfer-Encoding": "8bit",
        **(headers or {}),
    }
    return "".join(f"{name}: {value}\n" for name, value in told.items()).encode() + b"\n" + body.encode() + b"\n"


def of_parts(*parts: bytes, kind: str = "mixed", headers: Mapping[str, str] | None = None) -> bytes:
    """A mail of several parts, each with its own header."""
    body = b"".join(b"--part\n" + part + b"\n" for part in parts) + b"--part--\n"
    return mail("", headers=headers, kind=f"multipart/{kind}; boundary=part").rstrip(b"\n") + b"\n\n" + body


def part(body: str | bytes, kind: str = "text/plain; charset=utf-8", *more: str) -> bytes:
    """A part of a mail, its body in eight bits."""
    head = "".join(f"{line}\n" for line in (f"Content-Type: {kind}", "Content-Transfer-Encoding: 8bit", *more))
    return head.encode() + b"\n" + (body if isinstance(body, bytes) else body.encode())


def mbox(*mails: bytes) -> bytes:
    return b"".join(b"From ada@ledger.example Fri May 14 21:30:00 2021\n" + one + b"\n" for one in mails)


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, (2021, 5, 14, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return held.getvalue()


class _Writer(WARCWriter):  # type: ignore[misc]
    """warcio's, without the temporary files that it leaves open."""

    @classmethod
    def _create_temp_file(cls) -> io.BytesIO:
        return io.BytesIO()


class Warc:
    """A web archive that is being written."""

    def __init__(self, *, packed: bool = True) -> None:
        self._held = io.BytesIO()
        self._writer = _Writer(self._held, gzip=packed)

    def page(
        self,
        address: str = ADDRESS,
        body: str | bytes = PAGE,
        *,
        status: str = "200 OK",
        headers: Sequence[tuple[str, str]] = (("Content-Type", "text/html; charset=utf-8"),),
        time: str = "2021-05-20T10:00:00Z",
    ) -> "Warc":
        answer = StatusAndHeaders(status, list(headers), protocol="HTTP/1.1")
        payload = io.BytesIO(body if isinstance(body, bytes) else body.encode())
        record = self._writer.create_warc_record(
            address, "response", payload=payload, http_headers=answer, warc_headers_dict={"WARC-Date": time}
        )
        self._writer.write_record(record)
        return self

    def unchanged(
        self, address: str = ADDRESS, digest: str = "sha1:NOWHERE", time: str = "2021-06-01T10:00:00Z"
    ) -> "Warc":
        """A record that says that a page was as before."""
        record = self._writer.create_revisit_record(
            address, digest, address, "2021-05-20T10:00:00Z", warc_headers_dict={"WARC-Date": time}
        )
        self._writer.write_record(record)
        return self

    def data(self) -> bytes:
        return self._held.getvalue()


def wacz(archives: Mapping[str, bytes], pages: Sequence[Mapping[str, str]] = ()) -> bytes:
    lines = [{"format": "json-pages-1.0", "id": "pages", "title": "All Pages"}, *pages]
    listed = "".join(json.dumps(line) + "\n" for line in lines)
    return zipped({
        "datapackage.json": json.dumps({"profile": "data-package", "wacz_version": "1.1.1", "resources": []}),
        "pages/pages.jsonl": listed,
        **{f"archive/{name}": data for name, data in archives.items()},
    })  # fmt: skip


def rss(*items: str, title: str = "Harbour Ledger") -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"<title>{title}</title><link>https://ledger.example/</link><language>en</language>{''.join(items)}</channel></rss>"
    )


def mhtml(page: str = PAGE) -> str:
    return (
        "From: <Saved by Blink>\nSnapshot-Content-Location: https://ledger.example/gates\nSubject: Gates shut\n"
        "Date: Thu, 20 May 2021 10:00:00 +0000\nMIME-Version: 1.0\n"
        'Content-Type: multipart/related; type="text/html"; boundary="part"\n\n\n'
        f"--part\nContent-Type: text/html\nContent-Transfer-Encoding: 8bit\nContent-Location: {ADDRESS}\n\n{page}\n"
        "--part\nContent-Type: image/png\nContent-Transfer-Encoding: base64\nContent-Location: https://ledger.example/a.png\n\n"
        "iVBORw0KGgo=\n--part--\n"
    )


def gzip_bomb(size: int) -> bytes:
    return gzip.compress(bytes(size))
