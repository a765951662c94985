"""The same words credited to two voices."""

from hypothesis import given
from hypothesis import strategies as st

from stemmata.link.descent.utterance import Telling, one_utterance
from stemmata.link.voices import Voice

WORDS = "fifteen hundred men could sleep in the old quarry if they had to"


def telling(report: str, *voices: str, words: str = WORDS, denies: bool = False) -> Telling:
    known = tuple(Voice(id=voice, kind="person", name=voice) for voice in voices)
    return Telling(report=report, words=words, denies=denies, voices=known)


def joined(*tellings: Telling) -> list[tuple[str, str]]:
    return list(one_utterance(tellings))


def test_eight_words_on_end_are_one_utterance_whoever_is_credited():
    assert joined(telling("A", "guard"), telling("B", "officer", words=f"He saw that {WORDS.upper()}.")) == [
        ("guard", "officer")
    ]


def test_fewer_words_may_be_two_mens():
    assert joined(telling("A", "guard"), telling("B", "officer", words="men could sleep in the old quarry")) == []


def test_words_of_grammar_tell_nothing():
    words = "it was not the first that he had been there with them"
    assert joined(telling("A", "guard", words=words), telling("B", "officer", words=words)) == []


def test_voices_that_one_report_credits_both_are_two():
    assert joined(telling("A", "guard", "officer"), telling("B", "guard"), telling("C", "officer")) == []


def test_who_denies_it_repeats_the_words_and_is_another():
    assert joined(telling("A", "guard"), telling("B", "ministry", denies=True)) == []


@given(st.permutations([telling("A", "guard"), telling("B", "officer"), telling("C", "driver"), telling("D")]))
def test_the_order_changes_nothing(tellings: list[Telling]):
    assert joined(*tellings) == [("driver", "guard"), ("driver", "officer"), ("guard", "officer")]
