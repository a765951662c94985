"""How a reader wishes the pages to be: palette, size of the text, keys. Kept in a cookie of the browser, in no case."""

from collections.abc import Collection
from contextvars import ContextVar
from dataclasses import asdict, dataclass
from typing import Final
from urllib.parse import parse_qsl, urlencode

from markupsafe import Markup
from starlette.requests import HTTPConnection, Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from stemmata.web.edition import Edition
from stemmata.web.pages import Page, filled
from stemmata.web.palette import Palette

COOKIE: Final = "stemmata-settings"  # without a port: the same for every case of this machine
KEPT: Final = 365 * 24 * 3600  # seconds
PALETTES: Final[dict[Palette, str]] = {
    "system": "As this machine has it",
    "light": "Light",
    "dark": "Dark",
    "contrast": "High contrast",
}
SIZES: Final = {"normal": "Normal", "large": "Large", "larger": "Larger"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What a reader chose; as it stands here where nothing was chosen."""

    palette: str = "system"  # one of PALETTES
    size: str = "normal"  # one of SIZES
    letters: str = "on"  # or "off": single letters do something (WCAG 2.2, 2.1.4)

    def attributes(self) -> dict[str, str]:
        """What stands on the root element of every page: only what is not as it is by itself."""
        plain = asdict(PLAIN)
        return {f"data-{name}": value for name, value in asdict(self).items() if value != plain[name]}


PLAIN: Final = Wishes()
_worn: ContextVar[Wishes] = ContextVar("wishes", default=PLAIN)


def worn() -> Wishes:
    """The wishes of whoever asks for the page that is now being made."""
    return _worn.get()


def wishes_of(words: str) -> Wishes:
    """What a cookie or a form says; what cannot be is as if it was not said.

    >>> wishes_of("palette=dark&size=huge")
    Wishes(palette='dark', size='normal', letters='on')
    """
    said = dict(parse_qsl(words[:200]))
    choices: dict[str, Collection[str]] = {"palette": PALETTES, "size": SIZES, "letters": ("on", "off")}
    return Wishes(**{name: said[name] for name, may in choices.items() if said.get(name) in may})


class Wearing:
    """Says to everything that answers a request what its reader wishes."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            _worn.set(wishes_of(HTTPConnection(scope).cookies.get(COOKIE, "")))
        await self._app(scope, receive, send)


def settings_page(edition: Edition) -> Page:
    """Where wishes are changed."""

    def fill() -> Markup:
        return filled("settings.html", edition, wishes=worn(), palettes=PALETTES, sizes=SIZES)

    return Page(name="settings", title="Settings", section="settings", fill=fill)


async def wished(request: Request) -> Response:
    """Keeps what the form says, and shows the form again as it now is."""
    async with request.form(max_files=0, max_fields=10) as form:
        said = wishes_of(urlencode([(name, str(form.get(name, ""))) for name in ("palette", "size", "letters")]))
    answer = RedirectResponse("/settings", status_code=303)
    answer.set_cookie(COOKIE, urlencode(asdict(said)), max_age=KEPT, httponly=True, samesite="strict", path="/")
    return answer
