"""Annotations of Hypothesis, tied to the exact words of the reports that they are about, or to nothing."""

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemmata.errors import UnreadableReport
from stemmata.model.report import Report
from stemmata.remarks import Loose, Remark, Tied, remarks_of, tied
from tests.ingest.reading import report, written

URL = "https://ledger.example/gates"
WORDS = "The gates were shut at nine. Nobody was hurt.\n\nThe gates were shut at ten, says the Herald."


@pytest.fixture
def gates(tmp_path: Path) -> Report:
    beside = {"url": "https://www.ledger.example/gates/?utm_source=feed"}
    written(tmp_path, "gates.txt.meta.json", json.dumps(beside))
    return report(written(tmp_path, "gates.txt", WORDS))


def row(exact: str = "", *, prefix: str = "", suffix: str = "", **said: object) -> dict[str, object]:
    selectors: list[Mapping[str, object]] = [{"type": "RangeSelector"}, {"type": "TextPositionSelector", "start": 4}]
    if exact:
        selectors.append({"type": "TextQuoteSelector", "exact": exact, "prefix": prefix, "suffix": suffix})
    return {
        "id": "Ab1", "created": "2021-05-14T09:30:00+00:00", "updated": "2021-05-15T09:30:00+00:00",
        "user": "acct:mira@annotations.example", "uri": URL, "text": "Who says so?", "tags": ["source"],
        "target": [{"source": URL, "selector": selectors}], **said,
    }  # fmt: skip


def one(exact: str = "", **said: object) -> Remark:
    (remark,) = remarks_of(json.dumps([row(exact, **said)]).encode())  # type: ignore[arg-type]
    return remark


def tie(remark: Remark, *reports: Report) -> Tied | Loose:
    (found,) = tied([remark], reports)
    return found


def test_a_remark_is_read_with_who_made_it_when_and_about_which_words() -> None:
    assert one("shut at nine", prefix="gates were ", suffix=". Nobody") == Remark(
        id="Ab1", user="acct:mira@annotations.example", time="2021-05-15T09:30:00+00:00", uri=URL, text="Who says so?",
        tags=("source",), quotation="shut at nine", before="gates were ", after=". Nobody", replies_to="",
    )  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        json.dumps({"total": 1, "rows": [row("shut")]}),
        json.dumps({"export_date": "2021-05-16", "client_version": "1", "annotations": [row("shut")]}),
        json.dumps([row("shut"), {"no": "remark"}, 7]),
        json.dumps(row("shut")) + "\n{broken\n",
    ],
    ids=["api", "client", "list", "lines"],
)
def test_remarks_are_read_from_every_form_in_which_they_are_kept(text: str) -> None:
    assert [remark.quotation for remark in remarks_of(text.encode())] == ["shut"]


def test_a_file_without_remarks_is_refused() -> None:
    with pytest.raises(UnreadableReport, match="no annotations of Hypothesis"):
        remarks_of(b'[{"text": "The gates were shut.", "title": "Gates"}]')


def test_words_that_stand_once_are_found_letter_for_letter(gates: Report) -> None:
    found = tie(one("Nobody was hurt."), gates)
    assert isinstance(found, Tied)
    assert found.span
    assert (found.report, found.span.of(gates.text)) == (gates.id, "Nobody was hurt.")


def test_the_layout_of_the_page_is_no_matter(gates: Report) -> None:
    found = tie(one("Nobody \u00a0was\n   hurt.\n\n\n  The gates"), gates)
    assert isinstance(found, Tied)
    assert found.span
    assert found.span.of(gates.text) == "Nobody was hurt.\n\nThe gates"


def test_what_stands_before_and_after_tells_which_of_several(gates: Report) -> None:
    second = tie(one("gates were shut at", prefix="was hurt.The ", suffix=" ten, says"), gates)
    first = tie(one("gates were shut at", prefix="The ", suffix=" nine. Nobody was"), gates)
    assert isinstance(first, Tied)
    assert isinstance(second, Tied)
    assert first.span
    assert second.span
    assert first.span < second.span


@pytest.mark.parametrize(
    ("remark", "reason"),
    [
        (one("gates were shut"), "more than once, and nothing tells which"),
        (one("gates were shut", prefix="When the ", suffix=" by force"), "more than once, and nothing tells which"),
        (one("The gates were closed"), "do not stand in the report"),
        (one("the gates were shut at nine"), "do not stand in the report"),  # another case of letters: other words
        (one("x" * 20_000), "more than 10,000 characters"),
        (one("shut", uri="https://herald.example/gates"), "No report of the case has this address"),
        (one("shut", uri="urn:x-pdf:3f9c"), "No report of the case has this address"),
    ],
)
def test_what_cannot_be_tied_for_sure_is_tied_to_nothing(gates: Report, remark: Remark, reason: str) -> None:
    found = tie(remark, gates)
    assert isinstance(found, Loose)
    assert reason in found.reason


def test_a_remark_on_a_whole_page_is_tied_to_the_report_and_no_words(gates: Report) -> None:
    assert tie(one(), gates) == Tied(remark=one(), report=gates.id, span=None)


def test_a_reply_says_what_it_replies_to() -> None:
    assert one(references=["Top", "Ab0"]).replies_to == "Ab0"


def test_versions_of_a_page_are_each_tied_where_they_hold_the_words(gates: Report) -> None:
    later = replace(gates, id="0later", text=gates.text.replace("nine", "eight"))
    assert [one.report for one in tied([one("Nobody was hurt.")], [gates, later]) if isinstance(one, Tied)] == sorted(
        [gates.id, "0later"]
    )
    (only,) = tied([one("shut at eight")], [later, gates])
    assert isinstance(only, Tied)
    assert only.report == "0later"


def test_the_order_of_the_file_and_of_the_reports_changes_nothing(gates: Report) -> None:
    rows = [row("Nobody was hurt.", id=f"a{at}", updated=f"2021-05-1{at}") for at in range(5)]
    assert remarks_of(json.dumps(rows).encode()) == remarks_of(json.dumps(rows[::-1]).encode())


@given(st.text(max_size=60), st.text(max_size=30), st.text(max_size=30))
def test_whatever_is_tied_quotes_the_report(exact: str, prefix: str, suffix: str) -> None:
    text = WORDS + " " + " ".join(exact.split())
    made = Report(
        id="r", path="r.txt", sha256="0", text=text.strip(), zones=(), language="en", title=None, authors=(),
        outlet_name=None, outlet_domain=None, url=URL, published=None, links=(),
    )  # fmt: skip
    found = tie(one(exact, prefix=prefix, suffix=suffix), made)
    if isinstance(found, Tied) and found.span:
        assert found.span.of(made.text)
        assert 0 <= found.span.start < found.span.end <= len(made.text)


KEYS = st.sampled_from("id uri user target selector rows tags references type".split())
JSON = st.recursive(
    st.none() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=5),
    max_leaves=12,
)


@given(JSON)
def test_no_json_whatever_stops_the_reading_but_with_a_reason(value: object) -> None:
    with suppress(UnreadableReport):
        assert all(one.uri and one.user for one in remarks_of(json.dumps(value).encode()))
