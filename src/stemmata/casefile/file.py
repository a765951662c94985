"""The case file: one SQLite file, one writer, any number of readers."""

import contextlib
import sqlite3
import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

from stemmata import __version__
from stemmata.casefile import answers, decisions, intake, opening, places
from stemmata.casefile.answers import KeptAnswer, KeptPrompt
from stemmata.casefile.catalogue import Catalogue
from stemmata.casefile.cells import unlisted
from stemmata.casefile.connection import connect_reading, connect_writing, hoarding, moment, spoken, transaction
from stemmata.casefile.counting import Counts, count
from stemmata.casefile.intake import Archive, Within
from stemmata.casefile.links_change import change_links
from stemmata.casefile.links_read import read_links
from stemmata.casefile.links_write import delete_links, write_links
from stemmata.casefile.lock import WriterLock
from stemmata.casefile.migrations import MIGRATIONS, migrate
from stemmata.casefile.places import OwnPlaces
from stemmata.casefile.reports import ReportToSave, read_reports, write_reports
from stemmata.errors import NotACaseFile, StemmataError, UsageError
from stemmata.model.annotations import Annotations
from stemmata.model.case import Annotated, Case, Links
from stemmata.model.decision import Decision, DecisionKind
from stemmata.model.report import Duplicate, Refusal, Report


