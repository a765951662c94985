"""The case that the server holds: read once, read again when its file changes, ruled on from the pages."""

import contextlib
import threading
from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from stemmata.errors import StemmataError
from stemmata.link.memory import FORGETFUL, Memory, Remembering
from stemmata.model.case import Annotated
from stemmata.model.decision import BESIDE_LINKS, Decision
from stemmata.pipeline import Ruling, opened, rule, rulings_in, thought_over
from stemmata.web.addresses import Addresses
from stemmata.web.edition import Edition, edition, with_decisions
from stemmata.web.map.outline import world
from stemmata.web.pages import Page, compiled
from stemmata.web.search.index import Index, index_of
from stemmata.web.server.changes import Change, changes
from stemmata.web.server.intake.reading import Builder, busy
from stemmata.web.server.intake.receiving import Received
from stemmata.web.views import pages

# A case of more reports is linked anew after each ruling: what a memory holds of it would take gigabytes.
REMEMBERED: Final = 2000


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
    """One case file. Any thread may ask; one at a time reads or writes.

    As soon as the case is read, its links are drawn once more in the background, to be remembered: the first ruling
    waits for that, and each goes on from what did not change.
    """

    def __init__(self, case: Path) -> None:
        self.case = case
        self._lock = threading.Lock()
        self._laid: Laid | None = None
        self.builder = Builder(case)
        self.received: Received | None = None  # what came in last from the pages
        self._beside = ThreadPoolExecutor(max_workers=1, thread_name_prefix="index")
        self._memory: Memory = Remembering()
        self._thinking: threading.Thread | None = None

    def laid(self) -> Laid:
        """The case as it now is; while reports are read into it, as it was before.

        Raises CaseFileError where the file is gone or no longer a case.
        """
        with self._lock:
            return self._laid if self._laid is not None and self.builder.under_way else self._read()

    def ruled(self, ruling: Ruling) -> tuple[Decision, tuple[Change, ...]]:
        """Records a decision, links anew where links depend on it, and tells what came of it.

        Raises CaseFileBusy where another process writes to the case, or reports are read into it.
        """
        if ruling.kind not in BESIDE_LINKS:
            self.thought_over()
        with self._lock:
            if self.builder.under_way:
                raise busy()
            laid = self._read()
            drawn, _ = rulings_in(self.case)
            decision = rule(self.case, ruling, self._memory)
            if rulings_in(self.case) == (drawn, (*laid.edition.case.decisions, decision)):
                self._laid = self._with(laid, decision)
            return decision, changes(laid.edition, self._read().edition)

    def _with(self, laid: Laid, decision: Decision) -> Laid:
        """The same reading after a ruling on which no link depends."""
        made = with_decisions(laid.edition, (*laid.edition.case.decisions, decision))
        pages_ = {page.name: page for page in pages(made)}
        return replace(laid, stamp=_stamp(self.case), edition=made, pages=pages_)

    def thought_over(self) -> None:
        """Waits until all that is to be remembered of the case is."""
        self.laid()
        if self._thinking is not None:
            self._thinking.join()

    def _read(self) -> Laid:
        stamp = _stamp(self.case)
        if self._laid is None or self._laid.stamp != stamp:
            case = opened(self.case, self._memory)
            if self._laid is None:
                self._remember(len(case.reports))
            made = edition(case, Addresses(form="served"))
            self._laid = Laid(
                stamp=stamp,
                edition=made,
                pages={page.name: page for page in pages(made)},
                by_siglum={made.sigla[entry.report.id]: entry for entry in made.reports},
                indexing=self._beside.submit(index_of, made),
            )
            self._beside.submit(compiled)
            self._beside.submit(world)  # the outline of the map, before anybody asks for it
        return self._laid

    def _remember(self, reports: int) -> None:
        if reports > REMEMBERED:
            self._memory = FORGETFUL
            return
        self._thinking = threading.Thread(target=self._think, daemon=True, name="remembering")
        self._thinking.start()

    def _think(self) -> None:
        with contextlib.suppress(StemmataError):  # whoever rules will be told
            thought_over(self.case, self._memory)


def _stamp(case: Path) -> tuple[int, ...]:
    """Changes whenever the file or its write-ahead log does; an empty log, which readers make too, is none."""
    found: list[int] = []
    for path in (case, case.with_name(case.name + "-wal")):
        try:
            status = path.stat()
        except FileNotFoundError:
            found += [0, 0]
        else:
            found += [status.st_mtime_ns, status.st_size] if status.st_size else [0, 0]
    return tuple(found)
