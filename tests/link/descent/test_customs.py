"""Whether outlets take text from each other, by what the reports of a case say."""

from stemmata.link.descent.customs import Customs, customs_of
from tests.making import report

LEDGER = report("One.", outlet="Harbour Ledger")
POST = report("Two.", outlet="Coastal Post")
ECHO = report("Three.", outlet="Valley Echo")
AGENCY = report("Four.", outlet="Palisade News Agency")
KNOWN = {one.id: one for one in (LEDGER, POST, ECHO, AGENCY)}


def test_where_nothing_is_stated_nobody_is_held_to_copy():
    found = customs_of(KNOWN, (), (), sharing=4)
    assert not found.copying
    assert not found.may_copy(POST, LEDGER)


def test_one_that_names_another_report_for_the_words_it_shares_shows_the_custom():
    found = customs_of(KNOWN, (), [(POST.id, LEDGER.id)], sharing=4)
    assert found.may_copy(ECHO, LEDGER)


def test_the_custom_is_that_of_most_who_say_whence_they_have_it():
    assert not customs_of(KNOWN, (), [(POST.id, LEDGER.id), (ECHO.id, "agency")], sharing=4).copying
    assert not customs_of(KNOWN, (), [(POST.id, LEDGER.id), (ECHO.id, AGENCY.id)], sharing=4).copying


def test_one_among_very_many_shows_no_custom():
    assert not customs_of(KNOWN, (), [(POST.id, LEDGER.id)], sharing=100).copying


def test_an_agency_is_copied_by_all_but_agencies_and_those_that_credit_another():
    found = customs_of(KNOWN, (), (), sharing=4)
    assert found.may_copy(POST, AGENCY)
    assert not found.may_copy(AGENCY, POST)
    assert not Customs(agencies=found.agencies, credited=frozenset({POST.id})).may_copy(POST, AGENCY)


def test_a_desk_may_take_what_its_own_outlet_has():
    assert Customs().may_copy(report("Five.", outlet="Harbour Ledger"), LEDGER)
