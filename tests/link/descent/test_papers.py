"""Which document plain words mean."""

from dataclasses import replace

from stemmata.link.descent.papers import is_bare, papers_of
from stemmata.model.annotations import Mention
from stemmata.model.case import Annotated
from stemmata.model.document import Document
from tests.link.drawing import case, piece
from tests.making import span


def letter(**known: object) -> Document:
    made = Document(
        id="d1",
        kind="letter",
        title="letter signed by Ilse Varn",
        date="2021-02-14",
        signatories=(),
        addressees=(),
        published_by=(),
        described_by=(),
        contents=(),
    )
    return replace(made, **known)  # type: ignore[arg-type]


def meant(one: Annotated, *documents: Document, outlets: tuple[str, ...] = ()) -> list[str]:
    """Titles of what the chains' documents and the statements' subjects mean."""
    context = case(one).with_documents(documents)
    papers = papers_of(context)
    found = [papers.meant(said, step, outlets) for said in context.statements.values() for step in said.voices]
    found += [papers.subject(said, context) for said in context.statements.values()]
    return [document.title for document in found if document is not None]


def told(name: str) -> Annotated:
    return piece(
        f"The bridge was mined, {name} says.", outlet="Coastal Post", says=[("bridge was mined", f"document:{name}")]
    )


def test_plain_words_mean_the_only_document_that_the_report_describes():
    for name in ("the letter", "the document", "the leaked file"):
        one = told(name)
        assert meant(one, letter(described_by=(one.report.id,))) == ["letter signed by Ilse Varn"]


def test_another_kind_and_a_second_letter_are_not_the_one_that_is_known():
    for name in ("the recording", "a second letter"):
        one = told(name)
        assert meant(one, letter(described_by=(one.report.id,))) == []


def test_of_two_documents_none_is_guessed():
    one = told("the document")
    both = letter(described_by=(one.report.id,)), letter(id="d2", kind="order", described_by=(one.report.id,))
    assert meant(one, *both) == []


def test_the_letter_of_an_outlet_that_the_report_names_is_the_one_that_it_published():
    assert meant(told("the letter"), letter(published_by=("ledger",)), outlets=("ledger",)) == [
        "letter signed by Ilse Varn"
    ]
    assert meant(told("the letter"), letter(published_by=("ledger",)), outlets=("echo",)) == []


def test_a_sentence_on_the_letter_itself_has_it_as_its_subject():
    one = piece("The letter is dated 14 May.", outlet="Coastal Post", says=[("The letter is dated 14 May",)])
    subject = Mention(span=span(one.report.text, "letter"), kind="document", form="nominal", local="e1")
    one = replace(one, annotations=replace(one.annotations, mentions=(subject,)))
    assert meant(one, letter(described_by=(one.report.id,))) == ["letter signed by Ilse Varn"]


def test_a_document_with_a_name_of_its_own_is_not_bare():
    assert is_bare("the leaked letter")
    assert not is_bare("the Orlo letter")
