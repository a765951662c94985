"""Names without a comma or an apostrophe between them are read as the several names that they are."""

import pytest

from tests.annotate.names_in_text import named, together


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Reports named Orsen Vashti Tamsin Vashti among the dead.", ["Orsen Vashti", "Tamsin Vashti"]),
        ("They spoke in Osmer. The governor of Osmer Orsen Vashti said so.", ["Orsen Vashti"]),
        ("They asked the head of the Observatory Orsen Vashti about it.", ["Orsen Vashti"]),
    ],
    ids=["two of a family", "a town and its governor", "a body and its head"],
)
def test_a_person_is_set_apart_from_the_name_before(text: str, person: list[str]) -> None:
    assert named(text)["person"] == person


@pytest.mark.parametrize(
    "text",
    [
        "The Salt Front came. In the province of Osmer Salt Front fighters stayed.",
        "The Quorra Front came. Later the al Mirats Quorra Front left.",
        "Quorra Front came. In Norway Quorra Front fighters stayed.",
    ],
    ids=["a province", "a lost apostrophe", "a country"],
)
def test_a_known_body_is_set_apart_from_what_leads_it(text: str) -> None:
    assert all(len(name.split()) == 2 for name in named(text)["organisation"] if name.endswith("Front"))


def test_a_body_whose_whole_name_comes_first_keeps_its_seat() -> None:
    text = "The Osmer Dockers Union met. Later the Dockers Union left."
    assert together(text, "Osmer Dockers Union") == ["Osmer Dockers Union", "Dockers Union"]


def test_what_a_report_tells_the_nations_on_something_is_no_part_of_their_name() -> None:
    assert named("They wrote to the United Nations on the Osmer raid.")["organisation"] == ["United Nations"]


def test_a_committee_on_something_has_it_in_its_name() -> None:
    assert named("They wrote to the Committee on the Osmer Raid.")["organisation"] == ["Committee on the Osmer Raid"]


def test_a_broad_adjective_before_a_common_noun_is_nobody() -> None:
    assert "group" not in named("Under Western pressure they left.")
