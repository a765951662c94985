"""The map's page: the picture of a view, and tables of all places, of names that are not settled, and of the rest."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final

from markupsafe import Markup

from stemmata.web.edition import Edition
from stemmata.web.map.drawing import drawn
from stemmata.web.map.mercator import View
from stemmata.web.map.outline import ATTRIBUTION
from stemmata.web.map.placing import main_view, placed, whole_view
from stemmata.web.map.sites import Sites, narrowed, sites
from stemmata.web.pages import Page, filled

NAME: Final = "map"
STEP: Final = 0.4  # of the view, by which a button moves it
TIMES: Final = 2.0  # by which a button brings it nearer


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """A way to another view."""

    words: str
    sign: str
    href: str
    key: str  # the key that does the same while the map has the focus; "" where there is none


@dataclass(frozen=True, slots=True, kw_only=True)
class Of:
    """A claim or a name: the map is narrowed to the places that its statements name."""

    query: str  # "claim=C2"
    words: str  # "claim C2", "Orrin Vask"
    href: str  # of its page
    places: frozenset[str]  # entity ids


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a reader asked a server for."""

    view: View | None = None  # None: the main places
    which: str | None = None  # the entity whose candidates are drawn
    author: str = ""  # who rules where the form names nobody else
    of: Of | None = None  # only the places that go with this


def map_page(edition: Edition) -> Page:
    """The main places of the case."""
    return Page(name=NAME, title="Map", section=NAME, fill=partial(_map, edition, sites, None), scripts=("map.js",))


def asked_page(edition: Edition, found: Sites, asked: Asked) -> Page:
    """A view that a reader asked for, with what a server can do: other views, and rulings."""
    return Page(
        name=NAME, title="Map", section=NAME, fill=partial(_map, edition, lambda _: found, asked), scripts=("map.js",)
    )


def _map(edition: Edition, find: Callable[[Edition], Sites], asked: Asked | None) -> Markup:
    found = find(edition)
    of = asked.of if asked else None
    if of is not None:
        found = narrowed(found, of.places)
    view = (asked.view if asked else None) or (whole_view(found) if of and found.told else main_view(found))
    shown = placed(found, view, asked.which if asked else None)
    served = edition.addresses.served
    return filled(
        "map.html",
        edition,
        found=found,
        shown=shown,
        picture=drawn(shown, f"{NAME}-picture", lambda key: edition.addresses.place(NAME, f"place-{key}")),
        buttons=buttons(view, whole_view(found), of.query if of else "") if served and found.gazetteer else (),
        author=asked.author if asked else "",
        which=next((one for one in found.open if asked and one.entity.id == asked.which), None),
        may_rule=served and asked is not None,
        of=of,
        outline_attribution=ATTRIBUTION,
    )


def buttons(view: View, whole: View, query: str = "") -> tuple[Button, ...]:
    """Nearer, farther, four ways, the main places, every place; ``query``: what the map is narrowed by."""
    moves = (
        Button(words="Nearer", sign="+", href=address_of(view.nearer(TIMES), query), key="+"),
        Button(words="Farther", sign="−", href=address_of(view.nearer(1 / TIMES), query), key="-"),
        Button(words="West", sign="←", href=address_of(view.moved(-STEP, 0), query), key=""),
        Button(words="East", sign="→", href=address_of(view.moved(STEP, 0), query), key=""),
        Button(words="North", sign="↑", href=address_of(view.moved(0, -STEP), query), key=""),
        Button(words="South", sign="↓", href=address_of(view.moved(0, STEP), query), key=""),
    )
    return (
        *moves,
        Button(words="Main places", sign="", href=f"/map{'?' if query else ''}{query}#map-view", key="0"),
        Button(words="Every place", sign="", href=address_of(whole, query), key=""),
    )


def address_of(view: View, query: str = "") -> str:
    """The address of a view on the server; ``query``: what the map is narrowed by."""
    return f"/map?{f'{query}&' if query else ''}lat={view.lat:g}&lon={view.lon:g}&wide={view.wide:g}#map-view"
