"""The case that the server holds: read once, read again when its file changes, ruled on from the pages."""

import threading
from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from stemmata.model.case import Annotated
from stemmata.model.decision import Decision
from stemmata.pipeline import Ruling, opened, rule
from stemmata.web.addresses import Addresses
from stemmata.web.edition import Edition, edition
from stemmata.web.pages import Page
from stemmata.web.search.index import Index, index_of
from stemmata.web.server.changes import Change, changes
from stemmata.web.server.intake.reading import Builder, busy
from stemmata.web.server.intake.receiving import Received
from stemmata.web.views import pages


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """One reading of the case."""

    stamp: tuple[int, ...]
    edition: Edition
    pages: Mapping[str, Page]  # by name
    by_siglum: Mapping[str, Annotated]
    indexing: "Future[Index]"

    @property
    def index(self) -> Index:
        """Made in the background as soon as the case is read; waits where it is not ready."""
        return self.indexing.result()


class Desk:
    """One case file. Any thread may ask; one at a time reads or writes."""

    def __init__(self, case: Path) -> None:
        self.case = case
        self._lock = threading.Lock()
        self._laid: Laid | None = None
        self.builder = Builder(case)
        self.received: Received | None = None  # what came in last from the pages
        self._beside = ThreadPoolExecutor(max_workers=1, thread_name_prefix="index")

    def laid(self) -> Laid:
        """The case as it now is; while reports are read into it, as it was before.

        Raises CaseFileError where the file is gone or no longer a case.
        """
        with self._lock:
            return self._laid if self._laid is not None and self.builder.under_way else self._read()

    def ruled(self, ruling: Ruling) -> tuple[Decision, tuple[Change, ...]]:
        """Records a decision, links anew, and tells what came of it.

        Raises CaseFileBusy where another process writes to the case, or reports are read into it.
        """
        with self._lock:
            if self.builder.under_way:
                raise busy()
            before = self._read().edition
            decision = rule(self.case, ruling)
            return decision, changes(before, self._read().edition)

    def _read(self) -> Laid:
        stamp = _stamp(self.case)
        if self._laid is None or self._laid.stamp != stamp:
            made = edition(opened(self.case), Addresses(form="served"))
            self._laid = Laid(
                stamp=stamp,
                edition=made,
                pages={page.name: page for page in pages(made)},
                by_siglum={made.sigla[entry.report.id]: entry for entry in made.reports},
                indexing=self._beside.submit(index_of, made),
            )
        return self._laid


def _stamp(case: Path) -> tuple[int, ...]:
    """Changes whenever the file or its write-ahead log does."""
    found: list[int] = []
    for path in (case, case.with_name(case.name + "-wal")):
        try:
            status = path.stat()
        except FileNotFoundError:
            found += [0, 0]
        else:
            found += [status.st_mtime_ns, status.st_size]
    return tuple(found)
