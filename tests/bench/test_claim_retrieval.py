"""Finding the claim that a post repeats: its signs, their ranks and their fit."""

import numpy as np
import pytest
from bench.claim_retrieval import SYSTEMS, counted, figures
from training.claim_retrieval import Posts, fitted, mean_precision, plain, ranks, shared, signs

CLAIMS = (
    "The mayor of Ostrel sold the ferry to his cousin. Did the mayor sell the ferry?",
    "The harbour of Ostrel has frozen over for the first time. Is the harbour frozen?",
    "A choir of 300 sang on the bridge. Did 300 people sing?",
)
POSTS = Posts(
    claims=CLAIMS,
    texts=("so the ferry went to the mayors cousin #Ostrel", "ice all over the Ostrel harbour", "300 voices, a bridge"),
    answers=(0, 1, 2),
)


def test_addresses_are_left_out_and_joined_words_parted() -> None:
    assert plain("Sunk! #FreePort https://example.org/a by @HarbourWatch").split() == [
        "Sunk!", "Free", "Port", "by", "Harbour", "Watch",
    ]  # fmt: skip


def test_a_rare_word_weighs_more_than_a_common_one() -> None:
    found = shared([["ferry", "sank"], ["ferry", "sailed"], ["ferry", "sank"]], [["ferry", "sailed"], ["tide"]])
    assert found[0].argmax() == 1
    assert not found[1].any()


def test_the_order_of_a_posts_words_changes_nothing() -> None:
    claims = [["ferry", "sank", "late"], ["tide", "late"]]
    assert (shared(claims, [["late", "ferry", "tide"]]) == shared(claims, [["tide", "late", "ferry", "tide"]])).all()


def test_a_claim_behind_the_fifth_counts_for_nothing_and_ties_go_by_the_list() -> None:
    told = np.array([[6.0, 5, 4, 3, 2, 1], [1.0, 1, 1, 1, 1, 1]])
    assert ranks(told, (5, 1)) == [None, 2]
    assert mean_precision([None, 2]) == 0.25


def test_each_claim_has_its_post_by_every_system() -> None:
    table = signs(POSTS)
    assert table.shape == (3, 3, 3)
    assert [one.figure.value for one in figures(POSTS, table)][-1] == 1.0
    assert len(SYSTEMS) == len(figures(POSTS, table))


def test_posts_of_one_claim_are_drawn_together() -> None:
    twice = Posts(claims=CLAIMS, texts=POSTS.texts, answers=(0, 0, 2))
    told = np.array([[1.0, 0, 0], [0.0, 1, 0], [0.0, 0, 1]])
    assert counted(twice, told) == ({"right": 90, "of": 120}, {"right": 60, "of": 60})


def test_a_sign_that_tells_weighs_more_than_one_that_does_not() -> None:
    draw = np.random.default_rng(3)
    answers = list(range(40))
    telling = np.eye(40) * 2 + draw.normal(size=(40, 40))
    weights = fitted(np.stack([telling, draw.normal(size=(40, 40))], axis=-1), answers)
    assert weights[0] > 2 * abs(weights[1])


@pytest.mark.parametrize("text", ["", "https://example.org"])
def test_a_post_without_words_ranks_the_claims_as_listed(text: str) -> None:
    posts = Posts(claims=CLAIMS, texts=(plain(text),), answers=(0,))
    assert ranks(signs(posts).sum(axis=-1), posts.answers) == [1]
