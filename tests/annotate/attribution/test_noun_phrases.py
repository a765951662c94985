import pytest

from stemmata.annotate.attribution.noun_phrases import phrase_after, subject_before
from stemmata.annotate.attribution.units import words_of
from stemmata.text.span import Span


def subject(text: str, verb: str) -> str | None:
    """The subject that is found for a verb of a text."""
    words = words_of(text, Span(0, len(text)), ())
    at = next(i for i, word in enumerate(words) if word.text == verb)
    found = subject_before(words, at, 0)
    return " ".join(word.text for word in words[found.start : found.end]) if found else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pell said", "Pell"),
        ("The head of the guild said", "The head of the guild"),
        ("On Monday the guild said", "the guild"),
        ("In a statement the guild said", "the guild"),
        ("In Ostra, the guild said", "the guild"),
        ("Pell, a docker, said", "Pell"),
        ("Pell, a docker who fled, said", "Pell"),
        ("A letter signed by Pell, head of the guild, said", "A letter"),
        ("The crews left because officials said", "officials"),
        ("Pell, who said", "Pell"),
        ("Tarn and Pell said", "Tarn and Pell"),
        ("Meanwhile the guild said", "the guild"),
        ("Col. Ned H. Pell said", "Col. Ned H. Pell"),
        ("The letter, which Pell said", "Pell"),
        ("the said", None),
        ("said", None),
    ],
)
def test_the_subject_of_a_cue(text: str, expected: str | None) -> None:
    assert subject(text, "said") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ned Pell, a docker", "Ned Pell"),
        ("the head of the guild on Monday", "the head of the guild"),
        ("he left", "he"),
        ("police and the ministry", "police and the ministry"),
        ("the guild that left", "the guild"),
        ("the Ostra regime this lull", "the Ostra regime"),
        ("and left", ""),
    ],
)
def test_the_phrase_after_a_cue(text: str, expected: str) -> None:
    words = words_of(text, Span(0, len(text)), ())
    end = phrase_after(words, 0, len(words))
    assert " ".join(word.text for word in words[:end]) == expected
