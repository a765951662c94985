"""What the words around a name say of its place."""

import pytest

from stemmata.gazetteer.several import HeldGazetteer
from stemmata.link.place.said import said_of
from stemmata.link.place.spelled import candidates_of
from tests.gazetteer.listing import ALL
from tests.making import span

VELIA = HeldGazetteer(ALL)


@pytest.mark.parametrize(
    ("text", "area", "plainly"),
    [
        ("He came to Brack, Southmark, on Monday.", "Southmark", True),
        ("BRACK, Velia (Agency) — Shells fell.".replace("BRACK", "Brack"), "Velia", True),
        ("the market of Brack (Northmark) was shut", "Northmark", True),
        ("to Brack, Reed County, Southmark, by car", "Southmark", True),
        ("Brack, a village in northern Southmark province, was shelled", "Southmark", False),
        ("Brack in the west of Velia", "Velia", False),
        ("Velia's Brack was quiet", "Velia", False),
        ("in the Velian town of Brack", "Velian", False),
        ("They left Brack. Velia was far.", "", False),
        ("They left Brack; Velia was far", "", False),
        ("from Brack, where nobody was", "", False),
    ],
)
def test_the_area_that_it_lies_in(text: str, area: str, plainly: bool) -> None:
    said = said_of(text, span(text, "Brack"), VELIA)
    assert (said.words, said.plainly) == (area, plainly)
    assert bool(said.areas) is bool(area)


@pytest.mark.parametrize(
    ("text", "name", "word"),
    [
        ("the village of Brack", "Brack", "village"),
        ("Brack province", "Brack", "province"),
        ("Brack's county council", "Brack", "county"),
        ("the river Brack", "Brack", "river"),
        ("Lake Brack froze", "Lake Brack", "lake"),
        ("Brack slept", "Brack", ""),
        ("In the village. Brack slept", "Brack", ""),
    ],
)
def test_the_kind_of_place_that_it_is(text: str, name: str, word: str) -> None:
    assert said_of(text, span(text, name), VELIA).type_word == word


def test_a_street_of_that_name_is_another_name() -> None:
    assert said_of("at 12 Brack Street", span("at 12 Brack Street", "Brack"), VELIA).part_of_name
    assert not said_of("the Brack streets", span("the Brack streets", "Brack"), VELIA).part_of_name


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Porten's", 1), ("Porten, Northmark", 1), ("northern Velia", 1), ("Velia-based", 1), ("anti-Velian", 1),
        ("Northmark province", 1), ("Northmark Province", 1), ("the city of Porten", 1), ("City of Porten", 1),
        # another name, which nobody here bears: no match is an answer
        ("West Porten", 0), ("New Porten", 0), ("Port Porten", 0), ("Porten City", 0), ("Porten County", 0),
        ("Porten River", 0), ("Lake Porten", 0), ("Portens", 0), ("Porten Heights", 0),
    ],
)  # fmt: skip
def test_what_is_looked_up_of_a_mention_s_words(words: str, found: int) -> None:
    assert len(candidates_of(words, VELIA)) == found
