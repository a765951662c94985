"""An open case: lists of records, its stemma, its tables, and what may be said about it."""

import os
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import TYPE_CHECKING, Self

from stemmata.api import html, kinds, tables
from stemmata.api.alleged import Document, Event, Relation
from stemmata.api.frames import Frame
from stemmata.api.listing import Records, Values
from stemmata.api.records import Claim, Derivation, Entity, Report, Statement
from stemmata.api.shelf import OpenShelf
from stemmata.api.stemma import Stemma
from stemmata.model.case import Case
from stemmata.model.decision import Decision
from stemmata.model.report import Duplicate, Refusal

if TYPE_CHECKING:
    from stemmata.web.edition import Edition


class OpenCase:
    """A case, open for reading, as it was when it was opened, whatever another process writes meanwhile.

    Close it, or use it in a ``with``; records that it gave stay, but lead nowhere then. Any number of threads may ask
    it; they are answered one by one. What others write while it is open is kept in a file beside the case until it is
    closed or read again, so do not leave it open for days.
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        """See :func:`stemmata.open`."""
        self._shelf = OpenShelf(Path(path))
        self._edition = lru_cache(1)(self._laid_out)

    # -- what it is --------------------------------------------------------------------------------------

    @property
    def path(self) -> Path:
        return self._shelf.path

    @property
    def name(self) -> str:
        return self._shelf.head.name

    @property
    def built(self) -> str | None:
        """When links were last drawn: ISO 8601, UTC. None where they were not yet."""
        return self._shelf.head.built

    # -- what it holds -----------------------------------------------------------------------------------

    @property
    def reports(self) -> Records[Report]:
        """What was published, sorted by id."""
        return Records(self._shelf, kinds.REPORTS)

    @property
    def statements(self) -> Records[Statement]:
        """Who says what: sorted by report, then by place in it."""
        return Records(self._shelf, kinds.STATEMENTS)

    @property
    def claims(self) -> Records[Claim]:
        """What reports say alike, sorted by id."""
        return Records(self._shelf, kinds.CLAIMS)

    @property
    def entities(self) -> Records[Entity]:
        """Who and what is named, joined over reports, sorted by id."""
        return Records(self._shelf, kinds.ENTITIES)

    @property
    def documents(self) -> Records[Document]:
        """Papers and recordings that reports describe, sorted by id."""
        return Records(self._shelf, kinds.DOCUMENTS)

    @property
    def derivations(self) -> Records[Derivation]:
        """Who has it from whom, sorted by id."""
        return Records(self._shelf, kinds.DERIVATIONS)

    @property
    def relations(self) -> Records[Relation]:
        """Alleged ties between entities, sorted by id."""
        return Records(self._shelf, kinds.RELATIONS)

    @property
    def events(self) -> Records[Event]:
        """Alleged happenings, sorted by id."""
        return Records(self._shelf, kinds.EVENTS)

    @property
    def decisions(self) -> Values[Decision]:
        """What people ruled, oldest first."""
        return Values(tables.frame(self._shelf, "decisions"), self._shelf.head.decisions)

    @property
    def refusals(self) -> Values[Refusal]:
        """Files and table rows that could not be read, and why; sorted by path."""
        return Values(tables.frame(self._shelf, "refusals"), self._shelf.head.refusals)

    @property
    def duplicates(self) -> Values[Duplicate]:
        """Files that repeat a report byte for byte, sorted by path."""
        return Values(tables.frame(self._shelf, "duplicates"), self._shelf.head.duplicates)

    @property
    def tables(self) -> Mapping[str, Frame]:
        """Every table that the exports have, by name: "claims", "claim_statements", "origin_paths", "evidence" …"""
        return MappingProxyType({name: tables.frame(self._shelf, name) for name in tables.names()})

    # -- what is asked of it -----------------------------------------------------------------------------

    def search(self, query: str) -> tuple[Statement, ...]:
        """The statements that have all the words of the query, the best match first.

        ``"in quotation marks"`` words stand together, and a word that ends in ``*`` may go on. Letters are compared
        without case and accents. None for a query without words.
        """
        return self._shelf.search(query)

    def stemma(self, claim: Claim | str | None = None) -> Stemma:
        """The stemma of the case; of one claim, a record or its id, its reports and their roads to its origins.

        Raises NotInCase where the case has no such claim.
        """
        if claim is None:
            return self._stemma(None, tuple(self.derivations), tuple(self.reports))
        asked = self.claims[claim if isinstance(claim, str) else claim.id]
        roads = {edge.id: edge for road in asked.origins.paths for edge in road.steps}
        ends = {end for edge in roads.values() for end in (edge.child_id, edge.parent_id)}
        reports = self._shelf.reports(sorted({*asked.report_ids, *ends}))
        return self._stemma(asked, tuple(roads[id_] for id_ in sorted(roads)), reports)

    def _stemma(self, claim: Claim | None, derivations: tuple[Derivation, ...], reports: tuple[Report, ...]) -> Stemma:
        return Stemma(claim=claim, derivations=derivations, reports=reports, name=self.name, _edition=self._edition)

    def _laid_out(self) -> "Edition":
        from stemmata.web.edition import edition

        return edition(self._whole())

    def _whole(self) -> Case:
        return replace(self._shelf.head, reports=self._shelf.whole_reports(), links=self._shelf.whole_links())

    # -- what is said about it ---------------------------------------------------------------------------

    def decide(
        self,
        kind: str,
        *subjects: Entity | Derivation | Decision | str,
        reason: str | None = None,
        author: str | None = None,
    ) -> Decision:
        """Records a ruling, links the case again where links depend on it, and reads it again.

        The same as the command ``stemmata decide``: ``case.decide("merge", one, other, reason="the same man")``.
        ``subjects``: records, or ids as the command takes them. ``author``: the environment's STEMMATA_AUTHOR or the
        login name where none is given. Raises UsageError where the kind or the subjects do not fit, CaseFileBusy
        where another process writes.
        """
        from stemmata.pipeline.ruling import Ruling, rule
        from stemmata.rulings import kind_of, login, subject_of

        known = kind_of(kind)
        named = [subject if isinstance(subject, str) else subject.id for subject in subjects]
        subject = subject_of(self._whole(), known, named)
        signed = author or os.environ.get("STEMMATA_AUTHOR") or login()
        decision = rule(self.path, Ruling(kind=known, author=signed, reason=reason or None, subject=subject))
        self.reread()
        return decision

    def reread(self) -> None:
        """From now on the case is as it is at this moment; records that were taken from it keep what they say."""
        self._shelf.reread()
        self._edition.cache_clear()

    # -- how ---------------------------------------------------------------------------------------------

    def close(self) -> None:
        """Closing twice does nothing."""
        self._shelf.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<case {self.name!r}>"

    def _repr_html_(self) -> str:
        counts = self._shelf.counts()
        rows = (
            ("reports", counts.reports),
            ("statements", counts.statements),
            ("claims", counts.claims),
            ("claims in two reports or more", counts.shared_claims),
            ("of these, with at most one origin", counts.one_origin),
            ("documents", counts.documents),
            ("derivations", counts.derivations),
            ("decisions", len(self.decisions)),
            ("files that could not be read", counts.refusals),
        )
        return html.case(self.name, self.built, rows, [(one.path, one.reason) for one in self.refusals])


def opened(path: str | os.PathLike[str]) -> OpenCase:
    """Opens a case file for reading, also while another process writes it; texts are read when they are asked for.

    Raises UsageError where nothing is there, NotACaseFile for another kind of file, NewerCaseFile where a later
    Stemmata wrote it, CaseFileError where an older one did: each says what to do.
    """
    return OpenCase(path)
