from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from stemmata.annotate.name_joins import Spelling, joined
from stemmata.model.annotations import EntityKind


def groups(kind: EntityKind, *names: str, stated: dict[str, str] | None = None) -> list[set[str]]:
    numbers = joined([Spelling(name, kind) for name in names], stated or {})
    found: dict[int | None, set[str]] = {}
    for name, number in zip(names, numbers, strict=True):
        found.setdefault(number, set()).add(name)
    return sorted(found.values(), key=sorted)


def test_articles_marks_and_capitals_do_not_part_a_name() -> None:
    assert groups("place", "al-Mirat", "Al Mirat", "Mira’t", "MIRAT") == [{"al-Mirat", "Al Mirat", "Mira’t", "MIRAT"}]


def test_vowels_and_doubled_letters_do_not_part_a_name() -> None:
    assert groups("person", "Haylar Mirdan", "Hailar Mirden", "Mirddan") == [
        {"Haylar Mirdan", "Hailar Mirden", "Mirddan"}
    ]


def test_other_consonants_part_names() -> None:
    assert len(groups("person", "Orsen Vashti", "Orsen Vaskti")) == 2


def test_the_same_surname_does_not_join_two_full_names() -> None:
    assert len(groups("person", "Orsen Vashti", "Tamsin Vashti")) == 2


def test_a_middle_initial_does_not_part_a_name() -> None:
    assert len(groups("person", "Orsen K. Vashti", "Orsen Vashti")) == 1


def test_initials_join_the_one_long_name_that_they_fit() -> None:
    assert groups("organisation", "Free Harbour Front", "FHF") == [{"FHF", "Free Harbour Front"}]
    assert len(groups("organisation", "Free Harbour Front", "First Hill Fund", "FHF")) == 3


def test_what_the_report_states_of_letters_goes_before_their_fit() -> None:
    assert groups("organisation", "Front of the Tides", "XYZ", stated={"XYZ": "Front of the Tides"}) == [
        {"Front of the Tides", "XYZ"}
    ]


def test_a_shorter_name_joins_the_body_that_goes_on() -> None:
    assert len(groups("organisation", "Tide State of Marrow and the Isles", "Tide State")) == 1
    assert len(groups("organisation", "Tide Council", "Tide Council Fund")) == 2


def test_a_place_and_a_person_of_one_name_stay_apart() -> None:
    assert len(set(joined([Spelling("Marrow", "place"), Spelling("Marrow", "person")], {}))) == 2


NAMES = ["Orsen Vashti", "Vashti", "Tamsin Durrel", "Haylar Mirdan", "Mirden", "Orsen K. Vashti"]


@given(st.permutations(NAMES))
def test_the_groups_do_not_depend_on_the_order(names: list[str]) -> None:
    assert groups("person", *names) == groups("person", *NAMES)


def test_there_are_few_orders_in_which_nothing_is_joined() -> None:
    assert all(len(groups("person", *names)) == 1 for names in permutations(["Orsen Vashti", "Vashti"]))
