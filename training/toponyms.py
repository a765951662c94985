"""Reads LGL and GeoWebNews: news texts whose toponyms carry the id of their place in GeoNames.

LGL (Lieberman et al. 2010) is local news of 78 outlets, GeoWebNews (Gritta et al. 2020) news of the world; both as
"A Pragmatic Guide to Geoparsing Evaluation" publishes them
(github.com/milangritta/Pragmatic-Guide-to-Geoparsing-Evaluation).
"""

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from stemmata.text.span import Span
from training.data import folder

# of GeoWebNews: what is no name of a place at all ("citizens", "the building", "Paris Hilton")
_NO_NAMES = frozenset({"Non_Toponym", "Non_Lit_Expression", "Literal_Expression", "Homonym"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A toponym. ``id`` is as gazetteers have it; None where the annotators found no place for it."""

    span: Span
    id: str | None
    point: tuple[float, float] | None  # latitude, longitude


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedText:
    """A text with its toponyms, in text order."""

    id: str
    outlet: str | None
    text: str
    toponyms: tuple[Marked, ...]


def places_folder() -> Path:
    """Where the two files lie. Raises FileNotFoundError, saying what to fetch."""
    path = folder("places")
    for name in ("lgl.xml", "GWN.xml"):
        if not (path / name).is_file():
            raise FileNotFoundError(
                f"There is no {name} in {path}: set STEMMATA_DATA to a folder with places/lgl.xml "
                "and places/GWN.xml, of "
                "github.com/milangritta/Pragmatic-Guide-to-Geoparsing-Evaluation."
            )
    return path


def read_lgl(path: Path) -> Iterator[MarkedText]:
    """The 588 texts in the order of the file."""
    for article in _articles(path / "lgl.xml"):
        marked = [_of_lgl(toponym) for toponym in article.iter("toponym")]
        yield _text(article.get("docid", ""), article.findtext("domain"), article, marked)


def half_of(position: int) -> str:
    """Every second text of LGL, by its place in the file from 0, is for tuning; the others are held out."""
    return "held out" if position % 2 else "tuning"


def read_gwn(path: Path) -> Iterator[MarkedText]:
    """The 200 texts in the order of the file, with their names of places; expressions without a name left out."""
    for article in _articles(path / "GWN.xml"):
        named = (one for one in article.iter("toponym") if one.findtext("type") not in _NO_NAMES)
        # two stand in the title, which the text does not hold: their start is below 0
        marked = [_of_gwn(one) for one in named if not (one.findtext("start") or "").startswith("-")]
        yield _text(article.get("file", ""), None, article, marked)


def _articles(path: Path) -> Iterator[ET.Element]:
    return ET.parse(path).getroot().iter("article")  # noqa: S314 (a file that the user fetched to measure with)


def _text(id_: str, outlet: str | None, article: ET.Element, marked: list[Marked]) -> MarkedText:
    text = article.findtext("text") or ""
    ordered = sorted(marked, key=lambda one: (one.span.start, one.span.end))
    return MarkedText(id=id_, outlet=outlet, text=text, toponyms=tuple(ordered))


def _of_lgl(toponym: ET.Element) -> Marked:
    tag = toponym.find("gaztag")
    return Marked(
        span=_span(toponym),
        id=None if tag is None else f"geonames:{tag.get('geonameid')}",
        point=None if tag is None else _point(tag.findtext("lat"), tag.findtext("lon")),
    )


def _of_gwn(toponym: ET.Element) -> Marked:
    number = (toponym.findtext("geonamesID") or "").strip()
    return Marked(
        span=_span(toponym),
        id=f"geonames:{number}" if number else None,
        point=_point(toponym.findtext("latitude"), toponym.findtext("longitude")),
    )


def _span(toponym: ET.Element) -> Span:
    return Span(int(toponym.findtext("start") or 0), int(toponym.findtext("end") or 0))


def _point(lat: str | None, lon: str | None) -> tuple[float, float] | None:
    return (float(lat), float(lon)) if lat and lat.strip() and lon else None
