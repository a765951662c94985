"""What answers at the addresses of the matrix: /matrix, its files, and one address for each cell."""

from collections.abc import Callable

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from stemmata.model.claim import Claim
from stemmata.web.dossier import document
from stemmata.web.edition import Edition
from stemmata.web.server import matrices
from stemmata.web.server.desk import Desk
from stemmata.web.sheet import Sheet

File = Callable[[Edition, Sheet, Request], Response]


def routes(desk: Desk, as_file: File) -> list[Route]:
    """``as_file``: how a sheet is answered in the form that the address ends in."""
    kept = matrices.Kept()

    def shown(request: Request) -> Response:
        edition = desk.laid().edition
        wish = matrices.wish_of(request.query_params)
        return Response(document(edition, matrices.matrix_page(edition, kept, wish)), media_type="text/html")

    def as_data(request: Request) -> Response:
        edition = desk.laid().edition
        wish = matrices.wish_of(request.query_params)
        return as_file(edition, matrices.matrix_sheet(edition, kept, wish), request)

    return [
        Route("/matrix", shown),
        Route("/matrix.{form:str}", as_data),
        Route("/matrix/{claim}/{siglum}", _cell(desk)),
    ]


def _cell(desk: Desk) -> Callable[[Request], Response]:
    """A cell's sentences: a part of the matrix where a script asks, else a page."""

    def shown(request: Request) -> Response:
        laid = desk.laid()
        edition, source = laid.edition, laid.by_siglum.get(request.path_params["siglum"])
        claim = _claim(edition, request.path_params["claim"])
        if claim is None or source is None:
            raise HTTPException(404)
        if "hx-request" in request.headers:
            part = matrices.cell(edition, claim, source.report.id)
            if part is None:
                raise HTTPException(404)
            return Response(part, media_type="text/html", headers={"vary": "hx-request"})
        page = matrices.cell_page(edition, claim, source.report.id)
        if page is None:
            raise HTTPException(404)
        return Response(document(edition, page), media_type="text/html", headers={"vary": "hx-request"})

    return shown


def _claim(edition: Edition, name: str) -> Claim | None:
    number = edition.claim_numbers.get(name)
    return edition.claims[number - 1] if number else None
