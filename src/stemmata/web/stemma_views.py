"""The stemma pages: the picture, and the table of the same edges."""

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from stemmata.model.claim import Claim
from stemmata.model.derivation import Derivation
from stemmata.web.addresses import numbered_page
from stemmata.web.edition import Edition
from stemmata.web.layout import drawing
from stemmata.web.pages import Leaf, Page, filled, leaves
from stemmata.web.stemma import Graph, case_stemma, claim_stemma, default_lens
from stemmata.web.svg import Caption, described, svg

EDGES_PER_PAGE = 200
MOST_CLAIMS = 12  # claims that have a stemma of their own
FEWEST_REPORTS = 3


def stemma_pages(edition: Edition) -> Iterator[Page]:
    """The stemma of the case with its table, then those of its main claims."""
    lens = default_lens(edition)
    graph = case_stemma(edition, lens)
    lenses = claim_stemmata(edition)
    for leaf, edges in leaves("stemma", tuple(edition.derivations.values()), EDGES_PER_PAGE):
        picture = graph if leaf.number == 0 else None
        yield _page(edition, leaf, edges, picture, lens, lenses)
    for claim in lenses:
        yield claim_stemma_page(edition, claim)


def claim_stemma_page(edition: Edition, claim: Claim) -> Page:
    """The stemma under the lens of one claim: letters and colours count for this claim only."""
    graph = claim_stemma(edition, claim)
    used = {name for path in claim.origins.paths for name in path.steps}
    edges = [d for d in edition.derivations.values() if d.id in used]
    name = claim_stemma_name(edition, claim)
    html = filled(
        "claim_stemma.html",
        edition,
        claim=claim,
        graph=graph,
        picture=_picture(edition, graph, name),
        edges=edges,
    )
    return Page(name=name, title=f"Stemma of claim {edition.claim_numbers[claim.id]}", section="stemma", html=html)


def claim_stemma_name(edition: Edition, claim: Claim) -> str:
    return f"stemma-of-claim-{edition.claim_numbers[claim.id]}"


def claim_stemmata(edition: Edition) -> tuple[Claim, ...]:
    """The claims that have a stemma of their own: the first that three reports or more tell."""
    return tuple(claim for claim in edition.claims if len(claim.reports) >= FEWEST_REPORTS)[:MOST_CLAIMS]


def edge_hrefs(edition: Edition) -> dict[str, str]:
    """Derivation id → its row in the table."""
    return {
        edge: edition.addresses.place(numbered_page("stemma", n // EDGES_PER_PAGE), f"edge-{edge}")
        for n, edge in enumerate(edition.derivations)
    }


def _page(
    edition: Edition,
    leaf: Leaf,
    edges: Sequence[Derivation],
    graph: Graph | None,
    lens: Claim | None,
    lenses: Sequence[Claim],
) -> Page:
    name = numbered_page("stemma", leaf.number)
    html = filled(
        "stemma.html",
        edition,
        leaf=leaf,
        edges=edges,
        graph=graph,
        picture=_picture(edition, graph, name) if graph else None,
        lens=lens,
        lenses=lenses,
    )
    return Page(name=name, title="Stemma", section="stemma", html=html)


def _picture(edition: Edition, graph: Graph, page: str) -> Markup:
    drawn = drawing(graph)
    sigla = edition.sigla
    titles = {
        edge.id: f"{sigla.get(edge.child, '')} from {sigla.get(edge.parent, edge.parent_name)}: {edge.reason}"
        for edge in edition.derivations.values()
    }
    caption = Caption(
        id=f"{page}-picture",
        title="Where each report got it from",
        description=described(drawn),
        edge_hrefs=edge_hrefs(edition),
        edge_titles=titles,
    )
    return svg(drawn, caption)
