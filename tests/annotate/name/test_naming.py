"""What kind of thing a name stands for, where no word of its own says so."""

import pytest

from tests.annotate.names_in_text import entity, named


@pytest.mark.parametrize(
    "text",
    [
        "Raiders of the Salt Hand came. The salt was gone.",
        "He was paid by Copper Tide Lines.",
        "Osrin Kellan said on its website that it had closed.",
        "The Merrow has nine seats and wants more.",
        "The town of Osmer is calm. An Osmer Harvest spokesman said so. Osmer slept.",
    ],
)
def test_a_body_is_known_by_common_words_and_by_what_it_does(text: str) -> None:
    found = named(text)
    assert "organisation" in found
    assert "person" not in found


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("MARROW, March 11 (QNA) — Ships came.", "MARROW"),
        ("The camp lies north of Quillen.", "Quillen"),
        ("A boat sank ten miles off Quillen.", "Quillen"),
        ("Quillen’s harbour was shut.", "Quillen"),
        ("Villagers of Quillen fled.", "Quillen"),
    ],
)
def test_a_place_is_known_by_distance_dateline_and_what_it_owns(text: str, place: str) -> None:
    assert place in named(text)["place"]


@pytest.mark.parametrize(
    ("text", "ship"),
    [
        ("They boarded the ferry Lady Merrow at night.", "Lady Merrow"),
        ("The Tamsin Durrel sailed on Monday.", "Tamsin Durrel"),
        ("Six men were aboard the Osprin.", "Osprin"),
        ("The Osprin’s captain was asleep.", "Osprin"),
    ],
)
def test_a_ship_is_known_by_its_noun_and_by_what_ships_do(text: str, ship: str) -> None:
    assert named(text)["vehicle"] == [ship]


def test_a_ship_that_begins_like_a_title_stays_whole_wherever_it_stands() -> None:
    text = "The ferry Lady Merrow left. Later the Lady Merrow was seen."
    assert named(text)["vehicle"] == ["Lady Merrow", "Lady Merrow"]


def test_a_country_is_not_the_channel_named_after_it() -> None:
    found = named("Osmeria TV showed it. “Osmeria knows,” he said. They left Osmeria.")
    assert found["organisation"] == ["Osmeria TV"]
    assert found["place"] == ["Osmeria", "Osmeria"]


def test_the_short_form_of_a_body_is_no_person() -> None:
    found = named("The Salt Hand denied it. The Hand wanted ships.")
    assert found == {"organisation": ["Salt Hand", "Hand"]}


def test_somebody_who_has_kin_and_a_signature_is_a_person() -> None:
    assert named("It bears Orsen Vashti’s signature, and Quillen’s wife wept.")["person"] == ["Orsen Vashti", "Quillen"]


@pytest.mark.parametrize(
    ("text", "name", "sure"),
    [
        ("Colonel Orsen Vashti left.", "Orsen Vashti", True),
        ("Orsen Vashti left.", "Orsen Vashti", False),
        ("He fled to the town of Quillen.", "Quillen", True),
        ("The Harbour Council met.", "Harbour Council", True),
    ],
)
def test_a_kind_is_sure_where_more_than_a_capital_says_it(text: str, name: str, sure: bool) -> None:
    assert entity(text, name).kind_sure is sure
