"""The parts of a MIME message: what is its text, and what hangs on it (RFC 2045–2049, 2183, 2231)."""

import mimetypes
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from typing import Any, Final

from stemmata.errors import UnreadableReport
from stemmata.ingest.choice import passed_over
from stemmata.ingest.decode import decoded, encoding_of
from stemmata.ingest.readers.html import reader as html_reader
from stemmata.ingest.readers.page_text import rendered
from stemmata.plugins import Member, ReadOptions

DEEPEST: Final = 60  # parts inside parts; a mail forwarded ten times as an attachment, through three lists, has forty
MOST_PARTS: Final = 2000  # a digest of a busy list has some hundred
_SHIFTING: Final = ("iso-2022", "utf-7", "hz")  # encodings whose bytes are all ASCII: what is declared is believed
_LATIN: Final = frozenset({"iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii"})  # see ingest.decode
_PASSED: Final = (
    ("image/", "images"),
    ("audio/", "sounds and films"),
    ("video/", "sounds and films"),
    ("font/", "fonts"),
    ("application/pgp-signature", "signatures"),
    ("application/pkcs7-signature", "signatures"),
    ("application/x-pkcs7-signature", "signatures"),
    ("text/calendar", "settings and calendars"),
    ("text/x-vcard", "settings and calendars"),
    ("text/vcard", "settings and calendars"),
    ("message/delivery-status", "notes of mail servers"),
    ("message/disposition-notification", "notes of mail servers"),
    ("text/rfc822-headers", "notes of mail servers"),
)
_ENCRYPTED: Final = frozenset({"application/pkcs7-mime", "application/x-pkcs7-mime", "application/pgp-encrypted"})
# What mail programs put round the mail that is answered or forwarded, in HTML.
_OTHERS_WORDS: Final = (
    './/blockquote[@type="cite"]',
    './/*[contains(concat(" ", @class, " "), " gmail_quote ")]',
    './/*[contains(concat(" ", @class, " "), " moz-forward-container ")]',
    './/*[contains(concat(" ", @class, " "), " yahoo_quoted ")]',
    './/*[contains(concat(" ", @class, " "), " protonmail_quote ")]',
)
_FORWARDED_HEAD: Final = re.compile(r"\s*-{3,}[^-\n]{6,60}-{3,}|\s*begin forwarded message", re.IGNORECASE)


@dataclass(slots=True)
class Parts:
    """What a mail is made of."""

    plain: list[str] = field(default_factory=list)  # its text, in order
    html: list[str] = field(default_factory=list)  # its text, where no plain one says the same
    notes: list[str] = field(default_factory=list)
    members: list[Member] = field(default_factory=list)
    encrypted: bool = False
    met: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """The text of a mail, forwarded and quoted ones included, as plain text has it."""

    text: str
    links: tuple[tuple[str, str], ...] = ()
    note: str | None = None


def message_of(data: bytes) -> EmailMessage:
    """The mail, parsed. Raises UnreadableReport where its parts are nested deeper than Python's parser goes."""
    try:
        return BytesParser(policy=policy.default).parsebytes(data)
    except RecursionError as error:
        raise too_deep() from error


def too_deep() -> UnreadableReport:
    return UnreadableReport(
        f"Its parts are nested more than {DEEPEST} deep, which no mail program does.",
        hint="Save the mail's text in a .txt file.",
    )


def parts_of(message: EmailMessage) -> Parts:
    """The mail's parts. Raises UnreadableReport where they are nested too deep or too many."""
    parts = Parts()
    _collect(message, parts, 0)
    return parts


def written(parts: Parts) -> Written:
    """The plain text; where there is none that of the HTML, with what is another's marked as plain mails mark it."""
    plain = "\n\n".join(parts.plain)
    notes = list(dict.fromkeys(parts.notes))
    if plain.strip() or not parts.html:
        return Written(text=plain, note=" ".join(notes) or None)
    texts, links = [], list[tuple[str, str]]()
    for page in parts.html:
        own, others = _parted_page(page)
        try:
            for record in html_reader.read(own.encode("utf-8", "replace"), "", ReadOptions(encoding="utf-8")):
                texts.append(record.text)
                links += record.links
                notes += [record.note] if record.note else []
        except UnreadableReport:
            if not others:
                raise
        texts += others
    return Written(text="\n\n".join(texts), links=tuple(links), note=" ".join(notes) or None)


