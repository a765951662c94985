import pytest

from tests.annotate.reading import lines


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "Nine men were killed near the border on Monday a monitoring group said.",
            "a monitoring group [said] Nine men were killed near the border on Monday",
        ),
        (
            "At least nine men were killed near the border a monitoring group said Saturday.",
            "a monitoring group [said] At least nine men were killed near the border",
        ),
        (
            "Nine men were killed on the quay a medical source and witnesses said.",
            "a medical source and witnesses [said] Nine men were killed on the quay",
        ),
        (
            "Nine men were killed local activists and monitoring groups said.",
            "local activists and monitoring groups [said] Nine men were killed",
        ),
        ("The crews were paid in coal he said.", "he [said] The crews were paid in coal"),
        ("The crews were paid in coal residents said.", "residents [said] The crews were paid in coal"),
    ],
)
def test_a_credit_at_the_end_needs_no_comma(text: str, line: str) -> None:
    assert lines(text) == [line]


def test_the_object_of_a_relative_clause_says_nothing() -> None:
    assert lines("The driver who left the town said.") == ["- [] The driver who left the town said"]
