"""The only file that knows the order: ingest, annotate, link, casefile.

A build is incremental: a report that the case holds, read and annotated in the same way, is left as it
is; links are made anew when a report, a decision or the linker has changed, and in one transaction, so
that a kill at any moment leaves a case that opens, with all that was acknowledged.
"""

import contextlib
import datetime as dt
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from stemmata import plugins
from stemmata.annotate.plan import fingerprint, planned
from stemmata.annotate.pool import annotated
from stemmata.casefile import CaseFile, Counts, OwnPlaces, ReportToSave, hoarding, unsound
from stemmata.errors import BuildStopped, UsageError
from stemmata.gazetteer import kept
from stemmata.gazetteer.several import HeldGazetteer, Several
from stemmata.ingest.discover import Found, discover
from stemmata.ingest.read import INGEST_VERSION, KnownReport, read_file
from stemmata.link import LINK_VERSION
from stemmata.link.memory import FORGETFUL, Memory
from stemmata.model.case import Annotated, Case, Links
from stemmata.model.decision import Decision, DecisionKind, on_links
from stemmata.model.report import Duplicate, Refusal, Report
from stemmata.text.ids import content_id

SAVED_AT_ONCE = 32  # reports in one transaction: what a kill can cost at most


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a user may say about a build."""

    columns: Mapping[str, str] = field(default_factory=dict)  # our name → the table's column
    workers: int | None = None  # processes; None for one a core


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What a build did. Counts are of the whole case but for ``added``."""

    reports: int
    added: int
    statements: int
    claims: int
    shared_claims: int  # in two reports or more
    one_origin: int  # of these, with at most one origin
    documents: int
    derivations: int
    duplicates: int
    places: int  # entities of kind place
    located: int  # of these, sent to a place of a gazetteer
    relinked: bool
    without_gazetteer: bool  # no gazetteer was at hand, and nobody said that there be none
    refusals: tuple[Refusal, ...]  # of this build, sorted
    notes: tuple[tuple[str, str], ...]  # (path, what the reader had to guess), in reading order


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """A decision before it has its time and id."""

    kind: DecisionKind
    author: str
    reason: str | None
    subject: tuple[str, ...]


class Progress(Protocol):
    """Who is told how far a build is."""

    def stage(self, name: str, total: int | None = None) -> None: ...
    def advance(self, count: int = 1) -> None: ...
    def kept(self, paths: Sequence[str]) -> None: ...  # these reports are now in the case file
    def refused(self, path: str, reason: str) -> None: ...
    def going(self) -> bool: ...  # False: no further report is to be begun


class Silent:
    """Tells nobody."""

    def stage(self, name: str, total: int | None = None) -> None: ...
    def advance(self, count: int = 1) -> None: ...
    def kept(self, paths: Sequence[str]) -> None: ...
    def refused(self, path: str, reason: str) -> None: ...
    def going(self) -> bool:
        return True


@dataclass(slots=True)
class _Tally:
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


def build(paths: Sequence[str], case: Path, settings: Settings, progress: Progress | None = None) -> Built:
    """Reads files and folders into a case file, and links it.

    Raises UsageError for a path that is not there, CaseFileError for a file that is no case, BuildStopped where
    ``progress`` wants no further report: those that were begun are saved then, and the next build links them.
    """
    told = progress or Silent()
    found = list(discover(paths))
    with CaseFile.open_for_writing(case) as file:
        way = fingerprint(planned(plugins.annotators())) + f" ingest={INGEST_VERSION}"
        known = file.known_reports()
        tally = _Tally(held_notes=file.notes())
        sources = file.sources()
        told.stage("Reading and annotating", len(found))
        outcomes = annotated(
            _fresh(found, settings, {i for i, w in known.items() if w == way}, tally, told), workers=settings.workers
        )
        for batch in _batched(_counted(outcomes, tally, told), SAVED_AT_ONCE):
            _save(file, batch, way, tally, told)
        if tally.stopped:
            raise BuildStopped("The build was stopped.", hint="What was read is kept; run it again to go on.")
        file.remove_reports(_corrected(sources, tally))
        read = [one.path for one in found]
        file.save_refusals(tally.refusals, read=read)
        file.save_duplicates(tally.duplicates, read=read)
        linking = _link(file, told)
        held = file.counts()
    return _built(held, tally, linking)


