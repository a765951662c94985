"""Rich text (RTF 1.9.1): paragraphs, tables and notes; deleted and hidden text, comments, heads and feet left out.

The format is a stream of groups, control words and characters; what this reader does not know it passes over, as the
format asks. Libraries for RTF show text that was deleted or hidden, or lose notes and links: docs/decisions/0022.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from stemmata.errors import UnreadableReport
from stemmata.ingest.readers.office_package import AS_TEXT
from stemmata.ingest.readers.office_prose import CELL, Writing, empty, left_out
from stemmata.ingest.readers.properties import Said, weighed
from stemmata.ingest.readers.rtf_words import CHARACTERS, CODE_PAGES, INFO, SKIPPED
from stemmata.plugins import RawRecord, ReadOptions

MOST_GROUPS = 1_000  # inside each other; word processors go some thirty deep
_TOKEN = re.compile(
    rb"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?|\\'(?P<byte>[0-9a-fA-F]{2})|\\(?P<sign>[^a-zA-Z'])"
    rb"|(?P<group>[{}])|(?P<plain>[^\\{}\r\n]+)|[\r\n]+|\\'?"
)
_HYPERLINK = re.compile(r"""\s*HYPERLINK\s+(?:\\\S+\s+)*"?([^"\s]+)""")
_SIGNS = {"~": "\u00a0", "_": "-", "-": "", "\n": "\n\n", "\r": "\n\n", "\\": "\\", "{": "{", "}": "}"}
_ENDS = frozenset({"par", "sect", "page", "nestrow"})


class RtfReader:
    """Reads one report from a rich-text file."""

    name: str = "rtf"
    suffixes: tuple[str, ...] = (".rtf",)
    risky: bool = True  # a format with a long history of attacks

    def read(self, data: bytes, path: str, options: ReadOptions) -> Iterator[RawRecord]:  # noqa: ARG002 (the protocol's)
        if not data.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{\\rtf"):
            raise UnreadableReport(
                "It is not rich text, whatever its name says.",
                hint="Look what it is, and give it the ending of its kind, such as .docx, .html or .txt.",
            )
        parser = _Parser()
        parser.parse(data)
        written = parser.writing.finished()
        if not written.text:
            raise empty()
        said = Said(title=parser.info.get("title"), author=parser.info.get("author"), made=parser.made())
        text, metadata, notes = weighed(written.text, said)
        notes += left_out(comments=parser.comments, deleted=parser.deleted, hidden=parser.hidden)
        if parser.depth:
            notes += ("The file ends before its last group does: something may be missing.",)
        yield RawRecord(text=text, metadata=metadata, links=written.links, note=" ".join(notes) or None)


@dataclass(frozen=True, slots=True, kw_only=True)
class _State:
    """What holds in one group; a group within begins with a copy."""

    into: str = "text"  # "text", "skip", "instruction", "fonts", "made", or a name of INFO
    unread: int = 1  # characters after \u that say the same in bytes
    hidden: bool = False
    deleted: bool = False
    page: str = "cp1252"


@dataclass(slots=True)
class _Field:
    """A field that is open: how deep its group lies, its instruction, where its result begins."""

    depth: int
    words: list[str] = field(default_factory=list)
    start: int = -1


@dataclass(slots=True)
class _Parser:
    writing: Writing = field(default_factory=Writing)
    state: _State = field(default_factory=_State)
    stack: list[_State] = field(default_factory=list)
    fields: list[_Field] = field(default_factory=list)
    outer: list[tuple[int, Writing]] = field(default_factory=list)  # round a note: (depth of its group, text round it)
    info: dict[str, str] = field(default_factory=dict)
    day: dict[str, int] = field(default_factory=dict)
    fonts: dict[int, str] = field(default_factory=dict)  # number → code page
    font: int = 0
    base: str = "cp1252"  # code page of the document
    held: bytearray = field(default_factory=bytearray)  # bytes that may be parts of one character
    high: str = ""  # first half of a pair of \u
    in_rows: bool = False  # the last paragraph was a row of a table
    passing: int = 0  # characters still to pass over after \u
    ignorable: bool = False  # \* was the last token
    comments: int = 0
    deleted: int = 0
    hidden: int = 0

    @property
    def depth(self) -> int:
        return len(self.stack)

    def parse(self, data: bytes) -> None:
        at = 0
        while at < len(data):
            match = _TOKEN.match(data, at)
            if match is None:
                at += 1
                continue
            at = match.end()
            if match["word"] == b"bin":
                at += max(0, int(match["number"] or 0))
            else:
                self.token(match)
        self.flush()

    def token(self, match: re.Match[bytes]) -> None:
        if match["byte"]:
            if self.passing:
                self.passing -= 1
            else:
                self.held.append(int(match["byte"], 16))
            return
        if match["plain"]:
            plain = match["plain"]
            passed = min(self.passing, len(plain))
            self.passing -= passed
            self.held += plain[passed:]
            return
        self.flush()
        if match["group"]:
            self.passing = 0
            self.open() if match["group"] == b"{" else self.close()
        elif match["word"]:
            number = int(match["number"]) if match["number"] else None
            self.word(match["word"].decode().lower(), number)
            self.ignorable = False
        elif match["sign"] == b"*":
            self.ignorable = True
        elif match["sign"]:
            self.write(_SIGNS.get(match["sign"].decode("latin-1"), ""))

    def open(self) -> None:
        if len(self.stack) >= MOST_GROUPS:
            raise UnreadableReport(f"It nests more than {MOST_GROUPS:,} groups.", hint=AS_TEXT)
        self.stack.append(self.state)

    def close(self) -> None:
        if not self.stack:
            return
        if self.outer and self.outer[-1][0] == self.depth:
            _, around = self.outer.pop()
            foot = self.writing.finished().text
            self.writing = around
            self.writing.mark(foot)
        if self.fields and self.fields[-1].depth == self.depth:
            closed = self.fields.pop()
            address = _HYPERLINK.match("".join(closed.words))
            if address and closed.start >= 0:
                self.writing.link(closed.start, address[1])
        self.state = self.stack.pop()

    def word(self, word: str, number: int | None) -> None:
        if word == "u" and number is not None:
            self.character(number % 0x10000)
            self.passing = self.state.unread
        elif word in SKIPPED or (self.ignorable and word not in {"fldinst", "shptxt"}):
            self.comments += word == "annotation"
            self.state = replace(self.state, into="skip")
        elif word in CHARACTERS:
            self.write(CHARACTERS[word])
        elif word in INFO:
            self.state = replace(self.state, into=INFO[word])
        elif self.state.into == "made" and number is not None:
            self.day[word] = number
        else:
            self.control(word, number)

    def control(self, word: str, number: int | None) -> None:
        off = number == 0
        if word in _ENDS or word == "row":
            self.paragraph()
        elif word in {"cell", "nestcell"}:
            self.write(CELL)
        elif word == "uc":
            self.state = replace(self.state, unread=min(abs(number or 0), 16))
        elif word == "v":
            self.state = replace(self.state, hidden=not off)
        elif word == "deleted":
            self.state = replace(self.state, deleted=not off)
        elif word == "plain":
            self.state = replace(self.state, hidden=False, deleted=False)
        elif word == "footnote" and self.state.into == "text":
            self.outer.append((self.depth, self.writing))
            self.writing = Writing(length=self.writing.length)
        elif word == "field":
            self.fields.append(_Field(depth=self.depth))
        elif word == "fldinst":
            self.state = replace(self.state, into="instruction")
        elif word == "fldrslt" and self.fields:
            self.fields[-1].start = len(self.writing.pieces)
        else:
            self.charset(word, number)

    def charset(self, word: str, number: int | None) -> None:
        if word == "fonttbl":
            self.state = replace(self.state, into="fonts")
        elif word == "f" and number is not None:
            self.font = number
            if self.state.into != "fonts":
                self.state = replace(self.state, page=self.fonts.get(number, self.base))
        elif word == "fcharset" and self.state.into == "fonts":
            self.fonts[self.font] = CODE_PAGES.get(number or 0) or self.base
        elif word in {"ansicpg", "mac", "pc", "pca"}:
            self.base = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}.get(word, f"cp{number}")
            self.state = replace(self.state, page=self.base)

    def paragraph(self) -> None:
        if self.state.into != "text":
            return
        if self.state.deleted:
            self.deleted += 1
            return
        text = "".join(self.writing.pieces)
        cells = [" ".join(cell.split()) for cell in text.split(CELL)]
        if len(cells) > 1:
            before = [self.writing.paragraphs.pop()] if self.in_rows and self.writing.paragraphs else []
            line = CELL.join(cell for cell in cells if cell)
            self.writing.paragraphs.append("\n".join(part for part in (*before, line) if part))
            self.writing.pieces = []
        else:
            self.writing.end()
        self.in_rows = len(cells) > 1

    def character(self, code: int) -> None:
        """One UTF-16 unit."""
        if 0xD800 <= code < 0xDC00:
            self.high = chr(code)
            return
        pair = (self.high + chr(code)).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        self.high = ""
        self.write(pair)

    def flush(self) -> None:
        if not self.held:
            return
        try:
            text = bytes(self.held).decode(self.state.page, "replace")
        except LookupError:
            text = bytes(self.held).decode("cp1252", "replace")
        self.held.clear()
        self.write(text)

    def write(self, text: str) -> None:
        into = self.state.into
        if into == "text" and (self.state.hidden or self.state.deleted):
            self.hidden += self.state.hidden and bool(text.strip())
            self.deleted += self.state.deleted and bool(text.strip())
        elif into == "text":
            self.writing.write(text)
        elif into == "instruction" and self.fields:
            self.fields[-1].words.append(text)
        elif into in {"title", "author"}:
            self.info[into] = self.info.get(into, "") + text

    def made(self) -> str | None:
        """The day on which the file was made, as ISO 8601."""
        year, month, day = (self.day.get(name, 0) for name in ("yr", "mo", "dy"))
        return f"{year:04d}-{month:02d}-{day:02d}" if year and month and day else None


reader = RtfReader()
