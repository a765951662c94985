"""For whom a role speaks."""

import pytest

from stemmata.link.descent.spokesmen import answers_to, is_bare_office, is_office, is_part


@pytest.mark.parametrize(
    "name", ["spokesman", "the directorate's spokesman", "A spokeswoman for the Water Authority", "police chief"]
)
def test_a_role_is_known_by_its_noun(name: str):
    assert is_office(name)


@pytest.mark.parametrize("name", ["Lars Heddin", "two former drivers", "Chief Odo Brandt"])
def test_a_name_and_other_people_are_no_role(name: str):
    assert not is_office(name)


def test_a_role_that_says_nothing_of_its_body_is_bare():
    assert is_bare_office("A spokesman")
    assert not is_bare_office("a police spokesman")


def test_an_office_is_part_of_its_body_and_a_branch_with_a_name_of_its_own_is_not():
    assert is_part("Press Office of the Port Directorate", "Port Directorate")
    assert not is_part("Port Directorate Rangers", "Port Directorate")
    assert not is_part("Port Directorate", "Port Directorate")


def test_the_last_words_of_a_body_stand_for_it():
    assert answers_to(("directorate",), "Port Directorate")
    assert not answers_to(("port",), "Port Directorate")
    assert not answers_to((), "Port Directorate")
