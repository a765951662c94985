"""Tellings of happenings of different days are one claim only where more than the stock of the case ties them."""

from stemmata.link.claim.calendars import copies
from stemmata.link.claim.propositions import propositions
from stemmata.model.case import Annotated
from tests.link.saying import Names, Number, Values, case, report, shared

FILLER = (
    "The orchestra opened its season with a symphony.",
    "Farmers expect a poor harvest of olives this autumn.",
    "A new library is planned beside the railway station.",
    "Tickets for the cup final were sold out within an hour.",
)
DAMAGE = "The attack caused material damage to houses and public properties."
LONG = (
    "Divers searched the flooded galleries of the northern quarry until the pumps failed and all hope was lost.",
    "The mayor of the mining village accused the owners of hiding the survey that warned about rising water levels.",
)


def days_of(*reports: Annotated, names: Names | None = None) -> list[list[str]]:
    context = case(*reports, names=names)
    return sorted(sorted({_day(context.report_of[one]) for one in claim.reports}) for claim in shared(context))


def _day(one: Annotated) -> str:
    return one.report.published.value if one.report.published else "?"


def test_the_same_few_words_of_two_weeks_are_two_claims() -> None:
    published = ("2021-03-02", "2021-03-03", "2021-03-16", "2021-03-17")
    reports = [report(f"Outlet {n}", DAMAGE, FILLER[n], published=day) for n, day in enumerate(published)]
    assert days_of(*reports) == [["2021-03-02", "2021-03-03"], ["2021-03-16", "2021-03-17"]]


def test_a_toll_that_grows_from_day_to_day_stays_one_claim() -> None:
    tolls = ("Forty people were killed in the ferry fire.", "The ferry fire killed at least forty people.")
    reports = [report(f"Outlet {n}", toll, FILLER[n], published=f"2021-03-0{n + 2}") for n, toll in enumerate(tolls)]
    assert days_of(*reports) == [["2021-03-02", "2021-03-03"]]


def test_rare_words_in_common_make_one_happening_of_two_dates() -> None:
    told = "A bomber struck the wedding of two dentists in the tannery, killing guests."
    reports = [
        report("Harbour Ledger", told, FILLER[0], published="2021-03-02"),
        report("Coast Post", f"Witnesses wept: {told[2:]}", FILLER[1], published="2021-03-14"),
    ]
    assert days_of(*reports) == [["2021-03-02", "2021-03-14"]]


def test_background_stays_together_over_years() -> None:
    told = "The war has killed thousands of people and displaced many more since the revolt of the miners."
    reports = [
        report("Harbour Ledger", told, FILLER[0], published="2020-03-02"),
        report("Coast Post", told, FILLER[1], published="2021-03-14"),
    ]
    assert days_of(*reports) == [["2020-03-02", "2021-03-14"]]


def test_the_toll_of_a_day_is_not_that_of_a_war() -> None:
    day = Values(numbers=(Number(words="27", value=27, of="people"),))
    war = Values(numbers=(Number(words="220,000", value=220000, of="people"),))
    reports = [
        report("Harbour Ledger", "27 people were killed and others were wounded.", FILLER[0], values=day),
        report("Coast Post", "220,000 people were killed and others were wounded.", FILLER[1], values=war),
    ]
    assert days_of(*reports) == []


def test_days_that_both_texts_tell_part_what_was_published_together() -> None:
    first, second = "Two people were killed in shelling on 2 March.", "Two people were killed in shelling on 6 March."
    reports = [
        report("Harbour Ledger", first, FILLER[0], values=Values(dates={"2 March": "2021-03-02"})),
        report("Coast Post", second, FILLER[1], values=Values(dates={"6 March": "2021-03-06"})),
    ]
    assert days_of(*reports) == []


def test_reports_with_long_sentences_in_common_are_copies() -> None:
    one = report("Harbour Ledger", *LONG, FILLER[0])
    other = report("Coast Post", FILLER[1], *LONG)
    third = report("Inland Times", *FILLER)
    groups: dict[tuple[str, ...], list[object]] = {}
    for proposition in propositions(case(one, other, third)):
        groups.setdefault(proposition.signature, []).append(proposition)
    assert copies(list(groups.values())) == {  # type: ignore[arg-type]
        one.report.id: frozenset({other.report.id}),
        other.report.id: frozenset({one.report.id}),
    }
