"""The family tree of a case, or of one claim, as a value: a picture, a graph, a file."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from stemmata.api import html
from stemmata.api.records import Claim, Derivation, Report

if TYPE_CHECKING:  # what draws is imported when a picture is asked for
    import networkx

    from stemmata.web.edition import Edition
    from stemmata.web.stemma_views import View


@dataclass(frozen=True, slots=True, kw_only=True)
class Stemma:
    """Derivations, and the reports that they join.

    The picture, DOT and GraphML show what the pages show: the lines that count, without voices that join too few
    reports. :meth:`to_networkx` has every derivation.
    """

    claim: Claim | None = field(repr=False)  # whose roads these are; None: all of the case
    reports: tuple[Report, ...] = field(repr=False)  # sorted by id
    derivations: tuple[Derivation, ...] = field(repr=False)  # sorted by id
    name: str  # of the case
    _edition: "Callable[[], Edition]" = field(repr=False, compare=False)

    def to_networkx(self) -> "networkx.MultiDiGraph[str]":
        """From each parent to its child; a node is the id of a report, an entity or a parent that is not held.

        Nodes have ``kind`` ("report", or a parent's kind) and ``name``, reports also ``title`` and ``published``: ""
        where it is not known. Edges have the derivation's id as their key, and ``kind``, ``status``, ``score``,
        ``reason`` and ``circular``.
        """
        import networkx

        made: networkx.MultiDiGraph[str] = networkx.MultiDiGraph(name=self.name)
        for report in self.reports:
            made.add_node(
                report.id,
                kind="report",
                name=report.outlet_name or "",
                title=report.title or "",
                published=report.published.value if report.published else "",
            )
        for edge in self.derivations:
            if edge.child_id not in made:
                made.add_node(edge.child_id, kind="hidden", name="")
            if edge.parent_id not in made or not made.nodes[edge.parent_id]["name"]:
                made.add_node(edge.parent_id, kind=edge.parent_kind, name=edge.parent_name)
            made.add_edge(
                edge.parent_id,
                edge.child_id,
                key=edge.id,
                kind=edge.kind,
                status=edge.status,
                score=edge.score,
                reason=edge.reason,
                circular=edge.circular,
            )
        return made

    def to_svg(self) -> str:
        """The picture as a file of its own: no script, no style sheet, nothing that leads out."""
        from stemmata.web.standalone import standalone

        return standalone(self._view().picture).decode()

    def to_dot(self) -> str:
        """The drawn lines in the language of Graphviz."""
        from stemmata.web.graph_files import as_dot

        return as_dot(self._edition(), self._view()).decode()

    def to_graphml(self) -> str:
        """The drawn lines as GraphML, for Gephi, yEd and Cytoscape."""
        from stemmata.web.graph_files import as_graphml

        return as_graphml(self._edition(), self._view()).decode()

    def _view(self) -> "View":
        from stemmata.web.choice import Choice
        from stemmata.web.stemma_views import view_of

        edition = self._edition()
        if self.claim is None:
            return view_of(edition, Choice(), "stemma")
        (claim,) = (one for one in edition.claims if one.id == self.claim.id)
        return view_of(edition, Choice(claim=claim, only=True), f"stemma-{claim.id}")

    def _repr_svg_(self) -> str:
        return self.to_svg().partition("?>\n")[2]

    def _repr_html_(self) -> str:
        return html.picture(self._repr_svg_())
