import pytest

from tests.annotate.reading import lines


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "The letter, seen by the Tarn Herald, says coal was sold.",
            "the Tarn Herald < The letter [says] coal was sold",
        ),
        (
            "According to a letter obtained by the Tarn Herald and reported by the Ostra News Agency, coal was sold.",
            "the Ostra News Agency < the Tarn Herald < a letter [According to] coal was sold",
        ),
        (
            "Ned Pell, quoted by the Ostra News Agency, said coal was sold.",
            "the Ostra News Agency < Ned Pell [said] coal was sold",
        ),
        (
            "Two sources, speaking to the Tarn Herald, said coal was sold.",
            "the Tarn Herald < Two sources [said] coal was sold",
        ),
        (
            "Citing a letter, the Tarn Herald says coal was sold.",
            "the Tarn Herald < a letter [Citing] coal was sold",
        ),
        (
            "The Tarn Herald said, citing a clerk, that coal was sold.",
            "The Tarn Herald < a clerk [citing] coal was sold",
        ),
        (
            "“Coal was sold,” the Tarn Herald quoted a clerk as saying.",
            "the Tarn Herald < a clerk [as saying] Coal was sold",
        ),
        (
            "“Coal was sold,” a clerk was quoted as saying by the Tarn Herald.",
            "the Tarn Herald < a clerk [was quoted as saying] Coal was sold",
        ),
        (
            "The Tarn Herald has the letter in which Ned Pell says coal was sold.",
            "the letter < Ned Pell [says] coal was sold",
        ),
        ("Nine died, Pell said, according to the Tarn Herald.", "the Tarn Herald < Pell [said] Nine died"),
    ],
)
def test_the_chain_runs_from_the_reader_to_the_source(text: str, line: str) -> None:
    assert line in lines(text)


def test_the_reports_own_outlet_is_not_named_twice() -> None:
    for text in (
        "A clerk told this newspaper that coal was sold.",
        "A clerk told the Harbour Ledger that coal was sold.",
        "The letter, seen by the Harbour Ledger, says coal was sold.",
    ):
        assert [line.count(" < ") for line in lines(text)] == [0]


def test_a_credit_that_only_carries_another_one_is_not_told_twice() -> None:
    assert lines("The Tarn Herald reported that Pell had said that coal was sold.") == [
        "The Tarn Herald < Pell [had said] coal was sold"
    ]


def test_one_voice_stands_once_in_a_chain() -> None:
    assert lines("Pell said he feared that coal was sold.") == ["Pell [said] he feared that coal was sold"]


def test_what_is_said_in_it_comes_by_the_document_before() -> None:
    text = "The letter lists nine crews. In it, the colonel complains that pay is late."
    assert lines(text)[-1] == "The letter < the colonel [complains] pay is late"
