"""Documents that reports describe."""

from collections.abc import Iterator
from operator import attrgetter
from typing import Final

from stemmata.export.tables.table import PLACE_IN_LIST, Reference, Row, Table, listed, maybe, to, whole, word
from stemmata.model.case import Case
from stemmata.model.document import Document


def _in_order(case: Case) -> list[Document]:
    return sorted(case.links.documents, key=attrgetter("id"))


def _documents(case: Case) -> Iterator[Row]:
    for document in _in_order(case):
        yield document.id, document.kind, document.title, document.date


def _entities(case: Case) -> Iterator[Row]:
    for document in _in_order(case):
        roles = (
            ("signatory", document.signatories),
            ("addressee", document.addressees),
            ("publisher", document.published_by),
        )
        for role, entities in roles:
            for n, entity in enumerate(entities):
                yield document.id, role, n, entity


def _contents(case: Case) -> Iterator[Row]:
    for document in _in_order(case):
        for n, content in enumerate(document.contents):
            yield document.id, n, content.claim


def _content_reports(case: Case) -> Iterator[Row]:
    for document in _in_order(case):
        for content, said in enumerate(document.contents):
            for n, report in enumerate(said.reports):
                yield document.id, content, n, report


_OF_DOCUMENT: Final = word("document", "The id of the document.")
_TO_DOCUMENT: Final = to("document", "documents")
TABLES: Final = (
    Table(
        name="documents",
        about="A paper, file, order or recording that reports describe.",
        columns=(
            word("id", "The id of its entity."),
            word("kind", "What kind of document: letter, order, recording and so on."),
            word("title", "What it is called here."),
            maybe("date", "Its date, as EDTF, where a report states it."),
        ),
        key=("id",),
        rows=_documents,
    ),
    Table(
        name="document_entities",
        about="Somebody who is said to have signed, received or published a document.",
        columns=(
            _OF_DOCUMENT,
            word("role", "“signatory”, “addressee” or “publisher”."),
            PLACE_IN_LIST,
            word("entity", "The id of the entity."),
        ),
        key=("document", "role", "n"),
        rows=_entities,
        references=(_TO_DOCUMENT, to("entity", "entities")),
    ),
    listed(
        "document_reports",
        "A report that describes a document.",
        of=("document", "documents"),
        value=word("report", "The id of the report."),
        lists=lambda case: ((document.id, document.described_by) for document in _in_order(case)),
        in_table="reports",
    ),
    Table(
        name="document_contents",
        about="Something that a document is said to say.",
        columns=(_OF_DOCUMENT, PLACE_IN_LIST, word("claim", "The id of the claim.")),
        key=("document", "n"),
        rows=_contents,
        references=(_TO_DOCUMENT, to("claim", "claims")),
    ),
    Table(
        name="document_content_reports",
        about="A report that has a document say something.",
        columns=(
            _OF_DOCUMENT,
            whole("content", "Which of the document's contents: its n in document_contents."),
            PLACE_IN_LIST,
            word("report", "The id of the report."),
        ),
        key=("document", "content", "n"),
        rows=_content_reports,
        references=(
            Reference(columns=("document", "content"), table="document_contents", key=("document", "n")),
            to("report", "reports"),
        ),
    ),
)
