"""What the header of a mail says of it, in the words of RawRecord.metadata."""

import re
from email.message import MIMEPart
from email.utils import getaddresses, parsedate_to_datetime
from typing import Final

from stemmata.errors import UnreadableReport

# Sendmail and most servers refuse a header of more than 32 KiB; long lists of addresses reach 200.
MOST_HEADER: Final = 1 << 20  # bytes of the whole header
MOST_LINES: Final = 5000  # a mail that went through many lists has 200
LONGEST_VALUE: Final = 20_000  # characters of one that we read: the parser's time grows with their square
_SHOWN: Final = ("from", "date", "subject", "message-id", "received", "to", "newsgroups", "mime-version", "return-path")
_ID: Final = re.compile(r"<\s*([^<>\s]{3,400})\s*>")
_PREFIXES: Final = re.compile(
    r"^(?:\s*(?:re|aw|antw|sv|vs|fwd?|wg|tr|rv|enc|res|odp|ynt|ilt|отв|пер)(?:\[\d{1,3}\])?\s*:\s*)+", re.IGNORECASE
)
_LIST: Final = re.compile(r"\s*(?P<words>.*?)\s*<(?P<id>[^<>\s]+)>\s*", re.DOTALL)


def check_header(data: bytes) -> None:
    """Raises UnreadableReport where these bytes do not begin with the header of a mail, or it is a bomb."""
    end = min((at for at in (data.find(b"\n\n"), data.find(b"\n\r\n")) if at >= 0), default=len(data))
    block = data[: min(end, MOST_HEADER) + 1]
    if end > MOST_HEADER or block.count(b"\n") > MOST_LINES:
        raise UnreadableReport(
            f"Its header is longer than any mail's ({MOST_HEADER >> 20} MiB or {MOST_LINES:,} lines).",
            hint="Save the mail's text in a .txt file.",
        )
    names = {line.partition(b":")[0].strip().lower() for line in block.split(b"\n") if b":" in line[:80]}
    if not names & {name.encode() for name in _SHOWN}:
        raise UnreadableReport(
            "It has no header of a mail (From, Date, Subject).", hint="Export the mail anew, or save its text as .txt."
        )


def metadata_of(message: MIMEPart) -> dict[str, str | None]:
    """Title, outlet, author, date and address; names that are absent are not known.

    *outlet:* the mailing list or newsgroup that carried it, else its sender, who published it. *date:* the sender's
    own day. *url:* its Message-ID as RFC 2392 writes it (``mid:``).
    """
    sender = _sender(message)
    found = {
        "title": bare_subject(header(message, "Subject")),
        "outlet": _list(message) or header(message, "Newsgroups") or sender,
        "author": sender,
        "date": day_of(header(message, "Date")),
        "url": mid(header(message, "Message-ID")),
    }
    return {name: value for name, value in found.items() if value}


def header(message: MIMEPart, name: str) -> str | None:
    """The first header of this name, decoded, in one line; None where there is none or it cannot be decoded."""
    raw = next((value for key, value in message.raw_items() if key.lower() == name.lower()), None)
    if raw is None or len(raw) > LONGEST_VALUE:
        return None
    try:
        value = str(message[name])
    except Exception:  # the parser of headers is known to trip over some
        value = str(raw)
    value = " ".join(_mended(value).split())
    return value or None


def bare_subject(subject: str | None) -> str | None:
    """The subject without what programs put before it: "Re:" names nobody, and the thread has one title.

    >>> bare_subject("Re: AW: [coast] Fwd: The gates"), bare_subject("Re:")
    ('[coast] Fwd: The gates', None)
    """
    return _PREFIXES.sub("", subject or "") or None


def mid(identity: str | None) -> str | None:
    """The address of the mail with this Message-ID: ``mid:…``; None where there is none."""
    found = _ID.search(identity or "")
    return f"mid:{found[1]}" if found else None


def answered(message: MIMEPart) -> str | None:
    """The address of the mail that this one answers; None where it answers none."""
    return mid(header(message, "In-Reply-To"))


def day_of(value: str | None) -> str | None:
    """The sender's own day, ISO 8601; the words as they are where they are no date of a mail (RFC 5322)."""
    if value is None:
        return None
    try:
        return parsedate_to_datetime(value).date().isoformat()
    except (TypeError, ValueError, IndexError, OverflowError):
        return value  # the reader of dates reads it, or says that it cannot


def name_of(sender: str | None) -> str | None:
    """The name in an address field, else the address; None where there is neither.

    >>> name_of('"Ada Marsh" <ada@ledger.example>'), name_of("ada@ledger.example")
    ('Ada Marsh', 'ada@ledger.example')
    """
    if sender and "@" not in sender:
        return " ".join(sender.split()) or None
    for name, address in getaddresses([sender or ""][:1]):
        if name.strip() or address.strip():
            return " ".join((name or address).split())
    return None


def _sender(message: MIMEPart) -> str | None:
    sender = header(message, "From") or header(message, "Sender")
    return name_of(sender) or sender


def _list(message: MIMEPart) -> str | None:
    """The name of the mailing list; its id where it has no name (RFC 2919)."""
    value = header(message, "List-Id")
    found = _LIST.fullmatch(value or "")
    return (found["words"].strip('" ') or found["id"]) if found else value


def _mended(value: str) -> str:
    """Bytes that a header holds raw, against the rules, come as lone surrogates: they are decoded as what they are."""
    if not any("\udc80" <= character <= "\udcff" for character in value):
        return value
    raw = value.encode("utf-8", "surrogateescape")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")
