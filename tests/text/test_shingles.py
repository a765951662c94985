from hypothesis import given
from hypothesis import strategies as st

from stemmata.text.shingles import fold, shingles, words
from stemmata.text.span import Span

TEXTS = st.text(st.sampled_from("ab cdé’' \n1,.”“漢字"), max_size=60)


def test_lost_apostrophes_quotes_and_separators_change_nothing():
    printed = words("“The mayor’s men”, he said, didn't find 2,500 Crates.")
    scraped = words("The mayors men he said didnt find 2500 crates")
    assert printed.hashes.tolist() == scraped.hashes.tolist()


def test_accents_and_case_are_folded():
    assert fold("Évrard’s") == fold("EVRARDS") == "evrards"


@given(TEXTS)
def test_every_word_stands_where_it_says(text: str):
    found = words(text)
    for start, end in zip(found.starts.tolist(), found.ends.tolist(), strict=True):
        assert text[start:end].strip() == text[start:end] != ""
    assert sorted(found.starts.tolist()) == found.starts.tolist()


@given(TEXTS, st.integers(1, 5))
def test_equal_shingles_are_equal_runs_of_words(text: str, size: int):
    found = words(text + " " + text)
    made = shingles(found.hashes, size)
    assert len(made) == max(0, len(found) - size + 1)
    runs = [tuple(found.hashes[at : at + size].tolist()) for at in range(len(made))]
    assert len(set(runs)) == len(set(made.tolist()))


def test_only_the_given_stretches_are_read():
    text = "Photo: Nobody. The bridge fell at noon."
    assert words(text, [Span(15, len(text))]).span(0, 2).of(text) == "The bridge"


def test_numbers_are_told_from_words():
    assert words("about 40 men and 12 boats").numbers(0, 6) == [1, 4]


def test_a_text_without_words_has_none():
    assert len(words("— … !")) == 0
    assert len(shingles(words("").hashes, 4)) == 0