def rule(case: Path, ruling: Ruling, memory: Memory = FORGETFUL) -> Decision:
    """Records a human decision, and links the case again where links depend on it.

    ``memory``: of this case, from one ruling to the next.
    """
    with CaseFile.open_for_writing(case, create=False) as file:
        decision = file.add_decision(
            kind=ruling.kind, author=ruling.author, reason=ruling.reason, subject=ruling.subject, time=_now()
        )
        if decision in on_links(file.decisions()):
            _link(file, Silent(), memory)
    return decision


def rulings_in(case: Path) -> tuple[str | None, tuple[Decision, ...]]:
    """The fingerprint of the links, None where they are to be drawn anew; and the decisions, oldest first."""
    with CaseFile.open_for_reading(case) as file:
        return file.link_fingerprint(), file.decisions()


def opened(case: Path, memory: Memory = FORGETFUL) -> Case:
    """All of a case, read at one moment; what the memory has of it is not read again."""
    with CaseFile.open_for_reading(case) as file, file.at_one_moment():
        links = memory.phase("links", file.link_fingerprint(), lambda _: file.load_links())
        return file.load(reports=_reports(file, memory), links=links)


def thought_over(case: Path, memory: Memory) -> None:
    """Draws the links of a case as they are, for the memory alone: the next ruling need not begin from nothing."""
    with CaseFile.open_for_reading(case) as file, _gazetteer(file, Silent()) as gazetteer:
        with file.at_one_moment():
            way, reports = _fingerprint(file, gazetteer), _reports(file, memory)
            decisions = on_links(file.decisions())
        _linked(reports, decisions, gazetteer, way, memory)


def _reports(file: CaseFile, memory: Memory) -> tuple[Annotated, ...]:
    return memory.phase("reports", file.known_reports(), lambda _: file.load_reports())


def original(case: Path, sha256: str) -> bytes:
    """The bytes of a file as they came in. Raises UsageError where the case has none with this hash."""
    with CaseFile.open_for_reading(case) as file:
        return file.original(sha256)


def _fresh(
    found: Iterable[Found | Refusal], settings: Settings, known: set[str], tally: _Tally, told: Progress
) -> Iterator[Report]:
    """Reads each file; yields the reports that are to be annotated."""
    readers = plugins.readers()
    options = plugins.ReadOptions(columns=settings.columns)
    for one in found:
        if not told.going():
            tally.stopped = True
            return
        if isinstance(one, Refusal):
            _refused(one, tally, told)
            told.advance()
            continue
        last = None
        for intake in read_file(one, readers, options, known):
            if not told.going():  # a table has many reports
                tally.stopped = True
                return
            if isinstance(intake, Refusal):
                _refused(intake, tally, told)
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


def _met(report: Report | KnownReport, notes: Sequence[str], tally: _Tally) -> bool:
    """Notes that this build has met the report; returns False where it had already."""
    if report.id in tally.read:
        tally.duplicates.append(Duplicate(path=report.path, report=report.id))
        return False
    tally.read[report.id] = (report.path, report.sha256)
    tally.notes += [(report.path, note) for note in notes]
    return True


def _counted(outcomes: Iterable[Annotated | Refusal], tally: _Tally, told: Progress) -> Iterator[Annotated | Refusal]:
    """The outcomes; tells of each file when its last report is done, which is long after it was read."""
    for outcome in outcomes:
        path = outcome.path if isinstance(outcome, Refusal) else outcome.report.path
        tally.ended.add(path)
        if path in tally.last:
            told.advance()
        yield outcome


def _refused(refusal: Refusal, tally: _Tally, told: Progress) -> None:
    tally.refusals.append(refusal)
    told.refused(refusal.path, refusal.reason)


def _save(file: CaseFile, batch: Sequence[Annotated | Refusal], way: str, tally: _Tally, told: Progress) -> None:
    good: list[Annotated] = []
    for one in batch:
        if isinstance(one, Refusal):
            _refused(one, tally, told)
        elif fault := unsound(one.report, one.annotations):
            reason = f"{fault} Check the installed annotators."
            _refused(Refusal(path=one.report.path, reason=reason), tally, told)
        else:
            good.append(one)
    file.save_reports(
        ReportToSave(
            report=one.report,
            annotations=one.annotations,
            data=tally.bytes_of.pop(one.report.id),
            fingerprint=way,
        )
        for one in good
    )
    tally.added += len(good)
    told.kept([one.report.path for one in good])


