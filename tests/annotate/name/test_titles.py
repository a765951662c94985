import pytest

from stemmata.annotate.name.titles import Described, described, role_heads
from tests.making import span


def told(text: str, name: str = "Orsen Vashti") -> Described:
    return described(text, span(text, name), ())


@pytest.mark.parametrize(
    ("text", "rank"),
    [
        ("Colonel Orsen Vashti", "colonel"),
        ("major-general Orsen Vashti", "major general"),
        ("Lt. Gen. Orsen Vashti", "lieutenant general"),
        ("retired Staff Brigadier Orsen Vashti", "staff brigadier"),
        ("Prof. Orsen Vashti", "professor"),
    ],
)
def test_a_rank_is_written_out_in_lower_case(text: str, rank: str) -> None:
    assert told(text).ranks == (rank,)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Deputy Foreign Minister Orsen Vashti", "Deputy Foreign Minister"),
        ("the former mayor Orsen Vashti", "former mayor"),
        ("Orsen Vashti, the head of the Tide Office, spoke", "head of the Tide Office"),
        ("Orsen Vashti, a spokesman for the guild, spoke", "spokesman for the guild"),
        ("Orsen Vashti, governor of Marrow and signed", "governor of Marrow"),
        ("Orsen Vashti was the commander of the fleet.", "commander of the fleet"),
    ],
)
def test_a_role_is_kept_as_written(text: str, role: str) -> None:
    assert told(text).roles == (role,)


@pytest.mark.parametrize(
    ("text", "gender"),
    [("Mrs Orsen Vashti", "female"), ("the spokesman Orsen Vashti", "male"), ("Colonel Orsen Vashti", None)],
)
def test_gender_is_known_from_a_title_or_not_at_all(text: str, gender: str | None) -> None:
    assert told(text).gender == gender


def test_nothing_is_said_of_a_bare_name() -> None:
    assert told("They met Orsen Vashti, who left.") == Described()


def test_the_nouns_of_roles_are_their_heads() -> None:
    assert role_heads(["head of the port", "Marrow Governor"]) == {"head", "governor"}
