"""Words of one kind."""

import pytest

from stemmata.link.claim.wordclasses import SAME_WORDS
from stemmata.link.claim.wordkinds import KINDS, kinds
from stemmata.text.tokens import stem


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("recruits", "militiamen", "fighter"),
        ("rifles", "guns", "weapon"),
        ("handed", "provided", "give"),
        ("inquiry", "investigate", "investigate"),
        ("begs", "asks", "request"),
    ],
)
def test_words_that_desks_use_for_one_another_share_a_kind(one: str, other: str, kind: str) -> None:
    assert kind in kinds(stem(one))
    assert kind in kinds(stem(other))


def test_a_row_of_same_words_has_its_kinds_too() -> None:
    assert "weapon" in kinds("weapon")
    assert "request" in kinds("demand")
    assert all(isinstance(kinds(row), tuple) for row in SAME_WORDS)


def test_most_words_are_of_no_kind() -> None:
    assert kinds(stem("orchestra")) == ()


def test_every_kind_names_the_pair_that_taught_it() -> None:
    assert all(" / " in taught for taught, _ in KINDS.values())
