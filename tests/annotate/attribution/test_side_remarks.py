import pytest

from tests.annotate.reading import lines


@pytest.mark.parametrize(
    "text",
    [
        "A clerk who asked not to be named said the coal was sold.",
        "A clerk, who asked not to be named because he feared for his job, said the coal was sold.",
        "A clerk who declined to be identified said the coal was sold.",
    ],
)
def test_how_a_source_wants_to_be_named_is_nothing_that_it_says(text: str) -> None:
    assert [line.partition(" [")[2] for line in lines(text)] == ["said] the coal was sold"]


@pytest.mark.parametrize(
    "text",
    [
        "The ministry declined to comment.",
        "The ministry would neither confirm nor deny the sale.",
        "The ministry could not be reached for comment.",
        "The letter does not say who sold the coal.",
    ],
)
def test_silence_is_told_by_the_outlet(text: str) -> None:
    assert lines(text) == [f"- [] {text.removesuffix('.')}"]


def test_what_stands_between_a_source_and_its_verb_describes_the_source() -> None:
    text = "Ned Pell, a driver who left the town in May, said the gate was shut."
    assert lines(text) == ["Ned Pell [said] the gate was shut"]
