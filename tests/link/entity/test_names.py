"""Names: transliterations meet, different people do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemmata.link.entity.names import compare_bodies, compare_persons, loosely_alike
from stemmata.text.romanise import folded, skeleton


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Haydar Nasri", "Haider Nasri"),
        ("Omar al-Halabi", "‘Umar al-Ḥalabī"),
        ("Yusuf Qasim", "Yousef Kassem"),
        ("Sergei Volodin", "Сергей Володин"),
        ("M. Karimov", "Murad Karimov"),
        ("Karim Abd al-Rahman Saleh", "Karim Saleh"),
        ("Karim Abdulrahman", "Karim Abdel Rahman"),
        ("Karim Abdurrahman", "Karim Abd al-Rahman"),
        ("Nasri, Haydar", "Haydar Nasri"),
        ("HaydarNasri", "Haydar Nasri"),
        ("Kim Oro Sen", "Oro Sen Kim"),
    ],
)
def test_two_spellings_of_one_person_are_similar_or_the_same(left: str, right: str) -> None:
    assert compare_persons(left, right).verdict in {"same", "similar"}
    assert compare_persons(left, right).strength >= 0.7


@pytest.mark.parametrize(
    ("left", "right"),
    [("Haydar Nasri", "Salim Nasri"), ("Omar Haddad", "Omar Halabi"), ("Nadia Orlova", "Nikita Orlov"), ("", "Omar")],
)
def test_people_who_share_one_name_only_are_different(left: str, right: str) -> None:
    assert compare_persons(left, right).verdict == "different"


def test_a_bare_family_name_is_no_more_than_a_question() -> None:
    found = compare_persons("Nasri", "Haydar Nasri")
    assert (found.verdict, found.strength <= 0.6) == ("similar", True)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Ministry of Defence", "the Ministry of Defense"),
        ("Qarayn", "Karain"),
        ("Northern Front", "The Northern Front"),
        ("Union of Salt Workers", "Salt Workers' Union"),
        ("Ministry of Foreign Affairs", "Foreign Ministry"),
        ("Osmer TV", "Osmer Television"),
        ("Coast Guard", "coastguard"),
        ("Osmer Shipping Ltd", "Osmer Shipping Limited"),
        ("OOO Osmer", "Osmer"),
    ],
)
def test_bodies_and_places_meet_over_spellings(left: str, right: str) -> None:
    assert compare_bodies(left, right).verdict in {"same", "similar"}


@pytest.mark.parametrize(
    ("left", "right"),
    [("Northern Front", "Southern Front"), ("Third Brigade", "Fifth Brigade"), ("Upper Karn", "Lower Karn"),
     ("Ministry of Defence", "Ministry of Justice"), ("Brigade 12", "Brigade 21"),
     ("Orren", "Irran"), ("Mirtan", "Miratania")],
)  # fmt: skip
def test_a_distinguishing_word_keeps_names_apart(left: str, right: str) -> None:
    assert compare_bodies(left, right).verdict == "different"


@pytest.mark.parametrize(
    ("left", "right"),
    [("Omar bin Salim", "Salim bin Omar"), ("Mr Omar Haddad", "Mrs Omar Haddad"), ("Nadir Orlov", "Nadir Orlova")],
)
def test_father_and_son_and_man_and_woman_are_different(left: str, right: str) -> None:
    assert compare_persons(left, right).verdict == "different"


@pytest.mark.parametrize(
    ("left", "right"),
    [("Brigade Forty-Four", "Brigade 44"), ("MV Osmer Star", "Osmer Star"), ("1st Osmer Bank", "First Osmer Bank"),
     ("Osmer Fund II", "Osmer Fund 2")],
)  # fmt: skip
def test_numbers_in_words_and_prefixes_of_ships_make_no_other_body(left: str, right: str) -> None:
    assert compare_bodies(left, right).verdict == "same"


@pytest.mark.parametrize(
    ("left", "right"),
    [("Osmer Fund II", "Osmer Fund III"), ("Osmer Star 5", "Osmer Star 6"), ("Osmer AG", "Osmer GmbH")],
)
def test_other_numbers_and_other_forms_of_company_are_other_bodies(left: str, right: str) -> None:
    assert compare_bodies(left, right).verdict == "different"


def test_abdullah_is_a_name_of_its_own() -> None:
    assert folded("Abdullah") == "abdullah"
    assert folded("Abdul Aziz Abdalla") == "abd aziz abdalla"


@pytest.mark.parametrize(
    ("spellings", "key"), [(("yusuf", "yousef", "youssef"), "sf"), (("dabl", "dubl", "dubbul"), "dbl")]
)
def test_spellings_of_one_name_share_a_skeleton(spellings: tuple[str, ...], key: str) -> None:
    assert {skeleton(s) for s in spellings} == {key}


@given(st.text(max_size=40), st.text(max_size=40))
def test_a_comparison_does_not_depend_on_the_order(left: str, right: str) -> None:
    for compare in (compare_persons, compare_bodies):
        assert compare(left, right).verdict == compare(right, left).verdict


@pytest.mark.parametrize(
    ("left", "right"),
    [("Khaled Juraev", "Haled Zhuraev"), ("Qasim Nadir", "Kassem Nader"), ("Dzhabar Orlu", "Jabbar Orlu")],
)
def test_names_that_two_ears_wrote_down_are_loosely_alike(left: str, right: str) -> None:
    assert loosely_alike(left, right)
    assert loosely_alike(right, left)


@pytest.mark.parametrize(("left", "right"), [("Khaled Juraev", "Omar Juraev"), ("Omar Sabri", "Omar Nasri")])
def test_another_given_or_family_name_is_not_even_loosely_alike(left: str, right: str) -> None:
    assert not loosely_alike(left, right)


@given(st.text("abdhijkoqsuz -'", min_size=1, max_size=12), st.text("abdhijkoqsuz -'", min_size=1, max_size=12))
def test_loose_likeness_goes_both_ways_and_holds_of_a_name_itself(left: str, right: str) -> None:
    assert loosely_alike(left, right) == loosely_alike(right, left)
    assert loosely_alike(left, left) == bool(folded(left))