def _batched(outcomes: Iterable[Annotated | Refusal], size: int) -> Iterator[list[Annotated | Refusal]]:
    batch: list[Annotated | Refusal] = []
    for outcome in outcomes:
        batch.append(outcome)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


def _corrected(sources: Mapping[str, tuple[str, str]], tally: _Tally) -> list[str]:
    """Reports whose bytes were read again with other metadata (a sidecar, other columns): the new reading stands.

    A file whose bytes changed is another version, and both are kept.
    """
    now = {tally.read[report]: report for report in tally.read}
    return sorted(old for old, source in sources.items() if source in now and old not in tally.read)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Linking:
    """What became of the links."""

    anew: bool
    gazetteer: bool  # whether one was at hand


def _link(file: CaseFile, told: Progress, memory: Memory = FORGETFUL) -> _Linking:
    """Links anew if anything that links depend on has changed."""
    with _gazetteer(file, told) as gazetteer:
        return _Linking(anew=_linked_with(gazetteer, file, told, memory), gazetteer=gazetteer is not None)


@contextlib.contextmanager
def _gazetteer(file: CaseFile, told: Progress) -> Iterator[Several | None]:
    own = file.own_places()
    held = HeldGazetteer((one for part in own for one in part.listed), attribution=(part.attribution for part in own))
    found = kept.at_hand(held if own else None, lambda: told.stage("Compiling the gazetteer, once"))
    with found or contextlib.nullcontext():
        yield found


def _fingerprint(file: CaseFile, gazetteer: Several | None) -> str:
    """Changes with anything that links depend on."""
    return content_id(
        "links",
        LINK_VERSION,
        gazetteer.fingerprint if gazetteer else "",
        *sorted(f"{i} {way}" for i, way in file.known_reports().items()),
        *(d.id for d in on_links(file.decisions())),
    )


def _linked_with(gazetteer: Several | None, file: CaseFile, told: Progress, memory: Memory) -> bool:
    """Links with this gazetteer, unless the links are as they would be; returns whether they were not."""
    current, before = _fingerprint(file, gazetteer), file.link_fingerprint()
    if before == current:
        return False
    held = memory.known("links", before) if before is not None else None
    reports = _reports(file, memory)
    told.stage("Linking", len(reports))
    links = _linked(reports, on_links(file.decisions()), gazetteer, current, memory)
    file.replace_links(links, fingerprint=current, built=_now(), held=held)
    memory.phase("links", current, lambda _: links)
    told.advance(len(reports))
    return True


def _linked(
    reports: tuple[Annotated, ...],
    decisions: Sequence[Decision],
    gazetteer: Several | None,
    fingerprint: str,
    memory: Memory,
) -> Links:
    from stemmata.link.stage import linked  # late: a build that changes nothing does without

    with hoarding():
        return memory.phase("linking", fingerprint, lambda below: linked(reports, decisions, gazetteer, below))


def _now() -> str:
    """UTC to the second; ``SOURCE_DATE_EPOCH`` fixes it, so that builds can be compared byte for byte.

    Source: https://reproducible-builds.org/specs/source-date-epoch/. Raises UsageError where that is no number.
    """
    fixed = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        moment = dt.datetime.fromtimestamp(int(fixed), dt.UTC) if fixed else dt.datetime.now(dt.UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise UsageError(f"SOURCE_DATE_EPOCH is {fixed!r}, no number of seconds.", hint="Unset it.") from error
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def bring(case: Path, own: OwnPlaces) -> None:
    """Adds places to the case's own gazetteer, and links the case again."""
    with CaseFile.open_for_writing(case, create=False) as file:
        file.save_own_places(own)
        _link(file, Silent())


def brought(case: Path) -> tuple[OwnPlaces, ...]:
    """The case's own gazetteer, by the name of the file that brought it."""
    with CaseFile.open_for_reading(case) as file:
        return file.own_places()


def _built(held: Counts, tally: _Tally, linking: _Linking) -> Built:
    return Built(
        reports=held.reports,
        added=tally.added,
        statements=held.statements,
        claims=held.claims,
        shared_claims=held.shared_claims,
        one_origin=held.one_origin,
        documents=held.documents,
        derivations=held.derivations,
        duplicates=len(tally.duplicates),
        places=held.places,
        located=held.located,
        relinked=linking.anew,
        without_gazetteer=not linking.gazetteer and not kept.switched_off(),
        refusals=tuple(sorted(tally.refusals)),
        notes=tuple(tally.notes),
    )
