"""The addresses of the application and what answers there."""

from collections.abc import Callable
from typing import Final

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from stemmata.errors import StemmataError, UsageError
from stemmata.model.case import Annotated
from stemmata.pipeline import Ruling
from stemmata.rulings import kind_of, subject_of
from stemmata.text.span import Span
from stemmata.web import citation
from stemmata.web.addresses import REPORT, claim_path
from stemmata.web.assets import asset
from stemmata.web.dossier import document
from stemmata.web.edition import Edition
from stemmata.web.pages import Page
from stemmata.web.search.finding import found
from stemmata.web.search.query import claim_number, parsed
from stemmata.web.server import asking, crossing, names, relating, reviewing, stemma, taking, views
from stemmata.web.server.adding import Intake, adding_page
from stemmata.web.server.batch import Batch
from stemmata.web.server.changes import Change
from stemmata.web.server.clocks import Clocks
from stemmata.web.server.desk import Desk, Laid
from stemmata.web.server.edge_panel import edge_page
from stemmata.web.server.gate import READING, Gate
from stemmata.web.server.keys import keys_page
from stemmata.web.server.originals import Originals
from stemmata.web.server.places import Chart
from stemmata.web.server.sheets import SHEETS, statements
from stemmata.web.server.wishes import Wearing, settings_page, wished, worn
from stemmata.web.sheet import Sheet, as_csv, as_json
from stemmata.web.views import Asked, report_page

MOST_FIELDS: Final = 2000
LEAST_PACKED: Final = 1000  # bytes: what is shorter is sent as it is
MOST_WORDS: Final = 1000  # characters of a reason
CITED_AS: Final = {"md": "text/markdown", "json": "application/vnd.citationstyles.csl+json"}
View = Callable[[Laid, Request], Page | None]


