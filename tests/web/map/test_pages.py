"""The map's page, and the picture as it was looked at and found good."""

import re
from pathlib import Path

import pytest

from stemmata.web.map.mercator import View
from stemmata.web.map.pages import Asked, address_of, asked_page, buttons, map_page
from stemmata.web.map.placing import whole_view
from stemmata.web.map.sites import sites
from tests.web.map.made_places import CREDIT, shore

GOLDEN = Path(__file__).with_name("map.svg")


def html() -> str:
    """A view that holds everything of the case."""
    read = shore(served=True)
    found = sites(read)
    view = whole_view(found).nearer(0.7)
    return asked_page(read, found, Asked(view=view, author="Mira")).html


def test_the_picture_is_the_golden_one() -> None:
    """After a change on purpose: delete map.svg, run the test, look at the new file, commit it."""
    page = html()
    picture = page[page.index('<svg class="map"') :].partition("</div>")[0]
    if not GOLDEN.exists():
        GOLDEN.write_text(picture, encoding="utf-8")
        pytest.fail("map.svg was made anew; look at it")
    assert picture == GOLDEN.read_text(encoding="utf-8")


def test_nothing_has_a_style_or_a_script_of_its_own() -> None:
    assert not re.search(r"\sstyle=|\son\w+=|<script", html())


def test_every_marker_leads_to_its_row() -> None:
    page = html()
    markers = re.findall(r'<a class="marker [^"]*" href="/map#([^"]+)"', page)
    assert {"place-entity-selm", "place-entity-brack", "place-entity-southmark", "place-offset-1"} <= set(markers)
    assert set(markers) <= set(re.findall(r'id="([^"]+)"', page))


def test_where_map_and_places_come_from_is_said_beside_them() -> None:
    page = html()
    assert CREDIT[0] in page
    assert "Natural Earth" in page


def test_what_has_no_match_is_listed_apart() -> None:
    page = html()
    assert "No match is an answer" in page
    assert page.index("No match</h2>") < page.index("Kaldavik")


def test_a_case_without_a_gazetteer_says_what_to_do() -> None:
    page = map_page(shore(gazetteer=False)).html
    assert "pip install &#39;stemmata[geo]&#39;" in page or "pip install 'stemmata[geo]'" in page
    assert '<svg class="map"' not in page


def test_an_open_name_can_be_ruled_on_where_it_was_asked_for() -> None:
    read = shore(served=True)
    page = asked_page(read, sites(read), Asked(which="entity-brack", author="Mira")).html
    assert page.count('type="radio"') == 3
    assert 'value="made:Brack on Sea"' in page
    assert 'type="radio"' not in map_page(shore()).html


def test_buttons_lead_to_views_that_are_their_opposites() -> None:
    view = View(lat=10.0, lon=20.0, wide=8.0)
    by_words = {button.words: button.href for button in buttons(view, view)}
    assert by_words["Nearer"] == address_of(view.nearer(2))
    assert by_words["Farther"] == "/map?lat=10&lon=20&wide=16#map-view"
    assert len(set(by_words.values())) == len(by_words)


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 has it."""
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_words_stand_out_from_land_and_sea_in_both_schemes() -> None:
    own = re.findall(r"--sea: (#\w+); --ground: (#\w+)", asset_text("map.css"))
    common = asset_text("stemmata.css")
    inks = re.findall(r"--ink: (#\w+); --quiet: (#\w+)", common)
    assert len(own) == len(inks) == 2
    for grounds, words in zip(own, inks, strict=True):
        for ground in grounds:
            for ink in words:
                light, dark = sorted((luminance(ground), luminance(ink)), reverse=True)
                assert (light + 0.05) / (dark + 0.05) >= 4.5, (ground, ink)


def asset_text(name: str) -> str:
    from importlib.resources import files

    return files("stemmata.web").joinpath("static", name).read_text(encoding="utf-8")
