"""Which of several places a name stands for, read as a reader would; and none, where none can be told."""

from collections.abc import Sequence

import pytest

from stemmata.gazetteer.several import HeldGazetteer
from stemmata.link.place.apart import apart_km, lies_in
from stemmata.link.place.background import background_of, places_of
from stemmata.link.place.ranking import NOBODY, asked_of, beside_of_ranked, ranked
from stemmata.link.place.signs import BESIDE_SIGNS, NONE_SIGNS, OWN_SIGNS, Beside
from stemmata.link.place.weights import ALONE_NONE, ALONE_PLACES, BESIDE_NONE, BESIDE_PLACES
from tests.gazetteer.listing import ALL, BRACK_DORN, BRACK_NORTH, BRACK_SOUTH, NORTH, PORTEN, VELIA, town
from tests.making import span

GAZETTEER = HeldGazetteer(ALL)


def told(text: str, *names: str, gazetteer: HeldGazetteer = GAZETTEER, background: Beside = NOBODY) -> list[str | None]:
    """The id that each name, where it stands first, is sent to."""
    asked, which = asked_of(text, [span(text, name) for name in names], gazetteer)
    found = ranked(asked, background)
    best = [found[index].best for index in which]
    return [one.place.id if one else None for one in best]


def test_what_is_said_outweighs_who_lives_there() -> None:
    assert told("They fled to Brack, Northmark.", "Brack") == ["geonames:12"]
    assert told("They fled to Brack, Southmark.", "Brack") == ["geonames:13"]
    assert told("They fled to Brack, Dorn.", "Brack") != ["geonames:13"]


def test_two_namesakes_of_one_report_are_told_apart_by_what_is_said_of_each() -> None:
    text = "From Brack, Northmark, they went to Brack, Southmark."
    asked, which = asked_of(text, [span(text, "Brack"), span(text, "Brack", 1)], GAZETTEER)
    found = ranked(asked)
    assert [found[index].best.place.id for index in which if found[index].best] == ["geonames:12", "geonames:13"]  # type: ignore[union-attr]


def test_what_stands_beside_draws_it_near() -> None:
    assert told("From Porten and Suwar in Northmark they came to Brack.", "Porten", "Suwar", "Northmark", "Brack")[
        -1
    ] == ("geonames:12")


def test_nobody_bears_the_name() -> None:
    assert told("They fled to Kharvel.", "Kharvel") == [None]


def test_of_equals_none_is_told() -> None:
    twins = [town(str(n), "Ostra", f"X{n}.01", (10.0 * n, 10.0 * n), 20_000) for n in range(1, 6)]
    asked, _ = asked_of("They fled to Ostra.", [span("They fled to Ostra.", "Ostra")], HeldGazetteer(twins))
    (found,) = ranked(asked)
    assert found.best is None
    assert len(found.candidates) == 5
    assert len({round(one.share, 9) for one in found.candidates}) == 1
    assert [one.place.id for one in found.candidates] == sorted(one.place.id for one in found.candidates)


def test_shares_and_none_are_one_together() -> None:
    text = "Brack, Porten and Velia"
    asked, _ = asked_of(text, [span(text, name) for name in ("Brack", "Porten", "Velia")], GAZETTEER)
    for one in ranked(asked):
        assert 0.9 < sum(candidate.share for candidate in one.candidates) + one.none <= 1.0 + 1e-9


def test_other_reports_draw_it_near_and_a_report_is_no_witness_for_itself() -> None:
    texts = {
        "a": ("From Porten to Suwar in Northmark.", ["Porten", "Suwar", "Northmark"]),
        "b": ("To Porten and Suwar.", ["Porten", "Suwar"]),
        "c": ("They came to Brack.", ["Brack"]),
    }
    beside = {}
    for key, (text, names) in texts.items():
        asked, _ = asked_of(text, [span(text, name) for name in names], GAZETTEER)
        beside[key] = beside_of_ranked(ranked(asked))
    backgrounds = background_of(places_of(beside))
    assert told("They came to Brack.", "Brack", background=backgrounds["c"]) == ["geonames:12"]
    assert BRACK_DORN.place not in backgrounds["c"].places
    assert not background_of(places_of({"c": beside["c"]}))["c"].places


@pytest.mark.parametrize("names", [("Porten", "Brack", "Velia"), ("Velia", "Brack", "Porten")])
def test_the_order_of_the_names_decides_nothing(names: Sequence[str]) -> None:
    text = "In Velia they went from Porten to Brack, and further."
    assert dict(zip(names, told(text, *names), strict=True)) == dict(
        zip(("Porten", "Brack", "Velia"), told(text, "Porten", "Brack", "Velia"), strict=True)
    )


def test_each_sign_has_a_weight_in_its_place() -> None:
    other = tuple(f"{name}, other reports" for name in BESIDE_SIGNS)
    assert tuple(ALONE_PLACES) == OWN_SIGNS
    assert tuple(BESIDE_PLACES) == (*OWN_SIGNS, *BESIDE_SIGNS, *other)
    assert tuple(ALONE_NONE) == tuple(BESIDE_NONE) == NONE_SIGNS


def test_places_lie_apart_and_in_areas() -> None:
    assert apart_km(PORTEN.place, PORTEN.place) == 0.0
    assert 10 < apart_km(PORTEN.place, BRACK_NORTH.place) < 20
    assert lies_in(PORTEN.place, VELIA.place)
    assert lies_in(PORTEN.place, NORTH.place)
    assert not lies_in(BRACK_SOUTH.place, NORTH.place)
    assert not lies_in(PORTEN.place, BRACK_NORTH.place)
