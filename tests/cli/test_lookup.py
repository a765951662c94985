"""Things are found by an id, by the beginning of one, by a letter, by a path."""

from dataclasses import replace
from string import ascii_uppercase

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemmata.cli.lookup import Lookup, letters
from stemmata.errors import UsageError
from tests.casefile.whole import whole_case
from tests.web.made_case import made_case
from tests.web.random_case import random_case

LOOK = Lookup(whole_case())


@pytest.mark.parametrize(("number", "letter"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (701, "ZZ"), (702, "AAA")])
def test_sigla_go_on_after_z(number: int, letter: str) -> None:
    assert letters(number) == letter


@given(st.integers(0, 18_000))
def test_every_number_has_its_own_sigla_in_order(number: int) -> None:
    this, following = letters(number), letters(number + 1)
    assert (len(this), this) < (len(following), following)
    assert set(this) <= set(ascii_uppercase)


def test_reports_get_their_letters_by_date_the_undated_last() -> None:
    look = Lookup(made_case())
    named = {letter: look.report_name(report) for report, letter in look.sigla.items()}
    assert [named[letter] for letter in "ADGK"] == [
        "A Harbour Ledger, 2021-05-14",
        "D Tidewater Weekly, 2021-05-21",
        "G Coastline Watch, 2021-06-10",
        "K Leaflet, date not known",
    ]


def test_a_report_without_an_outlet_is_named_by_its_file() -> None:
    assert LOOK.report_name("bbbbbbbbbbbbbbbb") == "B table.csv#row=2, date not known"


@pytest.mark.parametrize("subject", ["A", "aaaaaaaaaaaaaaaa", "aaa", "reports/ledger.html"])
def test_a_report_is_found_by_letter_id_beginning_or_path(subject: str) -> None:
    assert LOOK.one("report", subject) == "aaaaaaaaaaaaaaaa"


@pytest.mark.parametrize(
    ("subject", "found"),
    [
        ("c-l", ("claims", "c-left")),
        ("d-c", ("derivations", "d-cites")),
        ("e-quarra", ("entities", "e-quarra")),
        ("e-letter", ("documents", "e-letter")),
        ("bbb", ("reports", "bbbbbbbbbbbbbbbb")),
    ],
)
def test_anything_is_found_by_the_beginning_of_its_id(subject: str, found: tuple[str, str]) -> None:
    assert LOOK.any(subject) == found


def test_a_statement_is_found_and_quoted_with_its_pieces_and_its_chain() -> None:
    told = whole_case().reports[0].annotations.statements[0]
    assert LOOK.any(told.id) == ("statements", told.id)
    assert LOOK.words(told.id) == "more than 150 fighters … left Quarra in April 2021"
    assert LOOK.chain(told.id) == "Harbour Ledger → a letter"


@pytest.mark.parametrize("subject", ["zzz", "no/such/path.txt", "C"])
def test_what_is_not_there_is_said(subject: str) -> None:
    with pytest.raises(UsageError, match=r"No report has the id .* stemmata show FILE summary"):
        LOOK.one("report", subject)


def test_a_beginning_that_several_share_is_said_with_some_of_them() -> None:
    with pytest.raises(UsageError, match=r"5 ids begin with 'e-': .*Give more of it\."):
        LOOK.any("e-")


def test_what_lies_below_a_report_is_found_also_on_a_circle() -> None:
    case = made_case()
    look = Lookup(case)
    circle = {edge.child for edge in case.links.derivations if edge.circular}
    for report in circle:
        assert circle <= look.below(report)
    assert look.below("nothing") == {"nothing"}


@given(st.integers(2, 12), st.integers(0, 50))
def test_a_letter_names_one_report_whatever_the_order_of_the_case(size: int, seed: int) -> None:
    case = random_case(size, seed)
    turned = replace(case, reports=case.reports[::-1])
    assert Lookup(case).sigla == Lookup(turned).sigla
    assert all(Lookup(case).one("report", letter) == report for report, letter in Lookup(case).sigla.items())
    assert len(set(Lookup(case).sigla.values())) == size


def test_every_id_of_a_case_names_one_thing() -> None:
    links = whole_case().links
    named = [
        *(("claims", one.id) for one in links.claims),
        *(("derivations", one.id) for one in links.derivations),
        *(("documents", one.id) for one in links.documents),
    ]
    assert [LOOK.any(identity) for _, identity in named] == named
