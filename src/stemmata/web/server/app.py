"""The addresses of the application and what answers there."""

from collections.abc import Callable
from typing import Final

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from stemmata.errors import StemmataError
from stemmata.pipeline import Ruling
from stemmata.rulings import kind_of, subject_of
from stemmata.web.addresses import REPORT
from stemmata.web.dossier import STYLE_SHEET, document, style_sheet
from stemmata.web.edition import Edition
from stemmata.web.pages import Page
from stemmata.web.server import views
from stemmata.web.server.changes import Change
from stemmata.web.server.desk import Desk, Laid
from stemmata.web.server.gate import Gate

MOST_FIELDS: Final = 2000
MOST_WORDS: Final = 1000  # characters of a reason
View = Callable[[Laid, Request], Page | None]


class Application:
    """What answers at each address. ``author``: who rules where the form names nobody else."""

    def __init__(self, desk: Desk, *, author: str) -> None:
        self._desk = desk
        self._author = author
        self._came_of: dict[str, tuple[Change, ...]] = {}  # decision id → what it changed, since the server began

    def routes(self) -> list[Route]:
        return [
            Route(f"/static/{STYLE_SHEET}", self._style),
            Route("/decide", self._decide, methods=["POST"]),
            Route("/decisions", self._page(lambda laid, _: views.decisions_page(laid.edition, self._author))),
            Route("/decisions/{id}", self._page(self._decision)),
            Route("/edge/{id}", self._page(self._edge)),
            Route("/entity/{id}", self._page(self._entity)),
            Route("/r/{siglum}", self._page(lambda laid, ask: laid.pages.get(REPORT + ask.path_params["siglum"]))),
            Route("/", self._page(lambda laid, _: laid.pages["index"])),
            Route("/{name}", self._page(self._named)),
        ]

    async def missing(self, _request: Request, _error: Exception) -> Response:
        """Nothing is at this address: a page that says so."""
        return await run_in_threadpool(
            self._trouble, "Nothing is at this address.", "Go on from one of the pages above.", 404
        )

    async def failed(self, _request: Request, error: Exception) -> Response:
        """What a user can mend is told as a page; the case stays as it was."""
        hint = error.hint if isinstance(error, StemmataError) else ""
        return await run_in_threadpool(self._trouble, str(error.args[0]), hint, 409)

    def _trouble(self, message: str, hint: str, status: int) -> Response:
        edition = self._desk.laid().edition
        return answer(edition, views.trouble_page(edition, message, hint), status)

    def _page(self, view: View) -> Callable[[Request], Response]:
        def shown(request: Request) -> Response:
            laid = self._desk.laid()
            page = view(laid, request)
            if page is None:
                raise HTTPException(404)
            return answer(laid.edition, page)

        return shown

    @staticmethod
    def _named(laid: Laid, request: Request) -> Page | None:
        name = request.path_params["name"]
        return None if name.startswith(REPORT) else laid.pages.get(name)

    def _edge(self, laid: Laid, request: Request) -> Page | None:
        edge = laid.edition.derivations.get(request.path_params["id"])
        return views.edge_page(laid.edition, edge, self._author) if edge else None

    def _entity(self, laid: Laid, request: Request) -> Page | None:
        entity = laid.edition.entities.get(request.path_params["id"])
        return views.entity_page(laid.edition, entity, self._author) if entity else None

    def _decision(self, laid: Laid, request: Request) -> Page | None:
        wanted = request.path_params["id"]
        found = next((one for one in laid.edition.case.decisions if one.id == wanted), None)
        return views.decision_page(laid.edition, found, self._came_of.get(wanted)) if found else None

    @staticmethod
    def _style(_request: Request) -> Response:
        return Response(style_sheet(), media_type="text/css", headers={"cache-control": "no-cache"})

    async def _decide(self, request: Request) -> Response:
        async with request.form(max_files=0, max_fields=MOST_FIELDS) as form:
            words = {name: str(form.get(name) or "") for name in ("kind", "reason", "author")}
            subjects = [str(one) for one in form.getlist("subject")]
        return await run_in_threadpool(self._ruled, words, subjects)

    def _ruled(self, words: dict[str, str], subjects: list[str]) -> Response:
        kind = kind_of(words["kind"])
        ruling = Ruling(
            kind=kind,
            author=words["author"].strip()[:MOST_WORDS] or self._author,
            reason=words["reason"].strip()[:MOST_WORDS] or None,
            subject=subject_of(self._desk.laid().edition.case, kind, subjects),
        )
        decision, found = self._desk.ruled(ruling)
        self._came_of[decision.id] = found
        return RedirectResponse(f"/decisions/{decision.id}", status_code=303)


def answer(edition: Edition, page: Page, status: int = 200) -> Response:
    """A page as the server sends it."""
    return Response(document(edition, page), media_type="text/html", status_code=status)


def application(desk: Desk, *, token: str, port: int, author: str) -> Starlette:
    """The whole application for one case, at 127.0.0.1 and this port, for whoever has the token."""
    made = Application(desk, author=author)
    return Starlette(
        routes=made.routes(),
        middleware=[Middleware(Gate, token=token, port=port)],
        exception_handlers={404: made.missing, StemmataError: made.failed},
    )
