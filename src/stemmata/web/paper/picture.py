"""The stemma on a page of its own: turned and scaled so that its letters can still be read."""

import re
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from stemmata.web.choice import Choice
from stemmata.web.edition import Edition
from stemmata.web.standalone import standalone
from stemmata.web.stemma_views import view_of

MM: Final = 96 / 25.4  # px
HEADING: Final = 30.0  # mm at the head of the page for its title, its lead and the legend
# Page → mm that are left between its margins, as paper.css has them, from the one that a reader would rather have.
ROOM: Final = {
    "wide": (261.0, 168.0 - HEADING),
    "tall": (174.0, 255.0 - HEADING),
    "wide-large": (384.0, 255.0 - HEADING),
    "tall-large": (261.0, 378.0 - HEADING),
}
ORDINARY: Final = ("wide", "tall")  # A4; the others are A3
LARGEST: Final = 1.0  # a picture of three reports is not blown up to a page
LARGE_ENOUGH: Final = 0.6  # of its size on the screen: what is smaller on A4 comes on A3
SMALLEST: Final = 10.0 / 10.5 * 0.5  # of its size on the screen: letters of 10.5 px are then 3.75 pt high


_LENGTHS: Final = re.compile(r'\b(?:width|height)="([\d.]+)"')  # those of the root come first


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    page: str  # a key of ROOM
    svg: Markup
    reports: int  # that it shows, alone or in a family
    folded: bool  # families stand as one box, and some lines or reports are not drawn


def picture(read: Edition) -> Picture | None:
    """The stemma of the case; None where there is none, or where no page is large enough for it.

    It is drawn as the page of the stemma draws it, with copies folded from forty reports on.
    """
    view = view_of(read, Choice(), "paper")
    if not view.graph.edges:
        return None
    made = standalone(view.picture).decode().partition("?>")[2].strip()
    page, scale = _page(_size(made))
    if scale < SMALLEST:
        return None
    nodes = [node for node in view.graph.nodes if node.kind in {"report", "family"}]
    reports = sum(max(1, len(node.members)) for node in nodes)
    return Picture(
        page=page,
        svg=_scaled(made, scale),
        reports=reports,
        folded=any(node.kind == "family" for node in nodes) or reports < len(read.reports),
    )


def _size(made: str) -> tuple[float, float]:
    """Width and height in px."""
    wide, high = (float(found) for found in _LENGTHS.findall(made)[:2])
    return wide, high


def _page(size: tuple[float, float]) -> tuple[str, float]:
    """The page on which it is largest, and how many times as large as on the screen; A4 where that is large enough."""
    scales = {name: min(LARGEST, wide * MM / size[0], high * MM / size[1]) for name, (wide, high) in ROOM.items()}
    best = max(ORDINARY, key=lambda name: scales[name])
    if scales[best] < LARGE_ENOUGH:
        best = max(scales, key=lambda name: scales[name])
    return best, scales[best]


def _scaled(made: str, scale: float) -> Markup:
    """The picture to stand in a page, so many times as large."""
    lengths = _LENGTHS.sub(lambda found: f'{found[0].split("=")[0]}="{float(found[1]) * scale:.1f}"', made, count=2)
    return Markup(lengths)  # noqa: S704 # our own picture
