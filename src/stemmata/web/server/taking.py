"""The case taken elsewhere: every installed format as a file to be saved."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from typing import Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from stemmata import plugins
from stemmata.errors import StemmataError
from stemmata.model.case import Case
from stemmata.plugins import Exporter
from stemmata.web.edition import Edition
from stemmata.web.pages import Page, filled
from stemmata.web.server.asking import attachment
from stemmata.web.server.desk import Desk

PIECE: Final = 1 << 18  # bytes that are sent at once: formats come in lines, and each way to the browser costs
# A browser is not to unpack what it saves, and what is packed already is not to be packed again.
AS_IT_IS: Final = {"content-encoding": "identity"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """One format."""

    exporter: Exporter
    absent: str  # what is to be installed for it; "" where it can be had

    @property
    def suffix(self) -> str:
        """How names of its files end."""
        told: tuple[str, ...] = getattr(self.exporter, "suffixes", (f".{self.exporter.name}",))
        return told[0]


@cache
def offered() -> tuple[Offered, ...]:
    """The installed formats, sorted by name; looked for once."""
    return tuple(Offered(exporter=one, absent=_absent(one)) for one in plugins.exporters())


def _absent(exporter: Exporter) -> str:
    """What it says that it lacks, asked of a case with nothing in it."""
    try:
        next(_begun(exporter, Case(name="", built=None)), None)
    except StemmataError as error:
        return f"{error.args[0]} {error.hint}".strip()
    return ""


def taking_page(edition: Edition) -> Page:
    """The formats, each with what one gets."""
    fill = partial(filled, "taking.html", edition, formats=offered())
    return Page(name="export", title="Take it elsewhere", section="export", fill=fill)


def routes(desk: Desk, shown: Callable[[Edition, Page], Response]) -> list[Route]:
    """``shown`` makes an answer of a page."""

    def listed(_request: Request) -> Response:
        edition = desk.laid().edition
        return shown(edition, taking_page(edition))

    def taken(request: Request) -> Response:
        wanted = request.path_params["format"]
        found = next((one for one in offered() if one.exporter.name == wanted), None)
        if found is None:
            raise HTTPException(404)
        case = desk.laid().edition.case
        name = attachment(f"{case.name.removesuffix('.stemma')}{found.suffix}")
        headers = {"content-disposition": name, **AS_IT_IS}
        if request.method == "HEAD":
            return Response(media_type=found.exporter.media_type, headers=headers)
        pieces = _begun(found.exporter, case)
        return StreamingResponse(pieces, media_type=found.exporter.media_type, headers=headers)

    return [Route("/export", listed), Route("/export/{format}", taken)]


def _begun(exporter: Exporter, case: Case) -> Iterator[bytes]:
    """The file in large pieces, of which the first is made now, so that what cannot be made is told as a page."""
    pieces = _large(exporter.export(case))
    first = next(pieces, b"")

    def all_of_them() -> Iterator[bytes]:
        yield first
        yield from pieces

    return all_of_them()


def _large(chunks: Iterable[bytes]) -> Iterator[bytes]:
    held: list[bytes] = []
    size = 0
    for chunk in chunks:
        held.append(chunk)
        size += len(chunk)
        if size >= PIECE:
            yield b"".join(held)
            held, size = [], 0
    if held:
        yield b"".join(held)
