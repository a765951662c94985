"""GUM's CoNLL-U: the text is rebuilt, and each token stands where it is written."""

import pytest
from training.conllu import documents_in

from tests.training.making_conllu import document, sentence

SINKS = sentence(
    "It doesn't sink.",
    """
    It PRP 4 nsubj _
    2-3 doesn't
    does VBZ 4 aux _
    n't RB 4 advmod A=b=c|D=e
    sink VB 0 root _
    . . 4 punct _
    """,
    new_paragraph=True,
)
BRAM = sentence("Bram laughs.", "Bram NNP 2 nsubj _\nlaughs VBZ 0 root _\n. . 2 punct _")
WANNA = sentence("Wannago?", "1-3 Wannago\nWant VBP 0 root _\nto TO 3 mark _\ngo VB 1 xcomp _\n? . 1 punct _")


def test_sentences_are_joined_by_a_space_and_paragraphs_by_two_line_ends() -> None:
    (found,) = documents_in(document("GUM_bio_quill", [SINKS, BRAM, SINKS]))
    assert found.id == "GUM_bio_quill"
    assert found.text == "It doesn't sink. Bram laughs.\n\nIt doesn't sink."
    assert [span.of(found.text) for span in found.sentences] == ["It doesn't sink.", "Bram laughs.", "It doesn't sink."]


def test_every_token_stands_where_it_is_written() -> None:
    (found,) = documents_in(document("GUM_bio_quill", [BRAM, SINKS]))
    assert [token.span.of(found.text) for token in found.tokens] == [token.form for token in found.tokens]
    assert [token.sentence for token in found.tokens] == [0, 0, 0, 1, 1, 1, 1, 1]


def test_heads_count_the_tokens_of_the_document() -> None:
    (found,) = documents_in(document("GUM_bio_quill", [BRAM, SINKS]))
    assert [token.head for token in found.tokens] == [1, None, 1, 6, 6, 6, None, 6]


def test_the_last_column_is_read_by_key() -> None:
    (found,) = documents_in(document("GUM_bio_quill", [SINKS]))
    assert found.tokens[2].misc == {"A": "b=c", "D": "e"}


def test_words_that_do_not_spell_their_contraction_have_all_of_it() -> None:
    (found,) = documents_in(document("GUM_bio_quill", [WANNA]))
    assert [token.span.of(found.text) for token in found.tokens] == ["Wannago", "Wannago", "Wannago", "?"]


def test_a_file_may_hold_several_documents() -> None:
    found = list(documents_in(document("one", [BRAM]) + document("two", [SINKS])))
    assert [(one.id, one.text) for one in found] == [("one", "Bram laughs."), ("two", "It doesn't sink.")]


def test_nothing_has_no_documents() -> None:
    assert list(documents_in("")) == []


def test_a_token_that_does_not_stand_in_its_sentence_is_an_error() -> None:
    with pytest.raises(ValueError, match="Orla"):
        list(documents_in(document("one", [BRAM.replace("\tBram\t", "\tOrla\t")])))
