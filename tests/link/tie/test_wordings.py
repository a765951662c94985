"""Clauses, read for ties: each party is a number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemmata.link.tie.wordings import ties


def told(clause: str) -> list[str]:
    return sorted(f"{tie.subject} {tie.predicate.name} {tie.object}" for tie in ties(clause))


@pytest.mark.parametrize(
    ("clause", "tie"),
    [
        ("<0> military forces attacked <1> positions", "0 fights 1"),
        ("<0> forces conducted 34 strikes against <1> terrorists in <2>", "0 fights 1"),
        ("<0> launched a night raid on <1>", "0 fights 1"),
        ("a <0> strike hit two <1> vehicles", "0 fights 1"),
        ("<0> 's fight against <1> went on", "0 fights 1"),
        ("<0> fighters took the harbour of <1> from <2>", "0 fights 2"),
        ("<0> clashed with <1> near <2>", "0 fights 1"),
        ("<0> was a member of <1>", "0 member_of 1"),
        ("<0> , a <1> gang leader , was killed", "0 member_of 1"),
        ("<0> will be operating as part of <1>", "0 member_of 1"),
        ("<0> , which includes the <1>", "1 member_of 0"),
        ("<1> is currently led by commodore <0>", "0 commands 1"),
        ("<1> commander maj gen <0> left", "0 commands 1"),
        ("<0> , commander <1> , left", "0 commands 1"),
        ("<0> raised this in a call with <1>", "0 communicates_with 1"),
        ("<0> were to hold long talks yesterday with <1>", "0 communicates_with 1"),
        ("<0> remains committed to assisting <1>", "0 supports 1"),
        ("in support of the <1> , <0> aircraft flew in", "0 supports 1"),
        ("<0> condemned the attack by <1>", "0 accuses 1"),
    ],
)
def test_a_wording_tells_its_tie(clause: str, tie: str) -> None:
    assert tie in told(clause)


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("<0> and <1> attacked <2>", ["0 fights 2", "1 fights 2"]),
        ("<0> attacked <1> , <2> and the <3> in june", ["0 fights 1", "0 fights 2", "0 fights 3"]),
        ("<0> , which includes <1> , <2> and <3>", ["1 member_of 0", "2 member_of 0", "3 member_of 0"]),
    ],
)
def test_a_list_counts_for_each_that_is_in_it(clause: str, expected: list[str]) -> None:
    assert told(clause) == expected


def test_all_who_are_listed_as_meeting_met_each_other() -> None:
    pairs = ("0 {} 1", "0 {} 2", "1 {} 2")
    assert told("<0> , <1> and <2> met at the port") == [one.format("communicates_with") for one in pairs]
    assert told("the <0> , <1> and <2> are working together") == [one.format("cooperates_with") for one in pairs]


def test_a_list_ends_where_a_verb_of_its_own_begins_or_ends() -> None:
    assert told("<0> attacked <1> and <2> fled") == ["0 fights 1"]
    assert "0 fights 2" not in told("they saw <0> and <1> attacked <2>")


def test_the_tie_says_where_its_words_stand_and_whether_it_is_denied() -> None:
    clause = "<0> never launched raids on <1>"
    (tie,) = ties(clause)
    assert (tie.words, clause[tie.at :].startswith(tie.words), tie.negated) == ("raids", True, True)


WORDS = st.sampled_from(["<0>", "<1>", "<2>", ",", "and", "attacked", "talks", "with", "the", "forces", "of", "held"])


@given(st.lists(WORDS, max_size=14))
def test_ties_are_between_two_parties_that_the_clause_names(words: list[str]) -> None:
    for tie in ties(" ".join(words)):
        assert tie.subject != tie.object
        assert f"<{tie.object}>" in words
        assert tie.subject == "speaker" or f"<{tie.subject}>" in words
