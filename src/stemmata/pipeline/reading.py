"""Files to reports that are to be annotated, and what was met on the way."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from stemmata import plugins
from stemmata.casefile import Archive, Within
from stemmata.ingest import Apart, Found, Intake, KnownArchive, KnownReport, ReadArchive, ReadReport, read_file
from stemmata.model.case import Annotated
from stemmata.model.report import Duplicate, Refusal, Report
from stemmata.pipeline.progress import Progress
from stemmata.pipeline.settings import Settings
from stemmata.pipeline.waiting import WaitingBytes


def _nothing(_path: str) -> Within:
    return Within(reports=(), duplicates=(), refusals=())


@dataclass(slots=True)
class Tally:
    """What one build met on its way."""

    read: dict[str, tuple[str, str]] = field(default_factory=dict)  # report id → (path, SHA-256 of the file)
    notes: list[tuple[str, str]] = field(default_factory=list)  # (path, what the reader had to guess)
    bytes_of: WaitingBytes = field(default_factory=WaitingBytes)  # report id → the file's bytes, until saved
    refusals: list[Refusal] = field(default_factory=list)
    duplicates: list[Duplicate] = field(default_factory=list)
    added: int = 0
    stopped: bool = False  # before all was read
    ended: set[str] = field(default_factory=set)  # paths of reports that were annotated, or refused there
    last: set[str] = field(default_factory=set)  # paths of reports with which their files are done
    held_notes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # report id → notes, of those held
    held_archives: Mapping[str, Archive] = field(default_factory=dict)  # by id: files that need not be taken apart
    within: Callable[[str], Within] = _nothing  # path of a file → what the case holds of it
    archives: list[Archive] = field(default_factory=list)  # files that hold others, read to their end or held


def fresh(
    found: Iterable[Found | Refusal], settings: Settings, known: set[str], tally: Tally, told: Progress
) -> Iterator[Report]:
    """Reads each file; yields the reports that are to be annotated."""
    with Apart() as apart:
        yield from _fresh(found, settings, known | set(tally.held_archives), tally, told, apart)


def _fresh(
    found: Iterable[Found | Refusal], settings: Settings, known: set[str], tally: Tally, told: Progress, apart: Apart
) -> Iterator[Report]:
    readers: tuple[plugins.Plugin, ...] = (*plugins.readers(), *plugins.containers())
    options = plugins.ReadOptions(columns=settings.columns)
    for one in found:
        if not told.going():
            tally.stopped = True
            return
        if isinstance(one, Refusal):
            refused(one, tally, told)
            told.advance()
            continue
        last = None
        for intake in read_file(one, readers, options, known, apart):
            if not told.going():  # a table or a mailbox has many reports
                tally.stopped = True
                return
            if _taken(intake, tally, told) and isinstance(intake, ReadReport):
                tally.bytes_of.hold(intake.report.id, intake.report.sha256, intake.data)
                last = intake.report.path
                yield intake.report
        if last is None or last in tally.ended:
            told.advance()
        else:
            tally.last.add(last)


def _taken(intake: Intake, tally: Tally, told: Progress) -> bool:
    """Notes what came of a file; returns True for a report that this build has not met."""
    match intake:
        case Refusal():
            refused(intake, tally, told)
        case KnownReport():
            _met(intake, tally.held_notes.get(intake.id, ()), tally)
        case ReadReport():
            return _met(intake.report, intake.report.notes, tally)
        case ReadArchive():
            tally.notes += [(intake.path, note) for note in intake.notes]
            if intake.whole:
                tally.archives.append(
                    Archive(id=intake.id, path=intake.path, sha256=intake.sha256, size=intake.size, notes=intake.notes)
                )
        case KnownArchive():
            _said_again(tally.held_archives[intake.id], tally, told)
    return False


def _said_again(archive: Archive, tally: Tally, told: Progress) -> None:
    """What came of a file when it was taken apart stands, and is told like then."""
    held = tally.within(archive.path)
    for refusal in held.refusals:
        refused(refusal, tally, told)
    for identity, path, sha256 in held.reports:
        _met(KnownReport(id=identity, path=path, sha256=sha256), tally.held_notes.get(identity, ()), tally)
    tally.duplicates += held.duplicates
    tally.notes += [(archive.path, note) for note in archive.notes]
    tally.archives.append(archive)


def _met(report: Report | KnownReport, notes: Sequence[str], tally: Tally) -> bool:
    """Notes that this build has met the report; returns False where it had already."""
    if report.id in tally.read:
        tally.duplicates.append(Duplicate(path=report.path, report=report.id))
        return False
    tally.read[report.id] = (report.path, report.sha256)
    tally.notes += [(report.path, note) for note in notes]
    return True


def counted(outcomes: Iterable[Annotated | Refusal], tally: Tally, told: Progress) -> Iterator[Annotated | Refusal]:
    """The outcomes; tells of each file when its last report is done, which is long after it was read."""
    for outcome in outcomes:
        path = outcome.path if isinstance(outcome, Refusal) else outcome.report.path
        tally.ended.add(path)
        if path in tally.last:
            tally.last.discard(path)
            told.advance()
        yield outcome


def refused(refusal: Refusal, tally: Tally, told: Progress) -> None:
    tally.refusals.append(refusal)
    told.refused(refusal.path, refusal.reason)
