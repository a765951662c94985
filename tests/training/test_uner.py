"""IOB2 tags: read as names of documents."""

from training.mentions import Named
from training.uner import named_texts

from stemmata.text.span import Span

IOB = """\
# newdoc id = mail-1
# text = Can't Dr. Orla Quill sail?
1\tCannot\tO\t-\t-
2\tDr.\tB-PER\t-\tx
3\tOrla\tI-PER\t-\tx
4\tQuill\tI-PER\t-\tx
5\tsail\tO\t-\t-

# text = Tide Board Velm velm.
1\tTide\tB-ORG\t-\tx
2\tBoard\tI-ORG\t-\tx
3\tVelm\tB-LOC\t-\tx
4\tvelm\tB-LOC\t-\tx

# newdoc id = mail-2
# text = No.
1\tNo\tO\t-\t-
"""


def test_sentences_of_a_document_are_one_text_and_its_names_are_trimmed() -> None:
    first, _ = named_texts(IOB)
    assert first.text == "Can't Dr. Orla Quill sail? Tide Board Velm velm."
    assert [(name.span.of(first.text), name.kind) for name in first.names] == [
        ("Orla Quill", "person"),
        ("Tide Board", "organisation"),
        ("Velm", "place"),
    ]


def test_a_name_in_small_letters_is_in_doubt() -> None:
    first, second = named_texts(IOB)
    assert [span.of(first.text) for span in first.unsure] == ["velm"]
    assert (second.id, second.names, second.unsure) == ("mail-2", (), ())


def test_nothing_has_no_documents() -> None:
    assert list(named_texts("")) == []


def test_a_name_at_the_end_of_its_sentence_ends_there() -> None:
    (only,) = named_texts("# newdoc id = a\n# text = In Velm\n1\tIn\tO\n2\tVelm\tB-LOC\n")
    assert only.names == (Named(Span(3, 7), "place"),)
