"""The keys of the served pages: one table for the page that lists them; ``static/stemmata.js`` does what they say."""

from dataclasses import dataclass
from functools import partial
from typing import Final

from stemmata.web.edition import Edition
from stemmata.web.pages import Page, filled


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """One thing that keys do."""

    pressed: tuple[str, ...]  # one after the other
    does: str


KEYS: Final = (
    Key(pressed=("?",), does="this list"),
    Key(pressed=("/",), does="to the search box"),
    Key(pressed=("j",), does="next attribution of a report, next result of a search"),
    Key(pressed=("k",), does="the one before"),
    Key(pressed=("]",), does="next report"),
    Key(pressed=("[",), does="the report before"),
    Key(pressed=("g", "o"), does="to the overview"),
    Key(pressed=("g", "r"), does="to the reports"),
    Key(pressed=("g", "s"), does="to the stemma"),
    Key(pressed=("g", "c"), does="to the claims"),
    Key(pressed=("g", "x"), does="to the differences"),
    Key(pressed=("g", "t"), does="to the times"),
    Key(pressed=("g", "m"), does="to the map"),
    Key(pressed=("g", "e"), does="to the names"),
    Key(pressed=("g", "d"), does="to the rulings"),
    Key(pressed=("g", "a"), does="to adding reports"),
    Key(pressed=("a",), does="agree, where a form asks"),
    Key(pressed=("d",), does="disagree, where a form asks"),
    Key(pressed=("u",), does="undecided, where a form asks"),
    Key(pressed=("y",), does="copy a link to what j and k stand on, or else to the page"),
    Key(pressed=("Y",), does="copy what j and k stand on as a citation"),
    Key(pressed=("Esc",), does="close what is open, leave the search box"),
)


def keys_page(edition: Edition) -> Page:
    """The keys, for whoever has no script too: then they do nothing, and the page says so."""
    return Page(name="keys", title="Keys", section="keys", fill=partial(filled, "keys.html", edition, keys=KEYS))
