"""The bytes of the JSON export."""

import json
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from stemmata.export.json_case import exporter
from stemmata.model.case import Case, Links
from stemmata.model.report import Refusal
from tests.casefile.whole import first_annotations, first_report, whole_case
from tests.making import annotated, report


def exported(case: Case) -> bytes:
    return b"".join(exporter.export(case))


def test_the_same_case_gives_the_same_bytes_whatever_order_it_comes_in() -> None:
    case = whole_case()
    links = case.links
    shuffled = Links(
        entities=links.entities[::-1],
        outlets=dict(reversed(list(links.outlets.items()))),
        documents=links.documents[::-1],
        claims=links.claims[::-1],
        derivations=links.derivations[::-1],
        relations=links.relations[::-1],
        events=links.events[::-1],
    )
    assert exported(replace(case, reports=case.reports[::-1], links=shuffled)) == exported(case)


def test_every_record_stands_on_a_line_of_its_own() -> None:
    written = exported(whole_case())
    assert written.endswith(b"}\n")
    lines = written.decode().splitlines()
    statements = lines[lines.index(' "statements": [') + 1 :]
    assert json.loads(statements[0].rstrip(","))["report"] == first_report().id


def test_an_empty_case_is_written_too() -> None:
    made = json.loads(exported(Case(name="empty", built=None)))
    assert made["case"] == {"name": "empty", "built": None}
    assert made["reports"] == made["claims"] == made["refusals"] == []


def test_a_large_case_comes_in_pieces() -> None:
    long = tuple(annotated(report(f"{number} {'word ' * 4000}")) for number in range(30))
    pieces = list(exporter.export(Case(name="long", built=None, reports=long)))
    assert len(pieces) > 5
    assert max(map(len, pieces)) < 200_000
    assert len(json.loads(b"".join(pieces))["reports"]) == 30


def test_other_scripts_are_written_as_they_are() -> None:
    case = Case(name="Квара", built=None, reports=(annotated(report("قوارا — Квара “Quarra”")),))
    assert "قوارا — Квара “Quarra”".replace('"', r"\"").encode() in exported(case)


@given(st.text())
def test_any_path_can_be_written_even_one_that_is_not_unicode(path: str) -> None:
    case = Case(name="any", built=None, refusals=(Refusal(path=path + "\udcff", reason="It is empty."),))
    assert json.loads(exported(case).decode("utf-8"))["refusals"][0]["path"] == path + "\udcff"


def test_numbers_that_json_cannot_hold_are_null() -> None:
    found = first_annotations()
    (quantity,) = found.quantities
    endless = replace(quantity, value=0.5, low=150.0, high=float("inf"))
    case = replace(
        whole_case(),
        reports=(annotated(first_report(), statements=found.statements, quantities=(endless,), dates=found.dates),),
    )
    (written,) = json.loads(exported(case))["statements"][0]["quantities"]
    assert (written["value"], written["low"], written["high"]) == (0.5, 150, None)
