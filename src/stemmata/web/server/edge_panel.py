"""One line of the stemma beside the picture: its signs from both sides, what speaks against, a ruling, a citation."""

from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from stemmata.model.decision import Decision
from stemmata.model.derivation import Derivation
from stemmata.text.span import Span
from stemmata.web import citation
from stemmata.web.addresses import edge_path
from stemmata.web.edition import Edition
from stemmata.web.labels import DERIVATION_WORDS, published_words
from stemmata.web.pages import Page, filled
from stemmata.web.server.views import about
from stemmata.web.stemma_views import SCRIPT


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """What is shown of one derivation."""

    d: Derivation
    others: tuple[Derivation, ...]  # between the same two, of other kinds
    rulings: tuple[Decision, ...]  # in force, oldest first
    author: str
    citation: str
    path: str


def panel_of(edition: Edition, edge: Derivation, author: str) -> Panel:
    same = (one for one in edition.parents_of.get(edge.child, ()) if one.parent == edge.parent and one.id != edge.id)
    return Panel(
        d=edge,
        others=tuple(same),
        rulings=tuple(about(edition, edge.id)),
        author=author,
        citation=edge_citation(edition, edge),
        path=edge_path(edge.id),
    )


def panel_html(edition: Edition, panel: Panel) -> Markup:
    """The panel without a page round it."""
    return filled("edge_panel.html", edition, panel=panel)


def edge_page(edition: Edition, edge: Derivation, author: str) -> Page:
    """The same as a page of its own, which needs no script."""
    fill = partial(filled, "edge.html", edition, panel=panel_of(edition, edge, author))
    return Page(name=f"edge-{edge.id}", title="One derivation", section="stemma", fill=fill, scripts=(SCRIPT,))


def edge_citation(edition: Edition, edge: Derivation) -> str:
    """Who has it from whom and how, with the first quotation from each side, and the id of the derivation."""
    said = f"{_named(edition, edge.child, '')} {DERIVATION_WORDS[edge.kind]} "
    said += _named(edition, edge.parent, edge.parent_name)
    quotes = []
    for anchor in next((sign.anchors for sign in edge.evidence if not sign.against and sign.anchors), ()):
        source = edition.by_report.get(anchor.report)
        if source is not None:
            found = citation.cited(source, Span(anchor.start, anchor.end))
            quotes.append(f"“{citation.quoted(found)}” ({citation.reference(edition, found)})")
    how = "as it says itself" if edge.status == "stated" else "inferred from signs"
    name = edition.case.name.removesuffix(".stemma")
    return f"{said}, {how}{': ' if quotes else ''}{'; '.join(quotes)}. Edge {edge.id} of {name}.stemma."


def _named(edition: Edition, key: str, name: str) -> str:
    if key not in edition.by_report:
        return name or "an unseen text"
    report = edition.by_report[key].report
    return f"{edition.sigla[key]} ({edition.outlet(key)}, {published_words(report.published)})"
