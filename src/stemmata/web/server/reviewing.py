"""What answers at the addresses of the review: /contradictions, and one address for each difference."""

from collections.abc import Callable
from typing import Final
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from stemmata.errors import UsageError
from stemmata.model.decision import ON_DIFFERENCES
from stemmata.pipeline import Ruling
from stemmata.rulings import kind_of, subject_of
from stemmata.web.dossier import document
from stemmata.web.server import contradictions
from stemmata.web.server.desk import Desk

MOST_FIELDS: Final = 20
MOST_WORDS: Final = 1000  # characters of a reason


def routes(desk: Desk, author: str) -> list[Route]:
    """``author``: who rules where the form names nobody else."""
    return [
        Route("/contradictions", _list(desk)),
        Route("/contradictions/{id}", _item(desk, author)),
        Route("/contradictions/{id}", _ruled(desk, author), methods=["POST"]),
    ]


def _list(desk: Desk) -> Callable[[Request], Response]:
    def shown(request: Request) -> Response:
        edition = desk.laid().edition
        asked = request.query_params
        leaf = asked.get("page", "1")
        number = int(leaf) if leaf.isascii() and leaf.isdigit() and len(leaf) < 9 else 1
        page = contradictions.list_page(edition, contradictions.wish_of(asked), number, done="done" in asked)
        return Response(document(edition, page), media_type="text/html")

    return shown


def _item(desk: Desk, author: str) -> Callable[[Request], Response]:
    def shown(request: Request) -> Response:
        edition = desk.laid().edition
        wish = contradictions.wish_of(request.query_params)
        asked = author, request.query_params.get("ruled", "")
        page = contradictions.item_page(edition, request.path_params["id"], wish, asked)
        if page is None:
            raise HTTPException(404)
        return Response(document(edition, page), media_type="text/html")

    return shown


def _ruled(desk: Desk, author: str) -> Callable[[Request], "object"]:
    async def decided(request: Request) -> Response:
        async with request.form(max_files=0, max_fields=MOST_FIELDS) as form:
            words = {name: str(form.get(name) or "") for name in ("kind", "reason", "author", "subject")}
        wish = contradictions.wish_of(request.query_params)
        words["author"] = words["author"].strip()[:MOST_WORDS] or author
        return await run_in_threadpool(_recorded, desk, request.path_params["id"], words, wish)

    return decided


def _recorded(desk: Desk, one: str, words: dict[str, str], wish: contradictions.Wish) -> Response:
    """Records the ruling, and leads to the next; one that is taken back leads to where it was made.

    Raises UsageError where it is no ruling on a difference of the case.
    """
    kind = kind_of(words["kind"])
    if kind not in ON_DIFFERENCES and kind != "withdraw":
        raise UsageError(f"{kind} is no ruling on a difference.", hint="Agree or disagree, or take a ruling back.")
    edition = desk.laid().edition
    subject = subject_of(edition.case, kind, [words["subject"] if kind == "withdraw" else one])
    reason = words["reason"].strip()[:MOST_WORDS] or None
    order = contradictions.queue(edition)
    decision, _ = desk.ruled(Ruling(kind=kind, author=words["author"], reason=reason, subject=subject))
    if kind == "withdraw":
        return RedirectResponse(f"/contradictions/{one}{wish.query}", status_code=303)
    following = contradictions.after(order, one, wish)
    if following is None:
        return RedirectResponse(f"/contradictions{_with(wish, 'done', '1')}", status_code=303)
    return RedirectResponse(f"{following.path}{_with(wish, 'ruled', decision.id)}", status_code=303)


def _with(wish: contradictions.Wish, name: str, value: str) -> str:
    """The wish's query with one thing more."""
    return f"{wish.query}{'&' if wish.query else '?'}{urlencode({name: value})}"
