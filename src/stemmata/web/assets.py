"""The files that pages load: one style sheet, the sign of the window, scripts of served pages."""

from functools import cache
from importlib.resources import files
from pathlib import PurePath
from typing import Final

from stemmata.web.palette import chosen

STYLE_SHEET: Final = "stemmata.css"
ICON: Final = "stemmata.svg"
SCRIPTS: Final = ("htmx.min.js", "stemmata.js")  # of every served page, in order
KINDS: Final = {".css": "text/css", ".svg": "image/svg+xml", ".js": "text/javascript", ".json": "application/json"}


def style_sheet() -> str:
    """The style sheet of all pages: the common one, then those of single views in the order of their names."""
    names = sorted((name for name in _names() if name.endswith(".css")), key=lambda name: (name != STYLE_SHEET, name))
    return "".join(_text(name) for name in names)


@cache
def served_style_sheet() -> str:
    """The same with the palettes that a reader may choose where a server keeps the choice."""
    return style_sheet() + chosen(style_sheet())


def asset(name: str) -> tuple[str, str] | None:
    """What a served page may load under this name, and its media type; None where there is none."""
    kind = KINDS.get(PurePath(name).suffix)
    if kind is None or name not in _names():
        return None
    return (served_style_sheet() if name == STYLE_SHEET else _text(name)), kind


@cache
def _names() -> frozenset[str]:
    return frozenset(one.name for one in files("stemmata.web").joinpath("static").iterdir() if one.is_file())


@cache
def _text(name: str) -> str:
    return files("stemmata.web").joinpath("static", name).read_text(encoding="utf-8")
