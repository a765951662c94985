"""Files inside files: each member is read by the reader of its name, to a limited depth, and never leaves memory."""

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import Final

from stemmata.errors import StemmataError, UnreadableReport
from stemmata.ingest.apart import Item, Job
from stemmata.ingest.choice import MEBIBYTE, limit_of, passed_over, reader_for
from stemmata.ingest.record import KnownReport, ReadReport, Source, frozen
from stemmata.ingest.sidecar import Sidecar, parsed_sidecar
from stemmata.model.report import Refusal
from stemmata.plugins import Container, Member, Plugin, RawRecord, Reader, ReadOptions
from stemmata.text.ids import content_id

# A press kit (zip) with a mailbox, with a mail, with a forwarded mail, with a zip of its papers: that is five.
DEEPEST: Final = 5
# A mailbox of 2 GiB whose every message is a note of one line has a million.
MOST_MEMBERS: Final = 2_000_000
# Saved pages pack to a tenth, tables to a thirtieth; a bomb unpacks to a thousand times what it is, at each depth.
MOST_RATIO: Final = 100
LEAST_UNPACKED: Final = 256 * MEBIBYTE  # what a small archive may hold whatever its ratio: five members of 50 MiB
LONGEST_LOCATOR: Final = 2000  # characters that are shown of a name inside an archive; addresses of pages are long
_SNIFF: Final = 4096
_UNSHOWN: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")
_UPWARDS: Final = re.compile(r"(?<![^/\\])\.\.(?![^/\\])")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadArchive:
    """A file that holds others was read to its end: what is told once of all of it."""

    id: str  # of its bytes, its path and how it was read
    path: str
    sha256: str
    size: int  # bytes
    notes: tuple[str, ...]  # what of it is no report, and what had to be guessed
    whole: bool  # False: it could not be read to its end, and is to be tried again


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownArchive:
    """A file that holds others and was read before: what came of it stands."""

    id: str
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What reading needs, whichever file is read."""

    plugins: tuple[Plugin, ...]
    options: ReadOptions
    known: Collection[str]  # ids of reports and archives that are not read again
    run: Callable[[Job], Iterator[Item]]


class _Enough(UnreadableReport):
    """The whole file is more than may be taken."""


class Take:
    """Takes one file apart, with all that is in it, and counts what it meets."""

    def __init__(self, *, desk: Desk, size: int) -> None:
        """``size``: bytes of the file."""
        self._desk = desk
        self._most = max(LEAST_UNPACKED, MOST_RATIO * size)
        self._bytes = 0
        self._passed: Counter[str] = Counter()
        self._said: Counter[str] = Counter()
        self.met = 0  # members
        self.whole = True  # the file itself was read to its end

    def notes(self) -> tuple[str, ...]:
        """What was passed over, and what containers say of the whole, as sentences."""
        said = [sentence if count == 1 else f"{sentence} ({count:,} times)" for sentence, count in self._said.items()]
        if not self._passed:
            return tuple(said)
        kinds = ", ".join(f"{what} ({count:,})" for what, count in sorted(self._passed.items()))
        return (f"Of {self.met:,} files in it, passed over as no reports: {kinds}.", *said)

    def apart(self, job: Job, sidecar: Sidecar, depth: int = 1) -> Iterator[ReadReport | KnownReport | Refusal]:
        """All that the members of a container become; at least one."""
        count = 0
        try:
            for item in self._desk.run(job):
                if isinstance(item, Member):
                    for intake in self._member(item, job.path, sidecar, depth):
                        count += 1
                        yield intake
        except _Enough as error:
            if depth > 1:
                raise
            self.whole = False
            yield Refusal(path=job.path, reason=str(error))
        except UnreadableReport as error:
            self.whole = self.whole and depth > 1
            yield Refusal(path=job.path, reason=str(error))
        except StemmataError:
            raise
        except Exception as error:  # a container, or the library behind it, may fail in any way; the build goes on
            yield Refusal(path=job.path, reason=_failed(job.plugin, error))
        else:
            if not count:
                yield Refusal(path=job.path, reason=f"It holds no report. {' '.join(self.notes()) or 'It is empty.'}")

    def records(
        self, source: Source, reader: Reader, options: ReadOptions | None = None, depth: int = 1
    ) -> Iterator[ReadReport | KnownReport | Refusal]:
        """The reports of one file, or of one member, with those of the files that hang on it; at least one."""
        count = 0
        job = Job(plugin=reader, path=source.path, data=source.data, options=options or self._desk.options)
        try:
            for record in self._desk.run(job):
                if not isinstance(record, RawRecord):
                    continue
                count += 1
                if record.text.strip() or record.problem or not record.members:  # else it only carries files
                    yield frozen(source, record, self._desk.known)
                for member in record.members:
                    yield from self._member(member, source.path, Sidecar(), depth)
        except _Enough as error:
            if depth > 1:
                raise
            self.whole = False
            yield Refusal(path=source.path, reason=str(error))
        except UnreadableReport as error:
            self.whole = self.whole and depth > 1
            yield Refusal(path=source.path, reason=str(error))
        except StemmataError:  # nothing is wrong with this file
            raise
        except Exception as error:  # a reader, or the library behind it, may fail in any way; the build goes on
            yield Refusal(path=source.path, reason=_failed(reader, error))
        else:
            if not count:
                reason = "It holds no report. Check that it is complete, or take it out."
                yield Refusal(path=source.path, reason=reason)

    def _member(
        self, member: Member, parent: str, sidecar: Sidecar, depth: int
    ) -> Iterator[ReadReport | KnownReport | Refusal]:
        path = parent + cleaned(member.locator)
        if member.note and not (member.name or member.problem or member.passed):  # of the whole, not of a member
            self._said[member.note] += 1
            return
        self._count(member)
        what = member.passed or (passed_over(member.name) if not member.problem else None)
        if what:
            self._passed[what] += 1
            return
        try:
            if member.problem:
                raise UnreadableReport(member.problem)
            if depth > DEEPEST:
                raise UnreadableReport(
                    f"It is inside {depth} other files, deeper than any pile of reports.",
                    hint="Unpack them, and name what they hold.",
                )
            if not member.data.strip():
                raise UnreadableReport("It is empty.", hint="Take it out, or fetch it again.")
            plugin = reader_for(member.name, member.data[:_SNIFF], self._desk.plugins)
            own = parsed_sidecar(*member.beside) if member.beside else sidecar
            if isinstance(plugin, Container):
                yield from self.apart(Job(plugin=plugin, path=path, data=member.data), own, depth + 1)
                return
            if len(member.data) > limit_of(plugin):
                raise UnreadableReport(
                    f"It is larger than {limit_of(plugin) // MEBIBYTE} MiB.", hint="Take it out and split it."
                )
        except _Enough:
            raise
        except UnreadableReport as error:
            yield Refusal(path=path, reason=str(error))
            return
        options = ReadOptions(columns=self._desk.options.columns, encoding=member.encoding)
        yield from self.records(_source(member, path, own), plugin, options, depth + 1)

    def _count(self, member: Member) -> None:
        self.met += 1
        self._bytes += len(member.data)
        if self.met > MOST_MEMBERS:
            raise _Enough(f"It holds more than {MOST_MEMBERS:,} files; these were read.", hint="Split it for the rest.")
        if self._bytes > self._most:
            raise _Enough(
                f"It unpacks to more than {self._most // MEBIBYTE:,} MiB, as bombs do; it was read so far.",
                hint="If it is sound, unpack it and name the folder.",
            )


def _source(member: Member, path: str, sidecar: Sidecar) -> Source:
    return Source(
        path=path,
        data=member.data,
        sha256=hashlib.sha256(member.data).hexdigest(),
        sidecar=sidecar,
        around=member.metadata,
        captured=member.captured,
        note=member.note,
    )


def cleaned(locator: str) -> str:
    """A name from inside an archive as it is shown: no control characters, no way upwards, not too long.

    >>> cleaned("/a/../../etc/pass\\nwd")
    '/a/_/_/etc/pass_wd'
    """
    name = _UPWARDS.sub("_", _UNSHOWN.sub("_", locator))
    if len(name) <= LONGEST_LOCATOR:
        return name
    return f"{name[:LONGEST_LOCATOR]}…{content_id('locator', locator)[:8]}"


def _failed(plugin: Plugin, error: Exception) -> str:
    problem = f"{type(error).__name__}: {error}"[:200]
    return f"The {plugin.name} reader failed ({problem}). Save the report's text in a .txt file."