def _collect(part: EmailMessage, parts: Parts, depth: int) -> None:
    parts.met += 1
    if depth > DEEPEST:
        raise too_deep()
    if parts.met > MOST_PARTS:
        raise UnreadableReport(f"It has more than {MOST_PARTS:,} parts.", hint="Save the mail's text in a .txt file.")
    kind = part.get_content_type()
    if kind in _ENCRYPTED or kind == "multipart/encrypted":
        parts.encrypted = True
    elif kind == "message/rfc822":
        _attached_mail(part, parts)
    elif kind == "multipart/alternative":
        _alternative(part, parts, depth)
    elif part.is_multipart() and kind.startswith("multipart/"):
        shown_with = kind in {"multipart/related", "multipart/signed"}  # the first, and what belongs to it
        for number, child in enumerate(_children(part)):
            if number and shown_with:
                _hang(child, parts)
            else:
                _collect(child, parts, depth + 1)
    elif kind in {"text/plain", "text/html"} and not _is_attached(part):
        text, note = _text(part)
        (parts.html if kind == "text/html" else parts.plain).append(text)
        parts.notes += [note] if note else []
    else:
        _hang(part, parts)


def _children(part: EmailMessage) -> Iterator[EmailMessage]:
    payload: Any = part.get_payload()
    if isinstance(payload, list):
        yield from payload


def _alternative(part: EmailMessage, parts: Parts, depth: int) -> None:
    """The same text in several forms: the plain one where it says anything, else the HTML one."""
    apart = Parts(met=parts.met)
    for child in _children(part):
        _collect(child, apart, depth + 1)
    parts.met = apart.met
    if "".join(apart.plain).strip():
        apart.html.clear()
    parts.plain += apart.plain or []
    parts.html += apart.html
    parts.notes += apart.notes
    parts.members += apart.members
    parts.encrypted = parts.encrypted or apart.encrypted


def _is_attached(part: EmailMessage) -> bool:
    return part.get_content_disposition() == "attachment" or bool(_file_name(part))


def _file_name(part: EmailMessage) -> str | None:
    try:
        return part.get_filename()
    except Exception:  # parameters that the parser trips over
        return None


def _attached_mail(part: EmailMessage, parts: Parts) -> None:
    """A mail that hangs on this one, or is sent on by it: another's words, and a report of its own."""
    locator = f"#attachment={len(parts.members) + 1}"
    inner = next(_children(part), None)
    try:
        data = inner.as_bytes() if inner is not None else _bytes(part)
    except Exception:  # what does not fit the rules cannot always be written as it came
        problem = "This attached mail cannot be taken out. Save it by itself from a mail program."
        parts.members.append(Member(locator=locator, problem=problem))
        return
    parts.members.append(Member(locator=locator, name="message.eml", data=data))


def _hang(part: EmailMessage, parts: Parts) -> None:
    """An attachment, or a file that the text shows."""
    kind = part.get_content_type()
    name = _file_name(part) or f"attachment{mimetypes.guess_extension(kind, strict=False) or ''}"
    locator = f"#attachment={len(parts.members) + 1}/{name.replace('/', '_')}"
    passed = next((what for start, what in _PASSED if kind.startswith(start)), None) or passed_over(name)
    if passed or part.is_multipart():
        parts.members.append(Member(locator=locator, passed=passed or "parts of other kinds"))
        return
    charset = part.get_content_charset() if kind.startswith("text/") else None
    parts.members.append(Member(locator=locator, name=name, data=_bytes(part), encoding=charset))


def _bytes(part: EmailMessage) -> bytes:
    data: Any = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _text(part: EmailMessage) -> tuple[str, str | None]:
    """The text of a part, and what had to be guessed."""
    data = _bytes(part)
    charset = part.get_content_charset()
    if not data.strip():
        return "", None
    if charset and charset.startswith(_SHIFTING):
        try:
            return data.decode(charset, "replace"), None
        except LookupError:
            pass
    if part.get_content_type() == "text/html" and charset is None:
        return decoded(data, declares=True)
    found = encoding_of(data, declared="cp1252" if charset in _LATIN else charset)
    return data.decode(found.name, found.errors), found.note


def _parted_page(source: str) -> tuple[str, list[str]]:
    """An HTML text without what mail programs mark as another's; these pieces, forwarded as they are, else quoted."""
    from lxml import etree, html

    try:
        tree = html.document_fromstring(source, parser=html.HTMLParser(no_network=True, huge_tree=False))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return source, []
    others = []
    for path in _OTHERS_WORDS:
        for element in tree.xpath(path):
            if element.getroottree().getroot() is not tree:  # it went with one around it
                continue
            text = rendered(element).text
            if text and _FORWARDED_HEAD.match(text):
                others.append(text)
            elif text:
                others.append("\n".join(f"> {line}" for line in text.split("\n")))
            element.drop_tree()
    return html.tostring(tree, encoding="unicode"), others
