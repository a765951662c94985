"""A statement cut into the things that it says."""

from stemmata.link.claim.propositions import propositions
from tests.link.saying import Said, case, report


def pieces(words: str) -> list[str]:
    return [proposition.text for proposition in propositions(case(report("Harbour Ledger", Said(words=words))))]


def test_a_long_sentence_is_cut_where_the_next_thing_is_said() -> None:
    assert pieces(
        "Forty men trained at the mill, while the rest guarded the coast road; rain fell on the old harbour."
    ) == [
        "Forty men trained at the mill",
        "while the rest guarded the coast road",
        "rain fell on the old harbour.",
    ]


def test_a_piece_that_says_too_little_alone_stays_with_its_neighbour() -> None:
    assert pieces("The bridge was shut, and the men left.") == ["The bridge was shut, and the men left."]


def test_a_list_is_one_thing() -> None:
    assert pieces("They brought oranges, lemons and olives.") == ["They brought oranges, lemons and olives."]


def test_words_without_content_say_nothing() -> None:
    assert pieces("It is so.") == []