class CaseFile:
    """An open case file; close it, or use it in a ``with``.

    Everything that writes is one transaction: when the method returns, it is on the disk; when it raises,
    or the process is killed, the file is as it was before. Readers are never locked out. One thread at a
    time may use it; open one for each thread that reads.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection, lock: WriterLock | None) -> None:
        """Use :meth:`open_for_writing` or :meth:`open_for_reading`."""
        self.path = path
        self._connection = connection
        self._lock = lock

    @classmethod
    def open_for_writing(cls, path: Path | str, *, create: bool = True, wait: float = 1.0) -> Self:
        """Opens the case at ``path``, brings it to this version's schema, and shuts other writers out.

        With ``create``, makes one where nothing is, or an empty file. ``wait`` is how many seconds to wait
        for another writer.

        Raises UsageError (nothing there), NotACaseFile, NewerCaseFile, CaseFileBusy, CaseWriteError.
        """
        path = Path(path)
        opening.check_place(path)
        if not create and not path.exists():
            raise _missing(path)
        if not opening.is_new(path):
            with spoken(path):
                opening.check_header(path)
        lock = WriterLock(path, wait=wait)
        try:
            with spoken(path):
                return cls(path, _open_locked(path, create=create), lock)
        except BaseException:
            lock.release()
            raise

    @classmethod
    def open_for_reading(cls, path: Path | str) -> Self:
        """Opens the case at ``path``, also while another process writes it.

        Raises UsageError (nothing there), NotACaseFile, NewerCaseFile, CaseFileError (an old schema).
        """
        path = Path(path)
        if not path.exists():
            raise _missing(path)
        opening.check_place(path)
        with spoken(path):
            opening.check_header(path)
            connection = connect_reading(path)
            try:
                opening.check_not_newer(connection, path)
                opening.check_not_older(connection, path)
            except BaseException:
                connection.close()
                raise
            return cls(path, connection, None)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Closes the file and lets the next writer in. Closing twice does nothing."""
        try:
            self._connection.close()
        finally:
            if self._lock is not None:
                self._lock.release()

    # -- what is read ----------------------------------------------------------------------------------

    def known_reports(self) -> Mapping[str, str]:
        """Report id → fingerprint of the annotators that did it, for every report that is done."""
        with self._reading():
            return dict(self._connection.execute("SELECT id, annotation_fingerprint FROM report ORDER BY id"))

    def load(self, *, reports: tuple[Annotated, ...] | None = None, links: Links | None = None) -> Case:
        """All of the case, as it is at this moment. ``reports`` and ``links``: its own, where they are at hand."""
        with self._reading(), hoarding():
            return Case(
                name=self._meta("name") or self.path.stem,
                built=self._meta("built"),
                reports=read_reports(self._connection) if reports is None else reports,
                links=read_links(self._connection) if links is None else links,
                decisions=decisions.read_decisions(self._connection),
                refusals=intake.read_refusals(self._connection),
                duplicates=intake.read_duplicates(self._connection),
            )

    def sources(self) -> Mapping[str, tuple[str, str]]:
        """Report id → (path, SHA-256 of the file's bytes), for every report."""
        with self._reading():
            rows = self._connection.execute("SELECT id, path, sha256 FROM report ORDER BY id")
            return {identity: (path, sha256) for identity, path, sha256 in rows}

    def notes(self) -> Mapping[str, tuple[str, ...]]:
        """Report id → what had to be guessed in reading it, for the reports of which there is something to say."""
        with self._reading():
            rows = self._connection.execute("SELECT id, notes FROM report WHERE notes <> '[]' ORDER BY id")
            return {identity: unlisted(notes) for identity, notes in rows}

    def archives(self, *, fingerprint: str) -> Mapping[str, Archive]:
        """Archive id → what is held of it, of those that were read in this way and need not be taken apart again."""
        with self._reading():
            return {one.id: one for one in intake.read_archives(self._connection, fingerprint=fingerprint)}

    def within(self, path: str) -> Within:
        """What the case holds of a file: at its path, and within it."""
        with self._reading():
            return intake.within(self._connection, path)

    def counts(self) -> Counts:
        """How much the case holds, without loading it."""
        with self._reading():
            return count(self._connection)

    def load_reports(self) -> tuple[Annotated, ...]:
        """All reports with their annotations, sorted by id: what the link stage takes."""
        with self._reading(), hoarding():
            return read_reports(self._connection)

    def load_links(self) -> Links:
        """What links the reports; empty where nothing does yet."""
        with self._reading(), hoarding():
            return read_links(self._connection)

    def load_report(self, report: str) -> Annotated | None:
        """One report with its annotations; None where the case holds no report of this id."""
        with self._reading():
            row = self._connection.execute("SELECT number FROM report WHERE id = ?", (report,)).fetchone()
            return read_reports(self._connection, number=row[0])[0] if row else None

    def decisions(self) -> tuple[Decision, ...]:
        """What humans ruled, oldest first."""
        with self._reading():
            return decisions.read_decisions(self._connection)

    def own_places(self) -> tuple[OwnPlaces, ...]:
        """The case's own gazetteer: what the user brought to it, by the name of the file."""
        with self._reading():
            return places.read_own(self._connection)

    def answers(self, keys: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
        """Key → what a language model answered, the first attempt first, for those of the keys that have an answer."""
        with self._reading():
            return answers.read_answers(self._connection, keys)

    def link_fingerprint(self) -> str | None:
        """The fingerprint that the links were saved with; None where they are to be drawn anew."""
        with self._reading():
            return self._meta("link_fingerprint")

    def original(self, sha256: str) -> bytes:
        """The bytes of the file with this hash, as they came in. Raises UsageError where the case has none."""
        with self._reading():
            row = self._connection.execute("SELECT zlib FROM blob WHERE sha256 = ?", (sha256,)).fetchone()
        if row is None:
            raise UsageError(f"{self.path} holds no file with the hash {sha256}.")
        return zlib.decompress(row[0])

    def catalogue(self) -> Catalogue:
        """The case piece by piece; to be asked inside :meth:`at_one_moment`."""
        return Catalogue(self._connection)

    # -- what is written -------------------------------------------------------------------------------

    def save_report(self, report: Report, *, data: bytes | None, annotations: Annotations, fingerprint: str) -> None:
        """Saves one report; see :meth:`save_reports`, which is faster for many."""
        self.save_reports([ReportToSave(report=report, annotations=annotations, data=data, fingerprint=fingerprint)])

    def save_reports(self, batch: Iterable[ReportToSave]) -> None:
        """Saves reports with their annotations, bytes and the mark that they are done.

        A report that the case already holds is replaced; since links rest on its statements, all links go
        with it, to be drawn anew. Raises PluginError where annotations do not hold together.
        """
        last = {saved.report.id: saved for saved in batch}
        with self._writing():
            self._remove(last)
            write_reports(self._connection, list(last.values()))

    def remove_reports(self, reports: Iterable[str]) -> None:
        """Takes reports out, by id, with their bytes where no other report has them; all links go, too."""
        with self._writing():
            self._remove(reports)
            self._connection.execute("DELETE FROM blob WHERE sha256 NOT IN (SELECT sha256 FROM report)")

    def save_refusals(self, refusals: Iterable[Refusal], *, read: Collection[str]) -> None:
        """Saves refusals in place of all that are held for the paths ``read`` now (and the rows of these tables)."""
        with self._writing():
            intake.replace_refusals(self._connection, refusals, read)

    def save_duplicates(self, duplicates: Iterable[Duplicate], *, read: Collection[str]) -> None:
        """Saves duplicates in place of all that are held for the paths ``read`` now."""
        with self._writing():
            intake.replace_duplicates(self._connection, duplicates, read)

    def save_archives(self, archives: Iterable[Archive], *, fingerprint: str, read: Collection[str]) -> None:
        """Saves the archives in place of those held at the paths ``read`` now, when all that came of them is saved."""
        with self._writing():
            intake.write_archives(self._connection, archives, fingerprint=fingerprint, read=read)

    def replace_links(self, links: Links, *, fingerprint: str, built: str, held: Links | None = None) -> None:
        """Saves the links in place of those held; readers see the old ones until all new ones are there.

        ``built`` is the time of this build, ISO 8601 in UTC. ``held``: the links that the case holds, where they are at
        hand; then only what differs is written.
        """
        with self._writing():
            if held is None:
                delete_links(self._connection)
                write_links(self._connection, links)
            else:
                change_links(self._connection, held, links)
            self._set_meta(link_fingerprint=fingerprint, built=built, stemmata=__version__)
            self._connection.execute(
                "INSERT INTO build (built, stemmata, reports, link_fingerprint) SELECT ?, ?, count(*), ? FROM report",
                (built, __version__, fingerprint),
            )

    def add_decision(
        self, kind: DecisionKind, subject: tuple[str, ...], *, author: str, time: str, reason: str | None = None
    ) -> Decision:
        """Adds a ruling after all others and returns it. ``time`` is ISO 8601 in UTC. Raises UsageError.

        Where the case holds a ruling of a later time (another clock), that time is taken.
        """
        with self._writing():
            later = decisions.not_before(self._connection, time)
            decision = decisions.decided(kind, subject, author=author, time=later, reason=reason)
            decisions.append(self._connection, decision)
        return decision

    def take_decisions(self, taken: Iterable[Decision]) -> None:
        """Adds rulings as they are, with their own author, time and id; those that the case holds are left alone."""
        with self._writing():
            for decision in taken:
                decisions.append(self._connection, decision)

    def save_own_places(self, own: OwnPlaces) -> None:
        """Saves these places in the case's own gazetteer, in place of those that a file of that name brought."""
        with self._writing():
            places.write_own(self._connection, own)

    def save_prompt(self, prompt: KeptPrompt) -> None:
        """Keeps the words that a language model is asked with; nothing changes where they are kept already."""
        with self._writing():
            answers.keep_prompt(self._connection, prompt)

    def save_answer(self, answer: KeptAnswer) -> None:
        """Keeps an answer of a language model; the first that came for a question stays."""
        with self._writing():
            answers.keep_answer(self._connection, answer)

    def rename(self, name: str) -> None:
        """Gives the case another name; it starts with that of its file."""
        with self._writing():
            self._set_meta(name=name)

    # -- how ---------------------------------------------------------------------------------------------

    @contextlib.contextmanager
    def at_one_moment(self) -> Iterator[None]:
        """All that is read inside is as it was at one moment, whatever another process writes meanwhile."""
        with self._reading():
            yield

    @contextlib.contextmanager
    def _reading(self) -> Iterator[None]:
        with spoken(self.path):
            if self._connection.in_transaction:
                yield
            else:
                with moment(self._connection):
                    yield

    @contextlib.contextmanager
    def _writing(self) -> Iterator[None]:
        if self._lock is None:
            raise StemmataError(f"{self.path} was opened for reading only.")
        with spoken(self.path), transaction(self._connection):
            yield

    def _meta(self, key: str) -> str | None:
        row = self._connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return None if row is None else str(row[0])

    def _set_meta(self, **values: str) -> None:
        self._connection.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", sorted(values.items()))

    def _remove(self, reports: Iterable[str]) -> None:
        """Takes the reports out that the case holds; links, which rest on them, go first."""
        found = (
            self._connection.execute("SELECT number FROM report WHERE id = ?", (report,)).fetchone()
            for report in reports
        )
        numbers = [row for row in found if row is not None]
        if numbers:
            delete_links(self._connection)
            self._connection.execute("DELETE FROM meta WHERE key = 'link_fingerprint'")
            self._connection.executemany("DELETE FROM report WHERE number = ?", numbers)


def _missing(path: Path) -> UsageError:
    return UsageError(f"There is no case file {path}.", hint="Make one with: stemmata build PATH... --case FILE.")


def _open_locked(path: Path, *, create: bool) -> sqlite3.Connection:
    """A writing connection to a case of the newest schema; the caller holds the writer's lock."""
    if opening.is_new(path):
        if not create:
            raise NotACaseFile(f"{path} is empty.", hint="Make a case with: stemmata build PATH... --case FILE.")
        opening.create(path, name=path.stem)
    opening.check_header(path)
    connection = connect_writing(path)
    try:
        opening.check_not_newer(connection, path)
        migrate(connection, MIGRATIONS)
    except BaseException:
        connection.close()
        raise
    return connection
