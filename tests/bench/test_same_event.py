"""Average precision, and pairs of sentences laid beside what they say."""

import numpy as np
import pytest
from bench.same_event import average_precision, by_meaning, pairs, rare_words
from training.ecbplus import Sentence

from bench import same_event
from stemmata.annotate.plan import planned
from stemmata.plugins import annotators

TOLD = (
    Sentence(document="1_1ecb", number=0, text="The ferry to Ostrel sank on Friday.", events=frozenset({"sinking"})),
    Sentence(document="1_1ecb", number=1, text="Nobody was on board.", events=frozenset({"boarding"})),
    Sentence(document="1_2ecb", number=0, text="On Friday the Ostrel ferry sank.", events=frozenset({"sinking"})),
    Sentence(document="2_1ecb", number=0, text="A choir sang in the church.", events=frozenset({"singing"})),
)


def test_average_precision_is_the_mean_of_the_precision_at_each_that_is_the_same() -> None:
    same, scores = np.array([True, False, True, False]), np.array([0.9, 0.8, 0.7, 0.1])
    assert average_precision(same, scores) == pytest.approx((1 + 2 / 3) / 2)


def test_ties_count_at_their_worst() -> None:
    assert average_precision(np.array([True, False]), np.array([0.5, 0.5])) == 0.5


def test_nothing_that_is_the_same_has_no_precision() -> None:
    assert average_precision(np.array([False]), np.array([0.5])) == 0.0


def test_pairs_are_of_one_topic_and_the_same_event_scores_highest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(same_event, "sentences", lambda part: TOLD)
    found = list(pairs("Dev", planned(annotators())))
    assert [(one.one.document, one.other.document) for one in found] == [
        ("1_1ecb", "1_1ecb"),
        ("1_1ecb", "1_2ecb"),
        ("1_1ecb", "1_2ecb"),
    ]
    assert [one.same for one in found] == [False, True, False]
    for scores in (np.array([one.score for one in found]), rare_words(found), by_meaning(found)):
        assert scores.argmax() == 1
