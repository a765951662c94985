import pytest

from tests.annotate.reading import lines, said

POINTS = (
    "The letter makes three points. First, the crews were sent. Second, the coal was sold. The town lies on a river."
)


def test_points_that_are_announced_are_the_voices_that_makes_them() -> None:
    assert lines(POINTS)[1:3] == [
        "The letter [] First, the crews were sent",
        "The letter [] Second, the coal was sold",
    ]


def test_the_points_end_where_no_ordinal_goes_on() -> None:
    assert lines(POINTS)[-1] == "- [] The town lies on a river"


def test_points_are_doubted() -> None:
    assert said(POINTS)[1].doubt == "A sentence before announces several points; this is taken to be one of them."


def test_a_paragraph_after_reads_as_follows_is_the_documents() -> None:
    text = "The order reads as follows:\nAll crews are to report at dawn."
    assert lines(text) == ["The order [] All crews are to report at dawn"]


def test_a_list_after_a_colon_goes_on() -> None:
    text = "The letter asks for the following:\n- Nine lorries are needed.\n- Coal is short.\nThe town slept."
    assert lines(text) == [
        "The letter [] Nine lorries are needed",
        "The letter [] Coal is short",
        "- [] The town slept",
    ]


def test_words_after_a_colon_are_the_voices() -> None:
    text = "The order reads as follows: all crews are to report at dawn."
    assert lines(text) == ["The order [reads] all crews are to report at dawn"]


@pytest.mark.parametrize(
    ("text", "held", "free"),
    [
        (
            "The guild issued a statement:\n\n“We shut the gate.\n\n“We sold coal.”\n\nThe town was calm.",
            ["We shut the gate", "We sold coal."],
            ["The guild issued a statement", "The town was calm"],
        ),
        (
            "The letter reads as follows:\n\nThe crews are ready.\n\nWe request nine lorries.\n\nThe town was calm.",
            ["The crews are ready", "We request nine lorries"],
            ["The town was calm"],
        ),
        (
            "Pell wrote:\n\n> The crews are ready.\n\n> Coal was sold.\n\nThe town was calm.",
            ["The crews are ready", "Coal was sold"],
            ["The town was calm"],
        ),
    ],
)
def test_a_block_after_a_colon_is_its_voices_until_narration_returns(
    text: str, held: list[str], free: list[str]
) -> None:
    drawn = lines(text)
    assert [line.split("] ")[1] for line in drawn if not line.startswith("- ")] == held
    assert [line.split("] ")[1] for line in drawn if line.startswith("- ")] == free
