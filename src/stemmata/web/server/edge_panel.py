"""One line of the stemma beside the picture: its signs from both sides, what speaks against, a ruling, a citation."""

from dataclasses import dataclass
from functools import partial
from typing import Final

from markupsafe import Markup

from stemmata.model.decision import Decision
from stemmata.model.derivation import Derivation
from stemmata.model.evidence import Anchor, Evidence
from stemmata.text.span import Span
from stemmata.web import citation
from stemmata.web.addresses import edge_path
from stemmata.web.edition import Edition
from stemmata.web.labels import DERIVATION_WORDS, published_words, shortened
from stemmata.web.pages import Page, filled
from stemmata.web.server.views import about
from stemmata.web.stemma_views import SCRIPT

MOST_QUOTED: Final = 400  # characters
MOST_AROUND: Final = 160  # characters of the sentence on either side of a quotation


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """The characters of a sign within their sentence."""

    siglum: str
    before: str
    words: str
    after: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """What is shown of one derivation."""

    d: Derivation
    signs: tuple[tuple[Evidence, tuple[Quoted, ...]], ...]  # strongest first, those against last
    others: tuple[Derivation, ...]  # between the same two, of other kinds
    rulings: tuple[Decision, ...]  # in force, oldest first
    author: str
    citation: str
    path: str


def panel_of(edition: Edition, edge: Derivation, author: str) -> Panel:
    same = (one for one in edition.parents_of.get(edge.child, ()) if one.parent == edge.parent and one.id != edge.id)
    return Panel(
        d=edge,
        signs=tuple((sign, _quotes(edition, sign)) for sign in edge.evidence),
        others=tuple(same),
        rulings=tuple(about(edition, edge.id)),
        author=author,
        citation=edge_citation(edition, edge),
        path=edge_path(edge.id),
    )


def _quotes(edition: Edition, sign: Evidence) -> tuple[Quoted, ...]:
    return tuple(_quoted(edition, anchor) for anchor in sign.anchors if anchor.report in edition.by_report)


def _quoted(edition: Edition, anchor: Anchor) -> Quoted:
    source = edition.by_report[anchor.report]
    sentences = (one.span for one in source.annotations.passages if one.kind == "sentence")
    touched = [one for one in sentences if one.start < anchor.end and anchor.start < one.end]
    start = max(min((one.start for one in touched), default=anchor.start), anchor.start - MOST_AROUND)
    end = min(max((one.end for one in touched), default=anchor.end), anchor.end + MOST_AROUND)
    text = source.report.text
    return Quoted(
        siglum=edition.sigla[anchor.report],
        before=text[min(start, anchor.start) : anchor.start],
        words=shortened(anchor.text, MOST_QUOTED),
        after=text[anchor.end : max(end, anchor.end)],
        href=edition.anchor_href(anchor),
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
