"""The barrels of the made case with happenings of every kind of date, and random ones for properties."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from stemmata.model.case import Case, Links
from stemmata.model.relation import Event
from stemmata.web.edition import Edition, edition
from tests.making import annotated, report, statement
from tests.web.made_case import made_case

# label, EDTF, words of the claim whose statements tell it
HAPPENED = (
    ("barrels landed at night", "2018-10~", "The barrels were landed at night"),
    ("barrels lie under the quay", "2021-03-02", "400 barrels lie under Quay Nine"),
    ("lorries passed", "2018/2019", "lorries passed for weeks"),
    ("nobody counted since", "2019-05/..", "Nobody will ever count them"),
)


def barrels() -> Edition:
    """The made case with these happenings in place of its own."""
    case = made_case()
    claims = {claim.label: claim for claim in case.links.claims}
    events = tuple(
        Event(
            id=f"event-{n}",
            label=label,
            edtf=edtf,
            basis="stated",
            where=("quay",) if n == 0 else (),
            participants=(),
            statements=claims[words].statements,
        )
        for n, (label, edtf, words) in enumerate(HAPPENED)
    )
    return edition(replace(case, links=replace(case.links, events=events)))


def told(dates: Sequence[tuple[str, Sequence[str | None]]]) -> Edition:
    """A case with an event for each EDTF date and a report of it for each date of publication."""
    entries, events = [], []
    for n, (edtf, published) in enumerate(dates):
        here = []
        for k, day in enumerate(published):
            made = report(f"Crane {n} fell, paper {k} tells.", outlet=f"Paper {k}", published=day)
            here.append(annotated(made, statements=(statement(made, f"Crane {n} fell"),)))
        entries += here
        events.append(
            Event(
                id=f"event-{n:02}",
                label=f"crane number {n} fell into the harbour basin of the old town",
                edtf=edtf,
                basis="stated",
                where=(),
                participants=(),
                statements=tuple(sorted(one.annotations.statements[0].id for one in here)),
            )
        )
    reports = tuple(sorted({one.report.id: one for one in entries}.values(), key=lambda one: one.report.id))
    return edition(Case(name="Cranes", built=None, reports=reports, links=Links(events=tuple(events))))


def days() -> st.SearchStrategy[str]:
    return st.dates(min_value=date(2015, 1, 1), max_value=date(2021, 12, 31)).map(str)


def dates() -> st.SearchStrategy[str]:
    """EDTF of all widths that a report may give."""
    months = days().map(lambda day: day[:7])
    return st.one_of(
        days(),
        months,
        months.map(lambda m: f"{m}~"),
        days().map(lambda d: d[:4]),
        months.map(lambda m: f"{m}/.."),
        days().map(lambda d: f"../{d}"),
    )


def tellings() -> st.SearchStrategy[list[tuple[str, list[str | None]]]]:
    return st.lists(st.tuples(dates(), st.lists(st.none() | days(), min_size=1, max_size=4)), min_size=1, max_size=14)
