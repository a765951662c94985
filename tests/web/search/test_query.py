"""What is typed into the search box, and how it is understood."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from stemmata.web.search.query import FIELDS, MOST_CHARACTERS, Range, Term, parsed, range_of


def test_words_phrases_and_fields_are_told_apart() -> None:
    assert parsed('barrels "under the quay" outlet:"Harbour Ledger" lang:en').terms == (
        Term(field=None, value="barrels"),
        Term(field=None, value="under the quay", phrase=True),
        Term(field="outlet", value="Harbour Ledger"),
        Term(field="lang", value="en"),
    )


def test_a_minus_leaves_out() -> None:
    assert [term.wanted for term in parsed('barrels -quay -"at night" -outlet:Wire').terms] == [
        True,
        False,
        False,
        False,
    ]


def test_quotation_marks_of_any_kind_serve_and_a_missing_one_ends_with_the_search() -> None:
    for words in ("“under the quay”", "«under the quay»", '"under the quay'):
        assert parsed(words).terms == (Term(field=None, value="under the quay", phrase=True),)


@pytest.mark.parametrize(
    "words", ["number:many", "number:5..1", "number:..", "claim:x", "month:May", "voice:ghost", "lang:"]
)
def test_what_a_field_cannot_take_is_answered_with_what_it_takes(words: str) -> None:
    (trouble,) = parsed(f"barrels {words}").troubles
    assert FIELDS[words.partition(":")[0]] in trouble


def test_a_field_that_is_none_is_searched_as_words_and_said() -> None:
    query = parsed("source:ledger 10:30")
    assert [term.value for term in query.terms] == ["source ledger", "10:30"]
    assert "“source:” is no field" in query.notes[0]


def test_a_search_that_is_too_long_is_refused_in_a_sentence() -> None:
    assert parsed("x" * (MOST_CHARACTERS + 1)).troubles
    assert parsed(" ".join(f"w{n}" for n in range(100))).troubles


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [("1,200", 1200, 1200), ("1200..", 1200, None), ("..50", None, 50), ("1.5..2", 1.5, 2), ("١٢٠٠..", 1200, None)],
)
def test_numbers_and_ranges(words: str, low: float | None, high: float | None) -> None:
    assert range_of(words) == Range(low=low, high=high)


def test_a_range_meets_what_may_lie_in_it() -> None:
    assert Range(low=100, high=200).meets(150, None)
    assert Range(low=100, high=None).meets(None, 150)
    assert not Range(low=100, high=200).meets(201, None)
    assert not Range(low=100, high=200).meets(None, 99)


@given(st.text(alphabet=st.sampled_from('ab12 :-"“”«.…,*()\\\n\t٣ßé' + "outletnumberclaim"), max_size=60))
@example('a:"')
def test_anything_can_be_typed_and_what_was_understood_can_be_typed_again(words: str) -> None:
    query = parsed(words)
    if not query.troubles:
        again = parsed(query.written)
        assert (again.terms, again.troubles) == (query.terms, ())
