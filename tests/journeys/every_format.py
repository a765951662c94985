"""A folder with a report in every format, some in others, and beside them what means ill. The harbour is invented."""

import json
from pathlib import Path
from typing import Final

from tests.ingest.making_archives import Warc, gzip_bomb, mail, mbox, mhtml, of_parts, part, rss, wacz, zipped
from tests.ingest.readers import office_making as office
from tests.ingest.readers import pdf_making as pdf

NAME: Final = "Mira Tolland"
_EVIL: Final = '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>'


def said(number: int) -> str:
    """A report's text; each number gives another."""
    return (
        f"{NAME} said on Friday that {number} drums of fuel had left Port Selm by night. The union of the dockers "
        f"denied it, and a clerk told Gazette number {number} that the harbour master had signed the letter."
    )


def _page(number: int) -> str:
    return (
        f"<html><head><title>Drums {number}</title></head><body><article><h1>Drums {number}</h1>"
        f"<p>{said(number)}</p></article></body></html>"
    )


def _pdf(number: int) -> bytes:
    return pdf.newspaper([said(number), *pdf.LETTER])


def _entry(number: int) -> str:
    return (
        f"<item><title>Drums {number}</title><link>https://ledger.example/{number}</link>"
        f"<content:encoded><![CDATA[<p>{said(number)}</p>]]></content:encoded></item>"
    )


def _docx(number: int) -> bytes:
    return office.docx(office.paragraph(office.run(said(number))))


def _mail(number: int, body: str = "") -> bytes:
    return mail(body or said(number), headers={"Message-ID": f"<{number}@ledger.example>"})


def _with(attachment: bytes, name: str, kind: str, number: int) -> bytes:
    held = part(attachment, f'{kind}; name="{name}"', f'Content-Disposition: attachment; filename="{name}"')
    return of_parts(part(said(number)), held, headers={"Message-ID": f"<{number}@ledger.example>"})


def _row(number: int) -> str:
    row = {
        "title": f"Drums {number}", "author": "Ada Marsh", "hostname": "ledger.example", "date": "2021-05-14",
        "fingerprint": "a", "id": None, "license": None, "comments": "", "raw_text": said(number), "text": said(number),
        "language": None, "image": None, "pagetype": "article", "filedate": "2021-05-20", "excerpt": "",
        "source": f"https://ledger.example/{number}", "source-hostname": "Harbour Ledger", "categories": "", "tags": "",
    }  # fmt: skip
    return json.dumps(row) + "\n"


# name → (bytes, the reports that come of it, by the last part of their paths)
SOUND: Final = {
    "paper.pdf": (_pdf(41), 1),
    "note.docx": (_docx(42), 1),
    "desk.eml": (_with(said(44).encode(), "draft.txt", "text/plain", 43), 2),
    "box.mbox": (mbox(_mail(45), _mail(46)), 2),
    "saved.mhtml": (mhtml(_page(47)), 1),
    "site.wacz": (wacz({"a.warc.gz": Warc().page("https://ledger.example/48", _page(48)).data()}), 1),
    "pages.warc": (Warc(packed=False).page("https://ledger.example/49", _page(49)).data(), 1),
    "outer.zip": (zipped({"inner.zip": zipped({"deep.txt": said(50)}), "beside.txt": said(51)}), 2),
    "mails.zip": (zipped({"a.eml": _with(_pdf(53), "paper.pdf", "application/pdf", 52)}), 2),
    "feed.rss": (rss(_entry(54), _entry(55)), 2),
    "rows.jsonl": (_row(56) + _row(57), 2),
}
# name → (bytes, words of the reason)
HOSTILE: Final = {
    "cut.pdf": (_pdf(61)[:900], "PDF"),
    "locked.pdf": (pdf.locked(said(62), "secret"), "password"),
    "cut.docx": (_docx(63)[:400], ""),
    "bomb.docx": (office.packed({"word/document.xml": bytes(300 << 20)}), ""),
    "entity.docx": (
        office.packed({"word/document.xml": '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'}),
        "",
    ),
    "cut.zip": (zipped({"a.txt": said(64)})[:-30], "zip"),
    "away.zip": (zipped({"../../away.txt": said(65)}), "out of the archive"),
    "cut.warc.gz": (Warc().page(body=_page(66)).data()[:60], ""),
    "bomb.warc.gz": (gzip_bomb(50 << 20), ""),
    "entity.rss": (f"{_EVIL}<rss><channel><item><title>&x;</title></item></channel></rss>", ""),
    "no.mbox": (b"\x00\x01\x02" * 200, ""),
    "torn.jsonl": ('{"text": ', ""),
}


def sound(folder: Path) -> Path:
    return _written(folder, {name: data for name, (data, _) in SOUND.items()})


def hostile(folder: Path) -> Path:
    return _written(folder, {name: data for name, (data, _) in HOSTILE.items()})


def _written(folder: Path, files: "dict[str, str | bytes]") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (folder / name).write_bytes(data if isinstance(data, bytes) else data.encode())
    return folder
