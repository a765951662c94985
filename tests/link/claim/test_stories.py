"""How far two reports tell one story."""

from hypothesis import given
from hypothesis import strategies as st

from stemmata.link.claim.stories import Stories

FEATURES = st.frozensets(st.sampled_from("abcdefghijkl"), min_size=0, max_size=8)
REPORTS = st.dictionaries(st.sampled_from("rstuvw"), FEATURES, min_size=2)


def test_reports_with_the_same_names_and_words_tell_one_story() -> None:
    common, others = [f"c{n}" for n in range(20)], [f"o{n}" for n in range(20)]
    stories = Stories([("r", [*common, "a"]), ("s", [*common, "b"]), ("t", others)])
    assert stories.likeness("r", "s") == 1.0
    assert stories.likeness("r", "t") == 0.0


def test_one_word_in_common_makes_two_headlines_no_story() -> None:
    assert Stories([("r", "abcd"), ("s", "axyz")]).likeness("r", "s") < 0.1


def test_what_every_report_of_many_has_makes_no_story() -> None:
    every = [(f"r{number}", ["war", f"a{number}", f"b{number}", f"c{number}"]) for number in range(300)]
    assert Stories(every).likeness("r1", "r2") == 0.0


def test_a_report_of_which_nothing_is_known_tells_no_story_with_another() -> None:
    assert Stories([("r", ""), ("s", "ab")]).likeness("r", "s") == 0.0


@given(REPORTS)
def test_likeness_is_the_same_both_ways_and_between_none_and_one(reports: dict[str, frozenset[str]]) -> None:
    stories = Stories(reports.items())
    turned = Stories(reversed(list(reports.items())))
    for one in reports:
        for other in reports:
            assert stories.likeness(one, other) == stories.likeness(other, one) == turned.likeness(one, other)
            assert 0.0 <= stories.likeness(one, other) <= 1.0
