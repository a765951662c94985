import itertools

from hypothesis import given
from hypothesis import strategies as st

from stemmata.annotate.attribution.within import sentences_within
from stemmata.text.span import Span
from tests import making
from tests.annotate.crediting import units

TWO = "“The mayor said that coal was sold. The guild claims that nobody came,” Pell said."


def held(text: str, content: str | None = None) -> list[str]:
    """The sentences within the quotations of the first unit that lie in some words of it, or in all of it."""
    unit = units(text)[0]
    where = making.span(text, content) if content is not None else unit.span
    return [one.span.of(text) for one in sentences_within(unit, (where,))]


def test_each_sentence_of_a_quotation_is_a_unit_of_its_own() -> None:
    assert held(TWO) == ["The mayor said that coal was sold.", "The guild claims that nobody came,"]


def test_a_sentence_within_is_marked_as_quoted_and_its_words_are_read_one_by_one() -> None:
    unit = units(TWO)[0]
    first, _ = sentences_within(unit, (unit.span,))
    assert first.quoted
    assert not first.starts_paragraph
    assert first.quotations == ()
    assert [word.text for word in first.words][:3] == ["The", "mayor", "said"]


def test_fewer_than_five_words_credit_nobody() -> None:
    assert held("“He said so. The mayor said that coal was sold,” Pell said.") == ["The mayor said that coal was sold,"]
    assert held("“We say it now,” Pell said.") == []


def test_numbers_and_marks_are_no_words() -> None:
    assert held("“On 3 May, 40, 50 of us!” Pell said.") == []


def test_a_quotation_outside_the_content_is_left_out() -> None:
    text = "Pell, of “the guild that sold all coal,” said: “The mayor said that nobody came.”"
    assert held(text, "The mayor said that nobody came") == ["The mayor said that nobody came."]


def test_several_quotations_come_in_text_order() -> None:
    text = "“The mayor said that coal was sold,” Pell said, “and the guild says that nobody came.”"
    assert held(text) == ["The mayor said that coal was sold,", "and the guild says that nobody came."]


def test_a_quotation_within_the_quotation_is_read_as_marks() -> None:
    text = "“The mayor said ‘coal was sold here’ to the guild,” Pell said."
    unit = units(text)[0]
    (one,) = sentences_within(unit, (unit.span,))
    assert all(word.kind != "quote" for word in one.words)


def test_without_a_quotation_there_are_none() -> None:
    assert held("Pell said that the mayor said that coal was sold.") == []


@given(st.lists(st.sampled_from("the mayor said coal . , “ ” ‘ ’ 40 \n".split(" ")), max_size=30).map(" ".join))
def test_sentences_within_lie_in_quotations_of_their_unit_in_order(text: str) -> None:
    for unit in units(text):
        found = list(sentences_within(unit, (Span(unit.span.start, unit.span.end),)))
        assert all(any(q.span.contains(one.span) for q in unit.quotations) for one in found)
        assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(found))
