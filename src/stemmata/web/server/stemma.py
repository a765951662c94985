"""The stemma as a browser asks for it: under a lens, filtered, to scale; as a file; one of its lines as a panel."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from stemmata.errors import UsageError
from stemmata.model.claim import Claim
from stemmata.web.choice import Choice, chosen_by, large
from stemmata.web.edition import Edition, NamedOrigin
from stemmata.web.graph_files import as_dot, as_graphml
from stemmata.web.pages import Page, environment
from stemmata.web.server.asking import attachment
from stemmata.web.server.desk import Desk
from stemmata.web.server.edge_panel import panel_html, panel_of
from stemmata.web.standalone import standalone
from stemmata.web.stemma_views import SCRIPT, Controls, View, stemma_html, stemma_path, view_of

MOST_LENSES: Final = 60  # claims to choose from; any other by its address
MOST_ORIGINS: Final = 40
KINDS: Final = {"svg": "image/svg+xml", "graphml": "application/graphml+xml", "dot": "text/vnd.graphviz"}
TEMPLATES: Final = (
    "words.html",
    "legend.html",
    "edge_panel.html",
    "stemma.html",
    "stemma_controls.html",
    "stemma_notes.html",
    "stemma_origins.html",
)
Answer = Callable[[Edition, Page], Response]


def routes(desk: Desk, answer: Answer, author: str) -> list[Route]:
    """The addresses of the stemma; they stand before those of the other pages. Its templates are read at once."""
    for template in TEMPLATES:
        environment().get_template(template)
    return [
        Route("/stemma", partial(_shown, desk, answer, author)),
        Route("/stemma.svg", partial(_file, desk, "svg")),
        Route("/stemma.graphml", partial(_file, desk, "graphml")),
        Route("/stemma.dot", partial(_file, desk, "dot")),
        Route("/edge/{id}/panel", partial(_panel, desk, author)),
    ]


def _shown(desk: Desk, answer: Answer, author: str, request: Request) -> Response:
    edition = desk.laid().edition
    return answer(edition, stemma_page(edition, request, author))


def stemma_page(edition: Edition, request: Request, author: str) -> Page:
    """The stemma with all that a reader can choose; the line that ``edge`` names stands beside it."""
    choice, troubles = chosen_by(edition, _words(request))
    edge = edition.derivations.get(request.query_params.get("edge", ""))
    view = view_of(edition, choice, "stemma")
    panel = panel_html(edition, panel_of(edition, edge, author)) if edge else None
    desk = Controls(
        claims=_lenses(edition, choice),
        origins=_origins(edition, choice),
        only_offered=choice.claim is not None and not large(edition),
        troubles=troubles,
        panel=panel,
        here=partial(stemma_path, edition, choice),
    )
    title = f"Stemma of claim C{edition.claim_numbers[choice.claim.id]}" if choice.claim else "Stemma"
    fill = partial(stemma_html, edition, view, controls=desk)
    return Page(name="stemma", title=title, section="stemma", fill=fill, scripts=(SCRIPT,))


def _words(request: Request) -> Mapping[str, Sequence[str]]:
    return {name: request.query_params.getlist(name) for name in request.query_params}


def _lenses(edition: Edition, choice: Choice) -> tuple[Claim, ...]:
    """The claims that most reports tell, and the one that is chosen."""
    shown = (edition.shared or edition.claims)[:MOST_LENSES]
    return shown if choice.claim is None or choice.claim in shown else (*shown, choice.claim)


def _origins(edition: Edition, choice: Choice) -> tuple[NamedOrigin, ...]:
    """The origins of the claim that is chosen, else those on which most reports rest; and the one that is chosen."""
    shown = edition.letters(choice.claim) if choice.claim else edition.origins[:MOST_ORIGINS]
    here = edition.origin_by_id.get(choice.origin or "")
    return shown if here is None or here in shown else (*shown, here)


def _panel(desk: Desk, author: str, request: Request) -> Response:
    edition = desk.laid().edition
    edge = edition.derivations.get(request.path_params["id"])
    if edge is None:
        raise HTTPException(404)
    return HTMLResponse(panel_html(edition, panel_of(edition, edge, author)))


def _file(desk: Desk, form: str, request: Request) -> Response:
    edition = desk.laid().edition
    choice, troubles = chosen_by(edition, _words(request))
    if troubles:
        raise UsageError(troubles[0], hint="The stemma page has links to its files.")
    view = view_of(edition, choice, "stemma")
    made = {"svg": _svg, "graphml": as_graphml, "dot": as_dot}[form](edition, view)
    name = f"{edition.case.name.removesuffix('.stemma')}-stemma.{form}"
    return Response(made, media_type=KINDS[form], headers={"content-disposition": attachment(name)})


def _svg(_edition: Edition, view: View) -> bytes:
    return standalone(view.picture)
