"""The stemma pages: the picture as it was chosen, and the table of the same edges."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from stemmata.model.claim import Claim
from stemmata.model.derivation import Derivation
from stemmata.web.addresses import CLAIM_STEMMA, edge_path, numbered_page
from stemmata.web.choice import Choice, chosen, query
from stemmata.web.edition import Edition, NamedOrigin
from stemmata.web.geometry import Drawing
from stemmata.web.layout import drawing
from stemmata.web.lens import Given, default_lens, giving, under_claim
from stemmata.web.pages import Leaf, Page, filled, leaves
from stemmata.web.stemma import Graph, steps_of
from stemmata.web.svg import Caption, described, svg

EDGES_PER_PAGE = 200
MOST_CLAIMS = 12  # claims that have a stemma of their own in a dossier
FEWEST_REPORTS = 3
SCRIPT = "stemma.js"


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """One stemma, ready to be shown."""

    choice: Choice
    graph: Graph
    drawn: Drawing
    caption: Caption
    giving: tuple[Given, ...]  # what boxes can show, of the claim ``of``
    gives: Given | None  # what they show
    of: Claim | None
    origins: tuple[NamedOrigin, ...]  # of the claim of the lens, with the letters that the picture has

    @property
    def picture(self) -> Markup:
        return svg(self.drawn, self.caption)

    def derivations(self, edition: Edition) -> tuple[Derivation, ...]:
        """Those that are drawn; under a lens those that carry its claim. By child in order of publication."""
        drawn = {name for edge in self.graph.edges if not edge.faded for name in edge.derivations}
        return tuple(one for one in edition.derivations.values() if one.id in drawn)


@dataclass(frozen=True, slots=True, kw_only=True)
class Controls:
    """What a reader can choose where a server answers."""

    claims: tuple[Claim, ...]
    origins: tuple[NamedOrigin, ...]
    only_offered: bool  # whether the reports that do not tell the claim can be left out, and are not in any case
    troubles: tuple[str, ...]  # what the address names and is not there
    panel: Markup | None  # of the line that is chosen
    here: Callable[..., str]  # the address of the picture with something changed


def stemma_pages(edition: Edition) -> Iterator[Page]:
    """The stemma of the case with its table; in a dossier also those of its main claims."""
    for leaf, edges in leaves("stemma", tuple(edition.derivations.values()), edges_per_page(edition)):
        name = numbered_page("stemma", leaf.number)
        fill = partial(_stemma, edition, leaf, edges)
        yield Page(name=name, title="Stemma", section="stemma", fill=fill, scripts=(SCRIPT,))
    for claim in () if edition.addresses.served else claim_stemmata(edition):
        yield claim_stemma_page(edition, claim)


def claim_stemma_page(edition: Edition, claim: Claim) -> Page:
    """The stemma under the lens of one claim: letters and colours count for this claim only."""
    title = f"Stemma of claim {edition.claim_numbers[claim.id]}"
    name = claim_stemma_name(edition, claim)
    return Page(name=name, title=title, section="stemma", fill=partial(_claim_stemma, edition, claim))


def _claim_stemma(edition: Edition, claim: Claim) -> Markup:
    view = view_of(edition, Choice(claim=claim, only=True), claim_stemma_name(edition, claim))
    edges = [d for d in edition.derivations.values() if d.id in steps_of(claim)]
    return filled("claim_stemma.html", edition, claim=claim, view=view, edges=edges)


def claim_stemma_name(edition: Edition, claim: Claim) -> str:
    return f"{CLAIM_STEMMA}{edition.claim_numbers[claim.id]}"


def claim_stemmata(edition: Edition) -> tuple[Claim, ...]:
    """The claims that have a stemma of their own: the first that three reports or more tell."""
    return tuple(claim for claim in edition.claims if len(claim.reports) >= FEWEST_REPORTS)[:MOST_CLAIMS]


def edge_hrefs(edition: Edition) -> dict[str, str]:
    """Derivation id → its own page, where there is a server; else its row in the table."""
    if edition.addresses.served:
        return {edge: edge_path(edge) for edge in edition.derivations}
    return {
        edge: edition.addresses.place(numbered_page("stemma", n // EDGES_PER_PAGE), f"edge-{edge}")
        for n, edge in enumerate(edition.derivations)
    }


def _stemma(edition: Edition, leaf: Leaf, edges: Sequence[Derivation]) -> Markup:
    if leaf.number == 0:
        return stemma_html(edition, view_of(edition, Choice(), leaf.name))
    return filled("stemma_table.html", edition, leaf=leaf, edges=edges)


def stemma_html(edition: Edition, view: View, controls: Controls | None = None) -> Markup:
    """The picture and the table of its lines: of the whole case as it is, all derivations, on several pages."""
    leaf, edges = next(leaves("stemma", tuple(edition.derivations.values()), edges_per_page(edition)))
    if not view.choice.plain:
        edges = view.derivations(edition)
    return filled(
        "stemma.html",
        edition,
        leaf=leaf,
        edges=edges,
        view=view,
        graph=view.graph,
        lenses=() if edition.addresses.served else claim_stemmata(edition),
        controls=controls,
    )


def edges_per_page(edition: Edition) -> int:
    return EDGES_PER_PAGE // 4 if edition.addresses.served else EDGES_PER_PAGE


def view_of(edition: Edition, choice: Choice, page: str) -> View:
    """The stemma as it was chosen; ``page`` begins the ids of the picture."""
    graph = chosen(edition, choice)
    drawn = drawing(graph, to_scale=choice.scale)
    of = choice.claim or default_lens(edition)
    given = giving(edition, of) if of else ()
    title = f"Where each report got claim C{edition.claim_numbers[choice.claim.id]} from" if choice.claim else ""
    caption = Caption(
        id=f"{page}-picture",
        title=title or "Where each report got it from",
        description=described(drawn),
        edge_hrefs=edge_hrefs(edition),
        edge_titles=_edge_titles(edition, graph),
        node_hrefs=_node_hrefs(edition, choice, graph),
    )
    origins = _origins(edition, choice.claim) if choice.claim else ()
    shown = next((one for one in given if one.key == choice.gives), given[0]) if given else None
    return View(
        choice=choice, graph=graph, drawn=drawn, caption=caption, giving=given, gives=shown, of=of, origins=origins
    )


def _origins(edition: Edition, claim: Claim) -> tuple[NamedOrigin, ...]:
    named = under_claim(edition, claim).named
    return tuple(named[one.origin.id] for one in edition.letters(claim))


def _edge_titles(edition: Edition, graph: Graph) -> dict[str, str]:
    """Id of each line's strongest derivation → "E from C: it names its source"."""
    sigla = edition.sigla
    strongest = (edition.derivations[line.derivations[0]] for line in graph.edges)
    return {
        edge.id: f"{sigla.get(edge.child, '')} from {sigla.get(edge.parent, edge.parent_name)}: {edge.reason}"
        for edge in strongest
    }


def stemma_path(edition: Edition, choice: Choice, form: str = "", **changed: object) -> str:
    """The address of a choice on the server; ``form``: ".svg" and the like for a file."""
    words = query(edition, choice, **changed)
    return f"/stemma{form}" + (f"?{words}" if words else "")


def _node_hrefs(edition: Edition, choice: Choice, graph: Graph) -> Mapping[str, str]:
    """Reports lead to their pages; where a server answers, origins to what comes from them, families to their parts."""
    found = {node.key: node.href for node in graph.nodes if node.kind == "report" and node.href}
    if not edition.addresses.served:
        return found
    for node in graph.nodes:
        if node.key in edition.origin_by_id:
            found[node.key] = stemma_path(edition, choice, origin=None if choice.origin == node.key else node.key)
        elif node.kind == "family":
            found[node.key] = stemma_path(edition, choice, opened=tuple(sorted({*choice.opened, node.key})))
    return found
