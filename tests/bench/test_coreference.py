"""Joining of gold mentions: heads, pronouns, appositions, and documents of like words."""

from collections import Counter

from bench.coreference import Mention, joined, overall, same_head


def mention(words: str, at: int, chain: str, *, document: str = "1_a", sentence: int = 0) -> Mention:
    end = at + len(words.split()) - 1
    return Mention(
        topic="1", document=document, sentence=sentence, start=at, end=end, words=words, chain=chain, kind="HUM"
    )


MENTIONS = (
    mention("accountant", 1, "sabri"),
    mention("Omar Sabri", 2, "sabri"),
    mention("he", 0, "sabri", sentence=1),
    mention("the mayor of Osmer", 4, "mayor", sentence=1),
)
TEXTS = {"1_a": Counter({"harbour": 2, "strike": 1})}


def test_the_head_stands_before_a_preposition() -> None:
    assert [one.head for one in MENTIONS] == ["accountant", "sabri", "he", "mayor"]


def test_a_pronoun_and_a_nominal_before_a_name_are_who_is_named() -> None:
    assert joined((MENTIONS, TEXTS)) == [frozenset({0, 1, 2}), frozenset({3})]
    assert overall([(MENTIONS, TEXTS)], joined).conll == 1.0


def test_the_baseline_joins_heads_alone() -> None:
    assert len(same_head((MENTIONS, TEXTS))) == 4
