"""News agencies, by what they are called."""

import pytest

from stemmata.link.descent.agencies import is_agency, speaks_as_agency


@pytest.mark.parametrize(
    "name",
    ["AFP", "Agence France-Presse", "Reuters", "REUTERS", "AP", "the Associated Press", "Palisade News Agency", "nna"],
)
def test_an_agency_is_known_by_the_name_it_signs_with(name: str):
    assert is_agency(name)


@pytest.mark.parametrize("name", ["Harbour Ledger", "Ap", "map", "Hina Karim", "agencies of the state", "", "The Tide"])
def test_other_names_are_no_agencies(name: str):
    assert not is_agency(name)


def test_letters_that_may_be_a_party_s_make_no_agency_of_a_voice():
    assert speaks_as_agency("Agence France-Presse")
    assert is_agency("PAP")
    assert not speaks_as_agency("PAP")
