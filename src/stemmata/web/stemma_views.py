"""The stemma pages: the picture, and the table of the same edges."""

from collections.abc import Iterator, Sequence
from functools import partial

from markupsafe import Markup

from stemmata.model.claim import Claim
from stemmata.model.derivation import Derivation
from stemmata.web.addresses import edge_path, numbered_page
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
    size = EDGES_PER_PAGE // 2 if edition.addresses.served else EDGES_PER_PAGE
    for leaf, edges in leaves("stemma", tuple(edition.derivations.values()), size):
        name = numbered_page("stemma", leaf.number)
        yield Page(name=name, title="Stemma", section="stemma", fill=partial(_stemma, edition, leaf, edges))
    for claim in claim_stemmata(edition):
        yield claim_stemma_page(edition, claim)


def claim_stemma_page(edition: Edition, claim: Claim) -> Page:
    """The stemma under the lens of one claim: letters and colours count for this claim only."""
    title = f"Stemma of claim {edition.claim_numbers[claim.id]}"
    name = claim_stemma_name(edition, claim)
    return Page(name=name, title=title, section="stemma", fill=partial(_claim_stemma, edition, claim))


def _claim_stemma(edition: Edition, claim: Claim) -> Markup:
    graph = claim_stemma(edition, claim)
    used = {name for path in claim.origins.paths for name in path.steps}
    edges = [d for d in edition.derivations.values() if d.id in used]
    picture = _picture(edition, graph, claim_stemma_name(edition, claim))
    return filled("claim_stemma.html", edition, claim=claim, graph=graph, picture=picture, edges=edges)


def claim_stemma_name(edition: Edition, claim: Claim) -> str:
    return f"stemma-of-claim-{edition.claim_numbers[claim.id]}"


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
    lens = default_lens(edition) if leaf.number == 0 else None
    graph = case_stemma(edition, lens) if leaf.number == 0 else None
    return filled(
        "stemma.html",
        edition,
        leaf=leaf,
        edges=edges,
        graph=graph,
        picture=_picture(edition, graph, leaf.name) if graph else None,
        lens=lens,
        lenses=claim_stemmata(edition),
    )


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
