"""Files to reports that are to be annotated, and what was met on the way."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from stemmata import plugins
from stemmata.ingest.discover import Found
from stemmata.ingest.read import KnownReport, read_file
from stemmata.model.case import Annotated
from stemmata.model.report import Duplicate, Refusal, Report
from stemmata.pipeline.progress import Progress
from stemmata.pipeline.settings import Settings


@dataclass(slots=True)
class Tally:
    """What one build met on its way."""

    read: dict[str, tuple[str, str]] = field(default_factory=dict)  # report id → (path, SHA-256 of the file)
    notes: list[tuple[str, str]] = field(default_factory=list)  # (path, what the reader had to guess)
    bytes_of: dict[str, bytes] = field(default_factory=dict)  # report id → the file's bytes, until saved
    refusals: list[Refusal] = field(default_factory=list)
    duplicates: list[Duplicate] = field(default_factory=list)
    added: int = 0
    stopped: bool = False  # before all was read
    ended: set[str] = field(default_factory=set)  # paths of reports that were annotated, or refused there
    last: set[str] = field(default_factory=set)  # paths of reports with which their files are done
    held_notes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # report id → notes, of those held


def fresh(
    found: Iterable[Found | Refusal], settings: Settings, known: set[str], tally: Tally, told: Progress
) -> Iterator[Report]:
    """Reads each file; yields the reports that are to be annotated."""
    readers = plugins.readers()
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
        for intake in read_file(one, readers, options, known):
            if not told.going():  # a table has many reports
                tally.stopped = True
                return
            if isinstance(intake, Refusal):
                refused(intake, tally, told)
            elif isinstance(intake, KnownReport):
                _met(intake, tally.held_notes.get(intake.id, ()), tally)
            elif _met(intake.report, intake.report.notes, tally):
                tally.bytes_of[intake.report.id] = intake.data
                last = intake.report.path
                yield intake.report
        if last is None or last in tally.ended:
            told.advance()
        else:
            tally.last.add(last)


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
            told.advance()
        yield outcome


def refused(refusal: Refusal, tally: Tally, told: Progress) -> None:
    tally.refusals.append(refusal)
    told.refused(refusal.path, refusal.reason)
