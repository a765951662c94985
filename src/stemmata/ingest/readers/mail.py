"""Mails (RFC 5322, MIME): the text that its sender wrote, what it forwards, and the files that hang on it.

Of a text that is there twice, as plain text and as HTML, the plain one is taken. A forwarded mail is another's words,
and a report of its own; quoted replies and the signature stay in the text as furniture. Pictures are counted.
"""

from collections.abc import Iterator
from dataclasses import replace

from stemmata.errors import UnreadableReport
from stemmata.ingest.readers.mail_headers import (
    answered,
    bare_subject,
    check_header,
    day_of,
    header,
    metadata_of,
    name_of,
)
from stemmata.ingest.readers.mail_parts import message_of, parts_of, written
from stemmata.ingest.readers.mail_quotes import Forwarded, parted
from stemmata.ingest.titles import headed
from stemmata.plugins import Member, RawRecord, ReadOptions

_FORWARDED = "It stands forwarded in another's mail; its sender and date are as the forwarder's program wrote them."
_CARRIED = "Its date is that of the mail that it hung on."


class MailReader:
    """Reads one mail: its own text, then each mail that it forwards in its text; its attachments are members."""

    name: str = "mail"
    suffixes: tuple[str, ...] = (".eml",)
    risky: bool = True
    nests: bool = True

    def read(self, data: bytes, path: str, options: ReadOptions) -> Iterator[RawRecord]:  # noqa: ARG002 (the protocol's)
        check_header(data)
        message = message_of(data)
        metadata = metadata_of(message)
        parts = parts_of(message)
        if parts.encrypted:
            raise UnreadableReport(
                "The mail is encrypted.", hint="Open it in a mail program, and save its text in a .txt file."
            )
        body = written(parts)
        text = parted(body.text, header(message, "Subject"))
        forwarded = [_forwarded(one, number) for number, one in enumerate(text.forwarded, start=1)]
        members = tuple(_dated(member, metadata.get("date")) for member in parts.members)
        links = [*body.links]
        earlier = answered(message)
        if earlier and text.announcement:
            links.append((text.announcement, earlier))
        own = RawRecord(
            text=headed(metadata.get("title"), text.text),
            metadata=metadata,
            links=tuple(links),
            quoted=text.quoted,
            note=body.note,
            members=members,
        )
        if own.text.strip() or members:
            yield own
        elif not forwarded:
            yield replace(own, problem="The mail has no text. Take it out, or save what it shows in a .txt file.")
        yield from forwarded


def _forwarded(one: Forwarded, number: int) -> RawRecord:
    """A report of its own: who wrote it is named by the header that stands in the text."""
    sender = name_of(one.metadata.get("author")) or one.metadata.get("author")
    told = {"author": sender, "outlet": sender, "date": day_of(one.metadata.get("date"))}
    told["title"] = bare_subject(one.metadata.get("title"))
    return RawRecord(
        locator=f"forwarded={number}",
        text=headed(told["title"], one.text),
        metadata={name: value for name, value in told.items() if value},
        quoted=one.quoted,
        note=_FORWARDED,
    )


def _dated(member: Member, date: str | None) -> Member:
    """The attachment with the mail's date, which is the last day on which it can have been made."""
    if date is None or member.problem or member.passed or member.name.lower().endswith(".eml"):
        return member
    return replace(member, metadata={**member.metadata, "date": date}, note=_CARRIED)


reader = MailReader()
