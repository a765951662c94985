"""What a browser sends, put into a folder as it comes: never more in memory than a piece of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Final

from python_multipart import MultipartParser
from python_multipart.exceptions import MultipartParseError
from python_multipart.multipart import parse_options_header

from stemmata.errors import UsageError
from stemmata.ingest.choice import MEBIBYTE
from stemmata.ingest.discover import CASE_SUFFIXES
from stemmata.model.report import Refusal
from stemmata.web.server.intake.names import hidden, safe_name, unused


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much may come in at once. Sizes in bytes."""

    file: int = 2048 * MEBIBYTE  # a mailbox or a web archive; of tables and single reports the readers take less
    total: int = 2048 * MEBIBYTE
    files: int = 50_000
    field: int = 4 * MEBIBYTE  # a text that is pasted


LIMITS: Final = Limits()


@dataclass(slots=True)
class Received:
    """What came in."""

    files: list[str] = field(default_factory=list)  # names in the folder, in the order in which they came
    refusals: list[Refusal] = field(default_factory=list)
    hidden: int = 0  # files passed over because their names, or their folders', begin with a dot
    fields: Mapping[str, str] = field(default_factory=dict)


class Receiver:
    """Takes a multipart body piece by piece; files go into ``folder``, which is made for the first of them."""

    def __init__(self, content_type: str, folder: Path, limits: Limits = LIMITS) -> None:
        """Raises UsageError where the body is not of a form with files."""
        kind, options = parse_options_header(content_type)
        if kind != b"multipart/form-data" or not options.get(b"boundary"):
            raise UsageError("That was no form with files.", hint="Use the form of the page that adds reports.")
        self.received = Received()
        self._folder, self._limits = folder, limits
        self._parser = MultipartParser(
            options[b"boundary"],
            {
                "on_part_begin": self._begin,
                "on_header_field": self._header_name,
                "on_header_value": self._header_value,
                "on_header_end": self._header_end,
                "on_headers_finished": self._opened,
                "on_part_data": self._data,
                "on_part_end": self._end,
            },
        )
        self._total = 0
        self._fields: dict[str, bytearray] = {}
        self._used: set[str] = set()
        self._begin()

    def feed(self, piece: bytes) -> None:
        """Raises UsageError where the whole is larger than the limit, or no form."""
        self._total += len(piece)
        if self._total > self._limits.total:
            most = self._limits.total // MEBIBYTE
            raise UsageError(f"More than {most:,} MiB came at once; nothing of it was taken.", hint="Send it in parts.")
        try:
            self._parser.write(piece)
        except MultipartParseError as error:
            raise UsageError(f"What came is no whole form ({error}).", hint="Send it again.") from error

    def finish(self) -> Received:
        """All that came, closed. Raises UsageError where it broke off."""
        if self._file is not None:
            raise UsageError("What came broke off in the middle.", hint="Send it again.")
        self.received.fields = {name: value.decode("utf-8", "replace") for name, value in self._fields.items()}
        return self.received

    def close(self) -> None:
        """Lets go of the file that is open; it is taken away, since it is not whole."""
        if self._file is not None:
            self._file.close()
            self._drop()

    def _begin(self) -> None:
        self._headers: dict[str, bytes] = {}
        self._header, self._value = bytearray(), bytearray()
        self._file: BinaryIO | None = None
        self._name = self._into = ""
        self._size = 0

    def _header_name(self, data: bytes, start: int, end: int) -> None:
        self._header += data[start:end]

    def _header_value(self, data: bytes, start: int, end: int) -> None:
        self._value += data[start:end]

    def _header_end(self) -> None:
        self._headers[self._header.decode("latin-1").lower()] = bytes(self._value)
        self._header, self._value = bytearray(), bytearray()

    def _opened(self) -> None:
        _, options = parse_options_header(self._headers.get("content-disposition", b""))
        sent = options.get(b"filename")
        if sent is None:
            self._into = options.get(b"name", b"").decode("utf-8", "replace")
            self._fields.setdefault(self._into, bytearray())
        elif sent:  # a field of files that was left empty sends one without a name
            self._open(sent.decode("utf-8", "replace"))

    def _open(self, sent: str) -> None:
        if hidden(sent):
            self.received.hidden += 1
        elif len(self._used) >= self._limits.files:
            self._refuse(sent, f"It came after {self._limits.files:,} others, the most at once. Send it in another go.")
        elif sent.lower().endswith(CASE_SUFFIXES):
            self._refuse(sent, "It is a case file, not a report. Open it with: stemmata open FILE.")
        else:
            self._name = unused(safe_name(sent), self._used)
            self._used.add(self._name)
            self._folder.mkdir(parents=True, exist_ok=True)
            self._file = (self._folder / self._name).open("xb")

    def _data(self, data: bytes, start: int, end: int) -> None:
        self._size += end - start
        if self._into:
            if self._size > self._limits.field:
                most = self._limits.field // MEBIBYTE
                raise UsageError(f"The text is longer than {most} MiB.", hint="Save it in a file, and add the file.")
            self._fields[self._into] += data[start:end]
        elif self._file is not None:
            self._file.write(data[start:end])
            if self._size > self._limits.file:
                self._file.close()
                self._drop()
                self._refuse(self._name, f"It is larger than {self._limits.file // MEBIBYTE} MiB. Split it.")

    def _drop(self) -> None:
        (self._folder / self._name).unlink(missing_ok=True)
        self._file = None

    def _end(self) -> None:
        if self._file is not None:
            self._file.close()
            self.received.files.append(self._name)
        self._begin()

    def _refuse(self, sent: str, reason: str) -> None:
        self.received.refusals.append(Refusal(path=sent, reason=reason))
