from dataclasses import replace

import pytest

from stemmata.model.report import Zone
from stemmata.text.span import Span
from tests import making
from tests.annotate.reading import drawn, lines, said


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("The dockers' leader, Ned Pell: “We want our pay.”", "Ned Pell [:] We want our pay."),
        ("The ministry: “There was no list.”", "The ministry [:] There was no list."),
        ("Asked about the list, Pell laughed: “What list?”", "Pell [:] What list?"),
        ("“What list?” asked Pell.", "Pell [asked] What list?"),
    ],
)
def test_a_colon_credits_the_words_behind_it(text: str, line: str) -> None:
    assert lines(text) == [line]


@pytest.mark.parametrize(
    ("headline", "line"),
    [
        ("Ministry: no coal was sold", "Ministry [:] no coal was sold"),
        ("Coal was sold: ministry", "ministry [:] Coal was sold"),
        ("“Coal was sold” – ministry", "ministry [–] Coal was sold"),
        ("Quay empty, mayor says", "mayor [says] Quay empty"),
        ("Ostra Quay Emptied Overnight, Mayor Says", "Mayor [Says] Ostra Quay Emptied Overnight"),
        ("Exclusive: coal was sold", "- [] Exclusive: coal was sold"),
    ],
)
def test_headlines_credit_by_colons_and_dashes(headline: str, line: str) -> None:
    made = making.report(headline)
    report = replace(made, zones=(Zone(kind="headline", span=Span(0, len(headline))),))
    assert [drawn(headline, one) for one in said(report)] == [line]
