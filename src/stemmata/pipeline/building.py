"""A build, from files to a linked case file.

A build is incremental: a report that the case holds, read and annotated in the same way, is left as it
is; links are made anew when a report, a decision or the linker has changed, and in one transaction, so
that a kill at any moment leaves a case that opens, with all that was acknowledged.

A language model, where one is asked, comes after the rules: reports are in the case then as the rules have them, and
are saved once more with what it proposes.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from stemmata import plugins
from stemmata.annotate.llm.mark import Mark, parted
from stemmata.annotate.llm.proposals import VERSION
from stemmata.annotate.plan import fingerprint, planned
from stemmata.annotate.pool import annotated
from stemmata.casefile import CaseFile, Counts, ReportToSave, unsound
from stemmata.errors import BuildStopped
from stemmata.gazetteer import kept
from stemmata.ingest.discover import discover
from stemmata.ingest.read import INGEST_VERSION
from stemmata.model.case import Annotated
from stemmata.model.report import Refusal
from stemmata.pipeline.linking import Linking, link
from stemmata.pipeline.progress import Progress, Silent
from stemmata.pipeline.proposing import Asked, OnThisMachine, Proposals, mark_of, propose, with_answers
from stemmata.pipeline.reading import Tally, counted, fresh, refused
from stemmata.pipeline.settings import Settings

SAVED_AT_ONCE: Final = 32  # reports in one transaction: what a kill can cost at most


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
    proposals: Proposals | None = None  # of a language model, where one was asked in this build
    proposing: int = 0  # reports of the case that bear a language model's proposals
    refusals: tuple[Refusal, ...]  # of this build, sorted
    notes: tuple[tuple[str, str], ...]  # (path, what the reader had to guess), in reading order


def build(
    paths: Sequence[str],
    case: Path,
    settings: Settings,
    progress: Progress | None = None,
    asked: Asked | None = None,
) -> Built:
    """Reads files and folders into a case file, and links it.

    ``asked`` decides whether a language model of the settings is sent anything; without it only one on this machine is.

    Raises UsageError for a path that is not there, CaseFileError for a file that is no case, BuildStopped where
    ``progress`` wants no further report: those that were begun are saved then, and the next build links them.
    """
    told = progress or Silent()
    found = list(discover(paths))
    with CaseFile.open_for_writing(case) as file:
        way = fingerprint(planned(plugins.annotators())) + f" ingest={INGEST_VERSION}"
        held_as = _HeldAs(file.known_reports(), way, settings)
        held_archives = {} if held_as.redoes else file.archives(fingerprint=way)
        tally = Tally(held_notes=file.notes(), held_archives=held_archives, within=file.within)
        sources = file.sources()
        told.stage("Reading and annotating", len(found))
        outcomes = annotated(fresh(found, settings, held_as.done, tally, told), workers=settings.workers)
        for batch in _batched(counted(outcomes, tally, told), SAVED_AT_ONCE):
            _save(file, batch, held_as, tally, told)
        if tally.stopped:
            raise BuildStopped("The build was stopped.", hint="What was read is kept; run it again to go on.")
        file.remove_reports(_corrected(sources, tally))
        read = [one.path for one in found]
        file.save_refusals(tally.refusals, read=read)
        file.save_duplicates(tally.duplicates, read=read)
        file.save_archives(tally.archives, fingerprint=way, read=read)
        proposals = None
        if settings.language_model is not None:
            model, who = settings.language_model, asked or OnThisMachine()
            proposals = propose(file, tally.read, way, model, told, who)
        linking = link(file, told)
        held = file.counts()
        proposing = sum(parted(one)[1] is not None for one in file.known_reports().values())
    return _built(held, tally, linking, proposals, proposing)


class _HeldAs:
    """How the reports of the case were annotated, and which of them need not be annotated again."""

    def __init__(self, known: Mapping[str, str], way: str, settings: Settings) -> None:
        self.way = way
        self._marks = {report: mark for report, held in known.items() if (mark := parted(held)[1]) is not None}
        self._kept = settings.proposals == "kept" and settings.language_model is None
        wanted = mark_of(settings.language_model) if settings.language_model is not None else None
        self.done = {report for report, held in known.items() if self._is_done(held, wanted)}
        rules_done = {report for report, held in known.items() if parted(held)[0] == way}
        self.redoes = not rules_done <= self.done  # what files hold is read again, though the rules have not changed

    def _is_done(self, held: str, wanted: Mark | None) -> bool:
        rules, mark = parted(held)
        if rules != self.way:
            return False
        return mark is None or mark == wanted or (self._kept and mark.version == VERSION)

    def mark_to_keep(self, report: str) -> Mark | None:
        """How a model annotated a report that is annotated again, where its proposals are to be kept."""
        return self._marks.get(report) if self._kept else None


def _save(file: CaseFile, batch: Sequence[Annotated | Refusal], held_as: _HeldAs, tally: Tally, told: Progress) -> None:
    good: list[tuple[Annotated, str]] = []
    for one in batch:
        if isinstance(one, Refusal):
            refused(one, tally, told)
        elif fault := unsound(one.report, one.annotations):
            reason = f"{fault} Check the installed annotators."
            refused(Refusal(path=one.report.path, reason=reason), tally, told)
        elif mark := held_as.mark_to_keep(one.report.id):
            kept, anew = with_answers(file, one, mark)
            good.append((kept, f"{held_as.way}{anew}"))
        else:
            good.append((one, held_as.way))
    file.save_reports(
        ReportToSave(
            report=one.report,
            annotations=one.annotations,
            data=tally.bytes_of.pop(one.report.id),
            fingerprint=way,
        )
        for one, way in good
    )
    tally.added += len(good)
    told.kept([one.report.path for one, _ in good])


def _batched(outcomes: Iterable[Annotated | Refusal], size: int) -> Iterator[list[Annotated | Refusal]]:
    batch: list[Annotated | Refusal] = []
    for outcome in outcomes:
        batch.append(outcome)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


def _corrected(sources: Mapping[str, tuple[str, str]], tally: Tally) -> list[str]:
    """Reports whose bytes were read again with other metadata (a sidecar, other columns): the new reading stands.

    A file whose bytes changed is another version, and both are kept.
    """
    now = {tally.read[report]: report for report in tally.read}
    return sorted(old for old, source in sources.items() if source in now and old not in tally.read)


def _built(held: Counts, tally: Tally, linking: Linking, proposals: Proposals | None, proposing: int) -> Built:
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
        proposals=proposals,
        proposing=proposing,
        refusals=tuple(sorted(tally.refusals)),
        notes=tuple(tally.notes),
    )
