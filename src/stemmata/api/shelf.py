"""An open case, and the records that are found in it when they are asked for."""

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from stemmata.api import making
from stemmata.api.alleged import Document, Event, Relation
from stemmata.api.records import Claim, Derivation, Entity, Report, Statement
from stemmata.api.texts import Text
from stemmata.casefile import CaseFile, Catalogue, Counts, Kind
from stemmata.errors import NotInCase, UsageError
from stemmata.model.annotations import Annotations
from stemmata.model.case import Annotated, Case, Links
from stemmata.model.report import Link, Zone

_TEXTS = 64  # texts, and reports with all that was found in them, that are kept at hand
_RECORDS = 4096  # entities and reports that are kept at hand: statements lead to the same few again and again
R = TypeVar("R")
V = TypeVar("V")


class OpenShelf:
    """Reads a case file as it was at one moment. Any number of threads may ask; they are answered one by one."""

    def __init__(self, path: Path) -> None:
        """Raises what :meth:`~stemmata.casefile.CaseFile.open_for_reading` raises."""
        self.path = path
        self._lock = threading.RLock()
        self._open = ExitStack()
        self._begin()

    def _begin(self) -> None:
        try:
            self._read_head()
        except BaseException:
            self._open.close()
            raise

    def _read_head(self) -> None:
        file = self._open.enter_context(CaseFile.open_for_reading(self.path))
        self._open.enter_context(file.at_one_moment())
        self._file: CaseFile | None = file
        self._head = file.load(reports=(), links=Links())  # name, decisions, refusals: few, and never large
        self._reports: tuple[Annotated, ...] | None = None
        self._links: Links | None = None
        self._ids = lru_cache(None)(self._read_ids)
        self._report = lru_cache(_RECORDS)(self._read_report)
        self._entity = lru_cache(_RECORDS)(self._read_entity)
        self._text = lru_cache(_TEXTS)(self._read_text)
        self._annotated = lru_cache(_TEXTS)(self._read_annotated)

    def close(self) -> None:
        """Closing twice does nothing."""
        with self._lock:
            self._file = self._reports = self._links = None
            self._open.close()

    def reread(self) -> None:
        """From now on the case is as it is at this moment."""
        with self._asked():
            self._open.close()
            self._file = None
            self._begin()

    def __deepcopy__(self, _: object) -> "OpenShelf":
        """A copy of a record is of the same case."""
        return self

    @contextmanager
    def _asked(self) -> Iterator[CaseFile]:
        with self._lock:
            if self._file is None:
                raise UsageError(f"{self.path} was closed.", hint="Open it again with stemmata.open().")
            with self._file.at_one_moment():
                yield self._file

    @contextmanager
    def _looked_up(self) -> Iterator[Catalogue]:
        with self._asked() as file:
            yield file.catalogue()

    # -- the case as a whole ---------------------------------------------------------------------------

    @property
    def head(self) -> Case:
        """The case without reports and links."""
        return self._head

    def counts(self) -> Counts:
        with self._asked() as file:
            return file.counts()

    def whole_reports(self) -> tuple[Annotated, ...]:
        """All reports with what was found in them; kept until the case is closed or read again. Likewise the links."""
        with self._asked() as file:
            if self._reports is None:
                self._reports = file.load_reports()
            return self._reports

    def whole_links(self) -> Links:
        with self._asked() as file:
            if self._links is None:
                self._links = file.load_links()
            return self._links

    def count(self, kind: Kind) -> int:
        with self._looked_up() as catalogue:
            return catalogue.count(kind)

    def ids(self, kind: Kind) -> tuple[str, ...]:
        return self._ids(kind)

    def _read_ids(self, kind: Kind) -> tuple[str, ...]:
        with self._looked_up() as catalogue:
            return catalogue.ids(kind)

    def holds(self, kind: Kind, id_: str) -> bool:
        with self._looked_up() as catalogue:
            return catalogue.holds(kind, id_)

    # -- reports ---------------------------------------------------------------------------------------

    def report(self, id_: str) -> Report:
        found = self._report(id_)
        if found is None:
            raise _gone(id_)
        return found

    def _read_report(self, id_: str) -> Report | None:
        return next(iter(self.all_reports([id_])), None)

    def reports(self, ids: Sequence[str]) -> tuple[Report, ...]:
        """In the order given."""
        return self.all_reports(ids) if len(ids) != 1 else tuple(filter(None, map(self._report, ids)))

    def all_reports(self, ids: Sequence[str]) -> tuple[Report, ...]:
        with self._looked_up() as catalogue:
            found = {one.id: one for one in catalogue.reports(ids)}
        return tuple(making.report(self, found[id_]) for id_ in ids if id_ in found)

    def text(self, report: str) -> Text:
        return self._text(report)

    def _read_text(self, report: str) -> Text:
        with self._looked_up() as catalogue:
            return Text(catalogue.text(report) or "")

    def annotations(self, report: str) -> Annotations:
        return self._annotated(report).annotations

    def layout(self, report: str) -> tuple[tuple[Zone, ...], tuple[Link, ...]]:
        found = self._annotated(report).report
        return found.zones, found.links

    def _read_annotated(self, report: str) -> Annotated:
        with self._asked() as file:
            found = file.load_report(report)
        if found is None:
            raise _gone(report)
        return found

    def original(self, sha256: str) -> bytes:
        with self._asked() as file:
            return file.original(sha256)

    def outlet(self, report: str) -> Entity | None:
        with self._looked_up() as catalogue:
            outlets = [one.outlet for one in catalogue.reports([report]) if one.outlet]
        return next(iter(self.entities(outlets)), None)

    # -- statements ------------------------------------------------------------------------------------

    def statements(self, ids: Sequence[str]) -> tuple[Statement, ...]:
        """In the order given."""
        with self._looked_up() as catalogue:
            return tuple(making.statement(self, one) for one in catalogue.statements(ids))

    def said_in(self, report: str) -> tuple[Statement, ...]:
        with self._looked_up() as catalogue:
            said = catalogue.statements(catalogue.statements_of_report(report))
        found = sorted(said, key=lambda one: (one.statement.passage, one.statement.content, one.statement.id))
        return tuple(making.statement(self, one) for one in found)

    def search(self, query: str) -> tuple[Statement, ...]:
        with self._looked_up() as catalogue:
            return self.statements(catalogue.statements_with(query))

    # -- links -----------------------------------------------------------------------------------------

    def claims(self, ids: Sequence[str]) -> tuple[Claim, ...]:
        """In the order given, as are the next."""
        return self._each(Catalogue.claims, making.claim, ids)

    def claims_of(self, *, report: str | None = None, statement: str | None = None) -> tuple[Claim, ...]:
        with self._looked_up() as catalogue:
            told = catalogue.claims_of_report(report) if report else ()
            said = catalogue.claims_of_statement(statement) if statement else ()
            return self.claims((*told, *said))

    def entities(self, ids: Sequence[str]) -> tuple[Entity, ...]:
        return tuple(one for id_ in ids if (one := self._entity(id_)))

    def _read_entity(self, id_: str) -> Entity | None:
        return next(iter(self._each(Catalogue.entities, making.entity, [id_])), None)

    def named(self, report: str, locals_: Sequence[str]) -> tuple[Entity, ...]:
        """The entities that local ones of a report were joined to, sorted by id, each once."""
        with self._looked_up() as catalogue:
            found = {catalogue.entity_named(report, local) for local in locals_}
        return self.entities(sorted(filter(None, found)))

    def documents(self, ids: Sequence[str]) -> tuple[Document, ...]:
        return self._each(Catalogue.documents, making.document, ids)

    def derivations(self, ids: Sequence[str]) -> tuple[Derivation, ...]:
        return self._each(Catalogue.derivations, making.derivation, ids)

    def derived(self, *, child: str | None = None, parent: str | None = None) -> tuple[Derivation, ...]:
        with self._looked_up() as catalogue:
            from_ = catalogue.derivations_from(child) if child else ()
            to = catalogue.derivations_to(parent) if parent else ()
            return self.derivations((*from_, *to))

    def relations(self, ids: Sequence[str]) -> tuple[Relation, ...]:
        return self._each(Catalogue.relations, making.relation, ids)

    def events(self, ids: Sequence[str]) -> tuple[Event, ...]:
        return self._each(Catalogue.events, making.event, ids)

    def _each(
        self,
        read: Callable[[Catalogue, str, str], tuple[V, ...]],
        made: Callable[["OpenShelf", V], R],
        ids: Sequence[str],
    ) -> tuple[R, ...]:
        with self._looked_up() as catalogue:
            return tuple(made(self, one) for id_ in ids for one in read(catalogue, id_, id_))

    # -- runs of records whose ids follow each other -----------------------------------------------------

    def run_of_claims(self, ids: Sequence[str]) -> tuple[Claim, ...]:
        """All records from the first of these ids to the last, read at once; likewise the next ones."""
        return self._run(Catalogue.claims, making.claim, ids)

    def run_of_entities(self, ids: Sequence[str]) -> tuple[Entity, ...]:
        return self._run(Catalogue.entities, making.entity, ids)

    def run_of_documents(self, ids: Sequence[str]) -> tuple[Document, ...]:
        return self._run(Catalogue.documents, making.document, ids)

    def run_of_derivations(self, ids: Sequence[str]) -> tuple[Derivation, ...]:
        return self._run(Catalogue.derivations, making.derivation, ids)

    def run_of_relations(self, ids: Sequence[str]) -> tuple[Relation, ...]:
        return self._run(Catalogue.relations, making.relation, ids)

    def run_of_events(self, ids: Sequence[str]) -> tuple[Event, ...]:
        return self._run(Catalogue.events, making.event, ids)

    def _run(
        self,
        read: Callable[[Catalogue, str, str], tuple[V, ...]],
        made: Callable[["OpenShelf", V], R],
        ids: Sequence[str],
    ) -> tuple[R, ...]:
        with self._looked_up() as catalogue:
            return tuple(made(self, one) for one in (read(catalogue, ids[0], ids[-1]) if ids else ()))


def _gone(report: str) -> NotInCase:
    return NotInCase(f"The case holds no report {report}.", hint="It was taken out since: look it up again.")
