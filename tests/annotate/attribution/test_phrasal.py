import pytest

from tests.annotate.reading import lines


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("As Pell put it, the deal was dead.", "Pell [put it] the deal was dead"),
        ("The deal was dead, as Pell put it.", "Pell [put it] The deal was dead"),
        ("As the Tarn Herald reported on Monday, coal was sold.", "the Tarn Herald [reported] coal was sold"),
        ("In Pell's view, the deal is dead.", "Pell [view] the deal is dead"),
        ("Per the ministry, nine crews left.", "the ministry [Per] nine crews left"),
        ("In the words of one docker, it was a trap.", "one docker [In the words of] it was a trap"),
        ("By some accounts, the crews left at night.", "not named [By some accounts] the crews left at night"),
        ("Rumour has it that the crews left.", "not named [Rumour has it that] the crews left"),
        ("The crews, it is said, left at night.", "not named [it is said] The crews … left at night"),
        ("The crews left at night, it is understood.", "not named [it is understood] The crews left at night"),
        ("It is feared the crews have drowned.", "not named [It is feared] the crews have drowned"),
        ("It was said in the port that the crews had left.", "not named [It was said] the crews had left"),
        ("Claims by Pell that coal was sold were rejected.", "Pell [Claims] coal was sold"),
        ("There were reports on Monday that the crews had left.", "not named [reports] the crews had left"),
        ("Reports that the crews had left surfaced on Monday.", "not named [Reports] the crews had left"),
        ("There is talk of a strike.", "not named [talk] a strike"),
        ("The files provide further proof that coal was sold.", "The files [proof] coal was sold"),
        ("His version is that coal was sold.", "His [version] coal was sold"),
        ("The guild was accused of selling coal by Pell.", "Pell [was accused] The guild … of selling coal"),
        ("Pell was told by a clerk that coal was sold.", "a clerk [was told] coal was sold"),
        ("Analysts see the letter as a forgery.", "Analysts [see] the letter as a forgery"),
        ("Some in the port say the crews left.", "Some [say] the crews left"),
        ("Dockers complained of unpaid work.", "Dockers [complained of] unpaid work"),
    ],
)
def test_set_phrases_credit_a_voice(text: str, line: str) -> None:
    assert line in lines(text)


@pytest.mark.parametrize(
    "text",
    [
        "It is not known who signed the order.",
        "The protests that began in May went on.",
        "The attack shows that the gate was open.",
        "There were reports on the shelf.",
    ],
)
def test_these_credit_nobody(text: str) -> None:
    assert all(line.startswith("- ") for line in lines(text))
