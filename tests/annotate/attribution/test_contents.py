import pytest

from stemmata.annotate.attribution.contents import polarity_of
from stemmata.text.span import Span


@pytest.mark.parametrize(
    "content",
    [
        "the ships did not leave",
        "no ship left",
        "the ships haven't left",
        "the ships would never leave",
        "not to leave",
        "ships that have left did not return",
    ],
)
def test_a_negated_head_makes_a_content_negative(content: str) -> None:
    assert polarity_of(content, [Span(0, len(content))]) == "negative"


@pytest.mark.parametrize(
    "content",
    ["the ships left although the crews did not", "the ships have left", ""],
)
def test_a_negation_elsewhere_does_not(content: str) -> None:
    assert polarity_of(content, [Span(0, len(content))]) == "positive"
