"""Orders, sigla and letters."""

from dataclasses import replace

from stemmata.export.ordering import publication_order
from stemmata.model.case import Case, Links
from stemmata.model.derivation import Derivation
from stemmata.model.report import Published
from stemmata.web.edition import edition
from tests.making import annotated, report
from tests.web.made_case import made_case


def derivation(child: str, parent: str) -> Derivation:
    return Derivation(
        id=f"{child}-{parent}",
        child=child,
        parent=parent,
        parent_kind="report",
        parent_name="",
        kind="cites",
        status="stated",
        score=1.0,
        reason="",
        evidence=(),
    )


def test_sigla_follow_publication_and_the_undated_stand_last() -> None:
    read = edition(made_case())
    assert [read.outlet(name) for name in read.rank][:3] == ["Harbour Ledger", "Sund Wire", "Quay Office"]
    assert read.outlet(list(read.rank)[-1]) == "Leaflet"
    assert list(read.sigla.values()) == list("ABCDEFGHIJK")


def test_within_a_day_a_report_stands_after_what_it_derives_from() -> None:
    first = annotated(report("One.", outlet="Zephyr"))
    second = annotated(report("Two.", outlet="Aurora"))
    alone = publication_order([first, second], [])
    assert [entry.report.outlet_name for entry in alone] == ["Aurora", "Zephyr"]
    tied = publication_order([first, second], [derivation(second.report.id, first.report.id)])
    assert [entry.report.outlet_name for entry in tied] == ["Zephyr", "Aurora"]


def test_a_circle_within_a_day_loses_no_report() -> None:
    entries = [annotated(report(f"{name}.", outlet=name)) for name in ("Zephyr", "Aurora", "Boreal")]
    ring = [derivation(a.report.id, b.report.id) for a, b in zip(entries, entries[1:] + entries[:1], strict=True)]
    assert {entry.report.id for entry in publication_order(entries, ring)} == {entry.report.id for entry in entries}


def test_a_vaguer_date_stands_at_its_beginning() -> None:
    month = annotated(replace(report("One."), published=Published(value="2021-05", precision="month")))
    day = annotated(report("Two.", published="2021-05-02"))
    assert publication_order([day, month], [])[0] is month


def test_origins_have_letters_by_the_number_of_reports_that_rest_on_them() -> None:
    read = edition(made_case())
    assert [(named.letter, named.origin.name) for named in read.origins][:2] == [
        ("α", "two former dockers"),
        ("β", "letter signed by Captain Orrin Vask"),
    ]


def test_an_outlet_whose_piece_is_not_held_is_no_origin() -> None:
    assert "radio" not in edition(made_case()).origin_by_id


def test_a_derivation_that_was_set_aside_carries_no_origin() -> None:
    entry = annotated(report("One."))
    aside = replace(derivation(entry.report.id, "letter"), parent_kind="document", score=0.0)
    case = Case(name="", built=None, reports=(entry,), links=Links(derivations=(aside,)))
    assert edition(case).origins == ()


def test_a_link_to_characters_without_an_id_leads_to_the_page() -> None:
    read = edition(made_case())
    first = next(iter(read.rank))
    assert read.href(first) == "report-A.html"
    span = next(iter(sorted(read.anchors[first])))
    assert read.href(first, span) == f"report-A.html#s{span.start}-{span.end}"
    assert read.href(first, span.shifted(10_000)) == "report-A.html"
