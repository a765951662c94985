"""Which happenings a page shows."""

from stemmata.web.timeline.choosing import Wanted, chosen, main_ones, months
from stemmata.web.timeline.clocks import happenings
from tests.web.timeline.made_times import barrels, told

READ = barrels()
EVERY = happenings(READ)


def labels(wanted: Wanted) -> set[str]:
    return {one.label for one in chosen(READ, EVERY, wanted)}


def test_a_month_has_what_begins_in_it() -> None:
    assert labels(Wanted(month="2018-10")) == {"barrels landed at night"}


def test_a_claim_has_the_happening_that_its_statements_tell() -> None:
    claim = next(claim for claim in READ.claims if claim.label == "lorries passed for weeks")
    assert labels(Wanted(claim=claim.id)) == {"lorries passed"}


def test_a_name_finds_places_and_participants_by_a_part_of_any_spelling() -> None:
    assert "barrels landed at night" in labels(Wanted(name="QUAY  n"))
    assert labels(Wanted(name="nobody at all")) == set()


def test_the_main_ones_are_told_by_most_within_a_month_and_stand_in_order() -> None:
    old = ("1963", ["2021-05-01", "2021-05-02", "2021-05-03"])
    fresh = [(f"2021-04-{n:02}", ["2021-05-01"]) for n in range(10, 13)]
    found = happenings(told([*fresh, old]))
    assert [one.edtf for one in main_ones(found, 2)] == ["2021-04-10", "2021-04-11"]
    assert main_ones(found, 4) == found


def test_months_are_counted_and_years_alone_are_in_none() -> None:
    found = happenings(told([("2018-10-01", ["2019-01-01"]), ("2018-10", ["2019-01-01"]), ("2018", ["2019-01-01"])]))
    assert months(found) == (("2018-10", 2),)
