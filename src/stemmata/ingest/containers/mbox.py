"""Mailboxes: messages one after the other, each under a line "From … TIME YEAR" (RFC 4155, and its older kin).

A line of a message that begins like that is told apart by what it lacks: the time and the year of a postmark, or the
blank line before it. Of lines that were escaped (">From ") one mark is taken off, as mboxrd has it.
"""

import re
from collections.abc import Iterator
from typing import BinaryIO, Final

from stemmata.errors import UnreadableReport
from stemmata.ingest.choice import LIMIT, MEBIBYTE
from stemmata.plugins import Member

_PIECE: Final = MEBIBYTE  # bytes read at once
_LONGEST_POSTMARK: Final = 400  # bytes; an address has 320 at most (RFC 5321), a time 40
_POSTMARK: Final = re.compile(rb"From [^\r\n]*?\d{1,2}:\d\d[^\r\n]*\r?\n")
_DATED: Final = re.compile(rb"(?<!\d)(?:19|20)\d\d(?!\d)")
_ESCAPED: Final = re.compile(rb"^>(>*From )", re.MULTILINE)


class MboxContainer:
    """Yields each message as it was sent; messages are counted from 1."""

    name: str = "mbox"
    suffixes: tuple[str, ...] = (".mbox", ".mbx")

    def members(self, file: BinaryIO, path: str) -> Iterator[Member]:  # noqa: ARG002 (the protocol's)
        for number, (message, cut) in enumerate(_messages(file), start=1):
            locator = f"#message={number}"
            if cut:
                problem = f"It is larger than {LIMIT // MEBIBYTE} MiB. Save it by itself, without its attachments."
                yield Member(locator=locator, problem=problem)
            else:
                yield Member(locator=locator, name="message.eml", data=_unescaped(message))


def _messages(file: BinaryIO) -> Iterator[tuple[bytes, bool]]:
    """Each message without its postmark, and whether it is larger than a report may be (then without its bytes)."""
    held = bytearray(file.read(_PIECE))
    postmark = _POSTMARK.match(held)
    if postmark is None:
        raise UnreadableReport(
            'It does not begin with a line "From ADDRESS TIME", as mailboxes do.',
            hint="Export it anew in the mbox format, or save its mails as .eml files.",
        )
    del held[: postmark.end()]
    cut, seen, ended = False, 0, False
    while True:
        found = _next(held, seen)
        if found is not None:
            stop, start = found
            yield (b"", True) if cut or stop > LIMIT else (bytes(held[:stop]).removesuffix(b"\r"), False)
            del held[:start]
            cut, seen = False, 0
            continue
        if ended:
            yield (b"", True) if cut or len(held) > LIMIT else (_without_separator(bytes(held)), False)
            return
        if len(held) > LIMIT + _PIECE:
            cut = True
            del held[:-_LONGEST_POSTMARK]
        seen = max(0, len(held) - _LONGEST_POSTMARK)
        piece = file.read(_PIECE)
        ended = not piece
        held += piece


def _next(held: bytearray, seen: int) -> tuple[int, int] | None:
    """Where the message ends and where the next begins, after its postmark; None where no postmark is whole yet."""
    at = held.find(b"\nFrom ", seen)
    while at >= 0:
        if at == 0 or held[at - 1 : at] == b"\n" or held[max(0, at - 2) : at] == b"\n\r":
            postmark = _POSTMARK.match(held, at + 1, at + 1 + _LONGEST_POSTMARK)
            if postmark and _DATED.search(held, at + 1, postmark.end()):
                return at, postmark.end()
        at = held.find(b"\nFrom ", at + 1)
    return None


def _without_separator(message: bytes) -> bytes:
    """The last message without the empty line that ends each."""
    for end in (b"\r\n", b"\n"):
        if message.endswith(end + end):
            return message.removesuffix(end)
    return message


def _unescaped(message: bytes) -> bytes:
    return _ESCAPED.sub(rb"\1", message) if b"\n>" in message else message


container = MboxContainer()
