"""What reads as a clause, and what is furniture or a bare heading."""

import pytest

from stemmata.link.claim.clauses import bare_phrase, faults, furnished, has_verb


@pytest.mark.parametrize("text", ["The ferry sank.", "Fire destroys mill", "Guards were hired", "He says it is shut"])
def test_a_verb_is_known_by_its_form(text: str) -> None:
    assert has_verb(text)


@pytest.mark.parametrize("text", ["The Port and the Guard", "A hundred children in red", "fire at the mill"])
def test_a_phrase_has_none(text: str) -> None:
    assert not has_verb(text)


def test_a_phrase_that_tells_of_a_happening_is_not_bare() -> None:
    assert bare_phrase("37th Harbour Festival")
    assert not bare_phrase("Rocket attack on the mill")


def test_a_list_of_headings_is_furniture() -> None:
    assert furnished("37th Harbour Festival | Showcase | News")
    assert not furnished("The festival opened on Friday.")


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ("The ferry sank near the mole", "The ferry sank near the mole, which"),
        ("The ferry sank near the mole", "killing three others near the mole"),
        ("The mayor closed the bridge", "He closed the bridge"),
        ("The mayor closed the bridge", "The mayor closed the “bridge"),
        ("The mayor closed the bridge", "has closed the bridge"),
        ("A blast killed six people", "A blast killed six people and injured"),
        ("The mayor closed the bridge", 'The mayor closed "the bridge'),
    ],
)
def test_what_reads_on_its_own_has_fewer_faults(better: str, worse: str) -> None:
    assert faults(better) == 0.0
    assert faults(worse) > 0.0
