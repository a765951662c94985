"""When things are told to have happened, been said, been published."""

from dataclasses import replace

import pytest

from stemmata.model.annotations import Annotations, DateExpression
from stemmata.web.timeline.clocks import happenings, said_on, undated
from tests.making import report, sentences, span, statement, step
from tests.web.timeline.made_times import barrels, told

FOUND = {one.label: one for one in happenings(barrels())}


def test_happenings_stand_in_order_of_the_day_they_begin() -> None:
    begins = [one.begins for one in happenings(barrels())]
    assert begins == sorted(begins)


def test_a_document_is_dated_by_its_own_date_and_told_by_those_who_describe_it() -> None:
    letter = next(one for one in FOUND.values() if one.kind == "document")
    assert letter.edtf == "2021-03-02"
    assert {telling.said for telling in letter.told} == {"2021-03-02"}


def test_who_denies_a_happening_is_told_apart() -> None:
    denied = {telling.denied for telling in FOUND["barrels landed at night"].told}
    assert denied == {True, False}


@pytest.mark.parametrize(
    ("edtf", "published", "late"),
    [
        ("2018-10-01", "2018-10-04", 3),
        ("2018-10", "2018-10-04", 0),
        ("2018", "2019-01-02", 2),
        ("2018-10/..", "2018-10-04", None),
        ("2018-10-04", "2018-10-01", -3),
        ("2018-10-04", None, None),
    ],
)
def test_how_late_is_the_fewest_days_that_the_dates_allow(edtf: str, published: str | None, late: int | None) -> None:
    [one] = happenings(told([(edtf, [published])]))
    assert one.told[0].late == late


def test_a_date_that_cannot_be_read_is_counted_and_not_drawn() -> None:
    read = told([("2018-10-01", ["2018-10-04"]), ("soon", ["2018-10-04"])])
    assert (len(happenings(read)), undated(read)) == (1, 1)


@pytest.mark.parametrize(
    ("text", "words", "cue", "when", "edtf", "expected"),
    [
        ("Ina Vask said on Friday the crane fell.", "the crane fell", "said", "Friday", "2021-05-14", "2021-05-14"),
        ("On Friday Ina Vask said the crane fell.", "the crane fell", "said", "Friday", "2021-05-14", "2021-05-14"),
        # within what is said, a date tells the happening
        ("Ina Vask said the crane fell on Friday.", "the crane fell on Friday", "said", "Friday", "2021-05-14", None),
        # far from the cue it tells what went before
        (
            "On Friday four cranes fell into the basin and ten people were hurt, Ina Vask said, and the quay broke.",
            "the quay broke", "said", "Friday", "2021-05-14", None,
        ),
        # open or wide, it is no day of speaking
        ("Since 1963 Ina Vask said the crane fell.", "the crane fell", "said", "Since 1963", "1963/..", None),
    ],
)  # fmt: skip
def test_when_it_was_said_stands_beside_the_cue(
    text: str, words: str, cue: str, when: str, edtf: str, expected: str | None
) -> None:
    made = report(text)
    one = statement(made, words, step("person", "Ina Vask", cue=span(text, cue)))
    one = replace(one, passage=sentences(text)[-1].span)
    date = DateExpression(span=span(text, when), edtf=edtf, basis="resolved")
    assert said_on(Annotations(report=made.id, dates=(date,), statements=(one,)), one) == expected


def test_what_the_outlet_says_itself_is_said_when_it_is_published() -> None:
    made = report("The crane fell on Friday.")
    one = statement(made, "The crane fell")
    assert said_on(Annotations(report=made.id, statements=(one,)), one) is None
