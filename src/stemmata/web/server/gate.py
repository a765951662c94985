"""Who may ask: only the browser that was given the start address, and only pages of our own may write.

Another web site that the same browser has open can send requests to 127.0.0.1; it can guess the port, and by a name
that it makes point here it can even read the answers (DNS rebinding). So the Host is checked, every request needs the
cookie that the start address sets, and every write an Origin of our own. What leaves is fenced by headers.
"""

import hmac
import secrets
from collections.abc import Awaitable, Callable
from typing import Final
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

START_KEY: Final = "token"  # the query parameter of the start address
READING: Final = frozenset({"GET", "HEAD"})
POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
FENCES: Final = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    # Nothing to any other site. Under "no-referrer" browsers send "Origin: null" with our own forms, too (Fetch, 3.1).
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
SANDBOXED: Final = "sandbox; default-src 'none';"  # a policy of an answer's own that begins so is stricter still
NO_KEY: Final = (
    "This case is open for one browser only.\n\n"
    "Use the address that stemmata open printed when it started; it ends in ?token= and a key. "
    "If the window is gone, stop it with Ctrl-C and start it again.\n"
)


class Gate:
    """Lets a request through to the application, or answers it itself."""

    def __init__(self, app: ASGIApp, *, token: str, port: int) -> None:
        self._app = app
        self._token = token
        self._session = secrets.token_urlsafe(32)
        self._hosts = {f"127.0.0.1:{port}", f"localhost:{port}"}
        self._origins = {f"http://{host}" for host in self._hosts}
        self._cookie = f"stemmata-{port}"  # cookies know no ports: two cases open at once must not share one

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return
        answer = self._refusal(Request(scope)) or self._app
        await answer(scope, receive, _fenced(send))

    def _refusal(self, request: Request) -> Response | None:
        """An answer to whoever may not go on; None for who may."""
        headers = request.headers
        if headers.get("host") not in self._hosts:
            return PlainTextResponse("This address is not served here.\n", status_code=400)
        given = request.query_params.get(START_KEY)
        if given is not None and request.method in READING:
            return self._let_in(request) if _same(given, self._token) else PlainTextResponse(NO_KEY, status_code=403)
        if not _same(request.cookies.get(self._cookie, ""), self._session):
            return PlainTextResponse(NO_KEY, status_code=403)
        if request.method not in READING and not self._own(headers):
            return PlainTextResponse("Only a page of this case may write to it.\n", status_code=403)
        return None

    def _own(self, headers: Headers) -> bool:
        """True where the browser says that a page of ours sends this."""
        return headers.get("origin") in self._origins and headers.get("sec-fetch-site", "same-origin") == "same-origin"

    def _let_in(self, request: Request) -> Response:
        """To the same address without the key, which is thus in no history and no screenshot."""
        kept = [(name, value) for name, value in parse_qsl(request.url.query) if name != START_KEY]
        path = "/" + request.url.path.lstrip("/")
        response = RedirectResponse(path + (f"?{urlencode(kept)}" if kept else ""), status_code=303)
        response.set_cookie(self._cookie, self._session, httponly=True, samesite="strict", path="/")
        return response


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode(), other.encode())


def _fenced(send: Send) -> Callable[[Message], Awaitable[None]]:
    """``send`` with the headers that keep an answer where it belongs."""

    async def fenced(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            sandboxed = headers.get("content-security-policy", "").startswith(SANDBOXED)
            for name, value in FENCES.items():
                if not (sandboxed and name == "content-security-policy"):
                    headers[name] = value
            headers.setdefault("cache-control", "no-store")
        await send(message)

    return fenced
