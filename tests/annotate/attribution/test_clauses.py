import pytest

from tests.annotate.reading import lines


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        ("Pell said that ships left and that coal was sold.", ["ships left", "coal was sold"]),
        ("Pell said the port was shut, and the crews had left.", ["the port was shut", "the crews had left"]),
        ("Pell said the port was shut while the crews slept.", ["the port was shut while the crews slept"]),
        ("Pell said the port was shut; the crews had left.", ["the port was shut", "the crews had left"]),
        ("Pell said he saw the mayor and the guard.", ["he saw the mayor and the guard"]),
        ("Pell said the crews came and went.", ["the crews came and went"]),
    ],
)
def test_clauses_with_a_subject_and_a_verb_of_their_own_are_statements_of_their_own(
    text: str, contents: list[str]
) -> None:
    assert lines(text) == [f"Pell [said] {content}" for content in contents]


def test_a_quotation_is_never_cut() -> None:
    text = "“The port was shut, and the crews had left,” Pell said."
    assert lines(text) == ["Pell [said] The port was shut, and the crews had left"]
