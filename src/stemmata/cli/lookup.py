"""Finds things of a case by id or the beginning of one, and gives reports their sigla."""

from collections import defaultdict
from functools import cached_property
from pathlib import PurePosixPath

from stemmata.errors import UsageError
from stemmata.model.annotations import Statement
from stemmata.model.case import Annotated, Case
from stemmata.model.claim import Claim, Variant
from stemmata.model.contested import contested, place_of, standings
from stemmata.model.derivation import Derivation
from stemmata.model.entity import Entity
from stemmata.model.relation import Relation

KINDS = ("reports", "claims", "derivations", "entities", "documents", "statements")


class Lookup:
    """A case with its indexes, made when first asked for."""

    def __init__(self, case: Case) -> None:
        self.case = case

    @cached_property
    def reports(self) -> dict[str, Annotated]:
        return {one.report.id: one for one in self.case.reports}

    @cached_property
    def sigla(self) -> dict[str, str]:
        """Report id → A, B … Z, AA …, in order of publication; undated last."""
        order = sorted(
            self.case.reports,
            key=lambda one: (one.report.published.value if one.report.published else "9999", one.report.id),
        )
        return {one.report.id: letters(n) for n, one in enumerate(order)}

    @cached_property
    def statements(self) -> dict[str, tuple[Annotated, Statement]]:
        return {s.id: (one, s) for one in self.case.reports for s in one.annotations.statements}

    @cached_property
    def claims(self) -> dict[str, Claim]:
        return {claim.id: claim for claim in self.case.links.claims}

    @cached_property
    def derivations(self) -> dict[str, Derivation]:
        return {edge.id: edge for edge in self.case.links.derivations}

    @cached_property
    def entities(self) -> dict[str, Entity]:
        return {entity.id: entity for entity in self.case.links.entities}

    @cached_property
    def edges_of(self) -> dict[str, list[Derivation]]:
        """Parent id → the edges to its children, strongest first."""
        found: dict[str, list[Derivation]] = defaultdict(list)
        for edge in self.case.links.derivations:
            found[edge.parent].append(edge)
        return {parent: sorted(edges, key=lambda e: (-e.score, e.id)) for parent, edges in found.items()}

    @cached_property
    def parents_of(self) -> dict[str, list[Derivation]]:
        """Child id → the edges to its parents, strongest first."""
        found: dict[str, list[Derivation]] = defaultdict(list)
        for edge in self.case.links.derivations:
            found[edge.child].append(edge)
        return {child: sorted(edges, key=lambda e: (-e.score, e.id)) for child, edges in found.items()}

    @cached_property
    def set_aside(self) -> frozenset[tuple[str, Variant]]:
        """(claim id, variant) of the differences that people set aside."""
        found = contested(self.case)
        standing = standings(found, self.case.decisions)
        aside = {name for name, one in standing.items() if one.state == "set aside"}
        return frozenset((one.claim.id, one.variant) for one in found if one.id in aside)

    @cached_property
    def ties_of(self) -> dict[str, list[Relation]]:
        """Entity id → its ties to other bodies that are told with reasons (came before, part of, split from)."""
        found: dict[str, list[Relation]] = defaultdict(list)
        for tie in sorted(self.case.links.relations, key=lambda r: (r.predicate, r.id)):
            for entity in {tie.subject, tie.object} if tie.reasons else ():
                found[entity].append(tie)
        return found

    def below(self, root: str) -> frozenset[str]:
        """The root and all that derives from it, however far."""
        seen, queue = {root}, [root]
        for node in queue:
            for edge in self.edges_of.get(node, []):
                if edge.child not in seen:
                    seen.add(edge.child)
                    queue.append(edge.child)
        return frozenset(seen)

    def report_name(self, report: str) -> str:
        """ "C Tidewater Weekly, 2021-05-21"; the id itself for a parent that is no report."""
        if report not in self.reports:
            return report
        one = self.reports[report].report
        when = one.published.value[:10] if one.published else "date not known"
        return f"{self.sigla[report]} {one.outlet_name or PurePosixPath(one.path).name}, {when}"

    def name(self, identity: str) -> str:
        """A name for whatever has this id."""
        if identity in self.reports:
            return self.report_name(identity)
        return self.entities[identity].name if identity in self.entities else identity

    def words(self, statement: str) -> str:
        """The content of a statement, its pieces joined by an ellipsis."""
        one, said = self.statements[statement]
        return " … ".join(" ".join(span.of(one.report.text).split()) for span in said.content)

    def chain(self, statement: str) -> str:
        """ "Daily Compass → Tidewater Weekly → a former driver"."""
        return " → ".join(step.name for step in self.statements[statement][1].chain)

    def one(self, kind: str, subject: str) -> str:
        """The id of the one report (by id, siglum or path) that ``subject`` names. Raises UsageError."""
        by_siglum = [i for i, letter in self.sigla.items() if letter == subject]
        by_path = [i for i, one in self.reports.items() if one.report.path == subject]
        found = by_siglum or by_path or [i for i in self.reports if i.startswith(subject)]
        return self._only(kind, subject, found)

    def any(self, subject: str) -> tuple[str, str]:
        """(kind as in the export, id) of the one thing that ``subject`` names. Raises UsageError."""
        links = self.case.links
        pools = {
            "reports": list(self.reports),
            "documents": [d.id for d in links.documents],
            "claims": list(self.claims),
            "derivations": list(self.derivations),
            "entities": list(self.entities),
            "statements": list(self.statements),
        }
        found = {(kind, i) for kind in pools for i in pools[kind] if i.startswith(subject)}
        documents = {i for kind, i in found if kind == "documents"}
        found = {(kind, i) for kind, i in found if kind != "entities" or i not in documents}
        self._only("thing", subject, sorted(i for _, i in found))
        return next(iter(found))

    def about(self, key: str) -> str:
        """What a part of a decision’s subject names: an entity in a report, a derivation, or itself."""
        if key in self.derivations:
            edge = self.derivations[key]
            return f"{self.name(edge.child)} from {edge.parent_name}"
        place = place_of(key)
        if place is not None and place[0] in self.reports:
            words = " ".join(place[1].of(self.reports[place[0]].report.text).split())
            return f"“{words}” ({self.sigla[place[0]]})"
        if key in self.reports:
            return f"report {self.sigla[key]}"
        report, _, local = key.partition(":")
        named = [one for one in self.case.links.entities if (report, local) in one.members]
        return f"{named[0].name} ({self.sigla[report]})" if named and report in self.sigla else key

    @staticmethod
    def _only(kind: str, subject: str, found: list[str]) -> str:
        if not found:
            raise UsageError(
                f"No {kind} has the id {subject!r}.", hint="stemmata show FILE summary says what there is."
            )
        if len(found) > 1:
            raise UsageError(
                f"{len(found)} ids begin with {subject!r}: {', '.join(found[:4])} …", hint="Give more of it."
            )
        return found[0]


def letters(number: int) -> str:
    """0 → A, 25 → Z, 26 → AA: the sigla of textual criticism."""
    name = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
