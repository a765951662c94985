"""Reads two reports of one letter, from annotators to pages, and compares the numbers that they give."""

import pytest

from stemmata import plugins
from stemmata.annotate.plan import annotate, planned
from stemmata.link.stage import linked
from stemmata.model.case import Annotated, Case
from stemmata.web.edition import Edition, edition
from stemmata.web.numbers import numbers_of
from tests.making import report

LEDGER = (
    "A letter signed by Colonel Oram Veldin and addressed to General Tamsin Orrel says that more than 150 volunteers"
    " left Quarra. The letter, dated 3 May 2021, asks for 40 drums of fuel."
)
COMPASS = (
    "According to a letter signed by Colonel Oram Veldin and addressed to General Tamsin Orrel, 150 fighters left"
    " Quarra. The mayor of Quarra said that 70 houses were empty."
)


@pytest.fixture(scope="module")
def read() -> Edition:
    plan = planned(plugins.annotators())
    reports = tuple(
        Annotated(report=made, annotations=annotate(made, plan))
        for made in (report(LEDGER, outlet="Harbour Ledger"), report(COMPASS, outlet="Daily Compass"))
    )
    links = linked(reports, ())
    return edition(Case(name="letter", built=None, reports=reports, links=links))


def test_numbers_of_one_document_stand_side_by_side_in_the_words_of_each_report(read: Edition) -> None:
    (letter,) = read.case.links.documents
    rows = numbers_of(read, letter)
    assert [row.number for row in rows] == ["150", "40"]
    assert {one.words for one in rows[0].given} == {"more than 150 volunteers", "150 fighters"}
    assert [(one.words, one.modality) for one in rows[1].given] == [("40 drums", "requests")]


def test_a_number_that_the_document_is_not_credited_with_is_not_its_own(read: Edition) -> None:
    (letter,) = read.case.links.documents
    assert "70" not in {row.number for row in numbers_of(read, letter)}
