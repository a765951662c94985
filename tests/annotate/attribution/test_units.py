from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from stemmata.annotate.attribution.units import units_of, words_of
from stemmata.text.span import Span
from tests.annotate.reading import marked


def test_a_quotation_holds_its_sentences_together() -> None:
    text = "“We wait. Nobody comes,” Pell said. The crews slept."
    found = marked(text)
    sentences = [p.span for p in found.passages if p.kind == "sentence"]
    units = [span.of(text) for span, _ in units_of(sentences, list(found.quotations))]
    assert units == ["“We wait. Nobody comes,” Pell said.", "The crews slept."]


def test_a_quotation_is_one_word() -> None:
    text = "Pell said “we wait here” again."
    words = words_of(text, Span(0, len(text)), marked(text).quotations)
    assert [word.text for word in words] == ["Pell", "said", "“we wait here”", "again", "."]


def test_numbers_titles_and_names_are_single_words() -> None:
    text = "Col. Pell of the U.S. sold 2,500 al-Tarn crates."
    words = [word.text for word in words_of(text, Span(0, len(text)), ())]
    assert words == ["Col.", "Pell", "of", "the", "U.S.", "sold", "2,500", "al-Tarn", "crates", "."]


@given(st.text(max_size=60))
def test_words_anchor_and_stand_in_order(text: str) -> None:
    words = words_of(text, Span(0, len(text)), ())
    assert all(word.span.of(text) == word.text for word in words)
    assert all(a.span.end <= b.span.start for a, b in pairwise(words))
