from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemmata.annotate.name.name_joins import Spelling, joined
from stemmata.model.annotations import EntityKind


def groups(kind: EntityKind, *names: str, stated: dict[str, str] | None = None) -> list[set[str]]:
    numbers = joined([Spelling(name, kind) for name in names], stated or {}).groups
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
    assert len(set(joined([Spelling("Marrow", "place"), Spelling("Marrow", "person")], {}).groups)) == 2


def bodies(*names: str, after_the: str = "") -> int:
    """How many groups these bodies make up, the one given standing behind "the"."""
    found = joined([Spelling(name, "organisation", after_the=name == after_the) for name in names], {})
    return len(set(found.groups))


@pytest.mark.parametrize(
    ("names", "short"),
    [
        (("Salt Hand", "Hand"), "Hand"),
        (("Osmer Dockers' Union", "Dockers' Union"), "Dockers' Union"),
        (("Free Osmer Dockers' Union", "Osmer Dockers"), "Osmer Dockers"),
    ],
)
def test_the_end_of_a_bodys_name_stands_for_it_behind_the_article(names: tuple[str, ...], short: str) -> None:
    assert bodies(*names, after_the=short) == 1
    assert bodies(*names) == 2


@pytest.mark.parametrize(
    ("names", "short"),
    [
        (("Relief Fund of the Salt Workers", "Salt Workers"), "Salt Workers"),
        (("Free Danish Army", "Danish Army"), "Danish Army"),
        (("United Guilds Relief Fund", "United Guilds"), "United Guilds"),
        (("Salt Front", "Tide Front", "Front"), "Front"),
        (("Osmeria Television", "Osmeria"), "Osmeria"),
    ],
)
def test_a_short_form_that_may_be_another_body_stays_apart(names: tuple[str, ...], short: str) -> None:
    assert bodies(*names, after_the=short) == len(names)


def test_a_name_turned_round_of_is_the_same_name() -> None:
    assert bodies("Union of Salt Workers", "Salt Workers' Union") == 1


def persons(*spelt: tuple[str, set[str]]) -> tuple[int | None, ...]:
    return joined([Spelling(name, "person", titles=frozenset(titles)) for name, titles in spelt], {}).groups


def test_of_two_bearers_the_rank_tells() -> None:
    found = persons(("Orsen Vashti", {"colonel"}), ("Tamsin Vashti", {"mayor"}), ("Vashti", {"colonel"}))
    assert found == (0, 1, 0)


def test_a_family_name_with_a_rank_is_not_the_civilian_of_that_name() -> None:
    assert persons(("Tamsin Vashti", {"lawmaker"}), ("Vashti", {"general"})) == (0, 1)


def test_a_shared_family_name_tells_whom_it_may_mean() -> None:
    spelt = [Spelling(name, "person") for name in ("Orsen Vashti", "Tamsin Vashti", "Vashti")]
    found = joined(spelt, {})
    assert (found.groups, dict(found.bearers)) == ((0, 1, None), {2: (0, 1)})


def test_a_given_name_stands_for_its_only_bearer() -> None:
    assert persons(("Orsen Vashti", set()), ("Orsen", set())) == (0, 0)


NAMES = ["Orsen Vashti", "Vashti", "Tamsin Durrel", "Haylar Mirdan", "Mirden", "Orsen K. Vashti"]


@given(st.permutations(NAMES))
def test_the_groups_do_not_depend_on_the_order(names: list[str]) -> None:
    assert groups("person", *names) == groups("person", *NAMES)


def test_there_are_few_orders_in_which_nothing_is_joined() -> None:
    assert all(len(groups("person", *names)) == 1 for names in permutations(["Orsen Vashti", "Vashti"]))


def test_a_people_is_one_in_the_plural_and_as_an_adjective() -> None:
    assert groups("group", "Kurds", "Kurdish", "Islamist", "Islamists") == [
        {"Islamist", "Islamists"},
        {"Kurds", "Kurdish"},
    ]