class Application:
    """What answers at each address. ``author``: who rules where the form names nobody else."""

    def __init__(self, desk: Desk, *, author: str) -> None:
        self._desk = desk
        self._author = author
        self._came_of: dict[str, tuple[Change, ...]] = {}  # decision id → what it changed, since the server began

    def routes(self) -> list[Route]:
        return [
            Route("/static/{name}", self._asset),
            Route("/decide", self._decide, methods=["POST"]),
            Route("/decisions", self._page(lambda laid, _: views.decisions_page(laid.edition, self._author))),
            Route("/decisions/{id}", self._page(self._decision)),
            *stemma.routes(self._desk, answer, self._author),
            Route("/edge/{id}", self._page(self._edge)),
            Route("/entity/{id}", self._page(self._entity)),
            Route("/claim/{id}", self._claim),
            Route("/r/{siglum}", self._page(self._report)),
            *reviewing.routes(self._desk, self._author),
            *crossing.routes(self._desk, _as_file),
            *relating.routes(self._desk, _as_file),
            Route("/cite/{siglum}.{form:str}", self._cite_file),
            Route("/cite/{siglum}", self._page(self._cite)),
            *Intake(self._desk, answer).routes(),
            *taking.routes(self._desk, answer),
            *Batch(self._desk, answer).routes(),
            *Originals(self._desk).routes(),
            Route("/settings", wished, methods=["POST"]),
            Route("/settings", self._page(lambda laid, _: settings_page(laid.edition))),
            Route("/keys", self._page(lambda laid, _: keys_page(laid.edition))),
            Route("/search", self._page(self._search)),
            Route("/search.{form:str}", self._search_file),
            *self._times_and_places(),
            Route("/", self._page(self._first)),
            Route("/{name}.{form:str}", self._table_file),
            Route("/{name}", self._page(self._named)),
        ]

    async def missing(self, _request: Request, _error: Exception) -> Response:
        """Nothing is at this address: a page that says so."""
        return await run_in_threadpool(
            self._trouble, "Nothing is at this address.", "Go on from one of the pages above.", 404
        )

    async def failed(self, request: Request, error: Exception) -> Response:
        """What a user can mend is told as a page; the case stays as it was."""
        hint = error.hint if isinstance(error, StemmataError) else ""
        status = 400 if request.method in READING else 409
        return await run_in_threadpool(self._trouble, str(error.args[0]), hint, status)

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

    def _file(self, sheet: Callable[[Edition, Request], Sheet]) -> Callable[[Request], Response]:
        def sent(request: Request) -> Response:
            edition = self._desk.laid().edition
            return _as_file(edition, sheet(edition, request), request)

        return sent

    def _times_and_places(self) -> list[Route]:
        views = (("timeline", Clocks()), ("map", Chart(self._author)))
        pages = [Route(f"/{name}", self._page(view.page)) for name, view in views]
        return pages + [Route(f"/{name}.{{form:str}}", self._file(view.sheet)) for name, view in views]

    def _first(self, laid: Laid, _request: Request) -> Page:
        """The overview; of a case without reports, the page where they are added."""
        return laid.pages["index"] if laid.edition.reports else adding_page(self._desk, laid.edition)

    @staticmethod
    def _named(laid: Laid, request: Request) -> Page | None:
        name = request.path_params["name"]
        return None if name.startswith(REPORT) else laid.pages.get(name)

    def _edge(self, laid: Laid, request: Request) -> Page | None:
        edge = laid.edition.derivations.get(request.path_params["id"])
        return edge_page(laid.edition, edge, self._author) if edge else None

    def _entity(self, laid: Laid, request: Request) -> Page | None:
        entity = laid.edition.entities.get(request.path_params["id"])
        if entity is None:
            return None
        words, other = request.query_params.get("lines", "1"), request.query_params.get("other", "")
        leaf = int(words) if words.isascii() and words.isdigit() and len(words) < 7 else 1
        split = tuple(request.query_params.getlist("subject")[:MOST_FIELDS])
        asked = names.Asked(author=self._author, leaf=leaf, other=other[:100], split=split)
        return names.entity_page(laid.edition, entity, asked)

    def _decision(self, laid: Laid, request: Request) -> Page | None:
        wanted = request.path_params["id"]
        found = next((one for one in laid.edition.case.decisions if one.id == wanted), None)
        return views.decision_page(laid.edition, found, self._came_of.get(wanted)) if found else None

    def _claim(self, request: Request) -> Response:
        """A claim's page, by its id; by its number, the way there."""
        edition = self._desk.laid().edition
        wanted = request.path_params["id"]
        number = claim_number(wanted)
        if number is not None and 1 <= number <= len(edition.claims) and wanted[0] in "Cc":
            return RedirectResponse(claim_path(edition.claims[number - 1].id), status_code=303)
        if wanted not in edition.claim_numbers:
            raise HTTPException(404)
        return answer(edition, asking.claim_page(edition, edition.claims[edition.claim_numbers[wanted] - 1]))

    @staticmethod
    def _report(laid: Laid, request: Request) -> Page | None:
        siglum, words = request.path_params["siglum"], request.query_params.get("s")
        source = _source(laid, siglum)
        if source is None or words is None:
            return laid.pages.get(REPORT + siglum)
        span = citation.span_of(words, len(source.report.text))
        return report_page(laid.edition, source, Asked(trouble=span) if isinstance(span, str) else Asked(span=span))

    @staticmethod
    def _cite(laid: Laid, request: Request) -> Page | None:
        source = _source(laid, request.path_params["siglum"])
        if source is None:
            return None
        span = _span(source, request)
        return asking.cite_page(laid.edition, source, span)

    def _cite_file(self, request: Request) -> Response:
        laid = self._desk.laid()
        source = _source(laid, request.path_params["siglum"])
        made = {"md": citation.markdown, "json": citation.csl}.get(request.path_params["form"])
        if source is None or made is None:
            raise HTTPException(404)
        span = _span(source, request)
        kind = CITED_AS[request.path_params["form"]]
        return Response(made(laid.edition, citation.cited(source, span)), media_type=kind)

    @staticmethod
    def _search(laid: Laid, request: Request) -> Page:
        leaf = request.query_params.get("page", "1")
        number = int(leaf) if leaf.isascii() and leaf.isdigit() and len(leaf) < 9 else 1
        return asking.search_page(laid.edition, laid.index, request.query_params.get("q", ""), number)

    def _search_file(self, request: Request) -> Response:
        laid = self._desk.laid()
        query = parsed(request.query_params.get("q", ""))
        if query.troubles:
            raise UsageError(query.troubles[0], hint="The search page says what can be searched.")
        return _as_file(laid.edition, statements(laid.edition, found(laid.index, query).said), request)

    def _table_file(self, request: Request) -> Response:
        edition = self._desk.laid().edition
        sheet = SHEETS.get(request.path_params["name"])
        if sheet is None:
            raise HTTPException(404)
        return _as_file(edition, sheet(edition), request)

    @staticmethod
    def _asset(request: Request) -> Response:
        found = asset(request.path_params["name"])
        if found is None:
            raise HTTPException(404)
        content, kind = found
        return Response(content, media_type=kind, headers={"cache-control": "no-cache"})

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


def _source(laid: Laid, siglum: str) -> Annotated | None:
    """The report with this siglum; None where there is none."""
    return laid.by_siglum.get(siglum)


def _span(source: Annotated, request: Request) -> Span:
    """The characters that the address names. Raises UsageError where there are none such."""
    span = citation.span_of(request.query_params.get("s", ""), len(source.report.text))
    if isinstance(span, str):
        raise UsageError(span, hint="A link beside each statement of a report leads to its citation.")
    return span


def _as_file(edition: Edition, sheet: Sheet, request: Request) -> Response:
    """The sheet in the form that the address ends in."""
    form = request.path_params["form"]
    if form == "csv":
        name = f"{edition.case.name.removesuffix('.stemma')}-{sheet.name}.csv"
        return Response(as_csv(sheet), media_type="text/csv", headers={"content-disposition": asking.attachment(name)})
    if form == "json":
        return Response(as_json(sheet, edition.case.name), media_type="application/json")
    raise HTTPException(404)


def answer(edition: Edition, page: Page, status: int = 200) -> Response:
    """A page as the server sends it."""
    return Response(document(edition, page, worn().attributes()), media_type="text/html", status_code=status)


def application(desk: Desk, *, token: str, port: int, author: str) -> Starlette:
    """The whole application for one case, at 127.0.0.1 and this port, for whoever has the token."""
    made = Application(desk, author=author)
    return Starlette(
        routes=made.routes(),
        middleware=[
            Middleware(Gate, token=token, port=port),
            Middleware(Wearing),
            Middleware(GZipMiddleware, minimum_size=LEAST_PACKED, compresslevel=4),
        ],
        exception_handlers={404: made.missing, StemmataError: made.failed},
    )
