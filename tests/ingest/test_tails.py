import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemmata.ingest.tails import tail_pieces
from stemmata.ingest.zones import zoned

STORY = (
    "The gates of the harbour were shut at nine on the night of the flood, a letter seen by this newspaper says. "
    "Nobody came back to open them, according to two men who were on the pier that night and saw the water rise."
)


def tails(tail: str) -> list[tuple[str, str]]:
    text = f"{STORY} {tail}"
    return [(kind, text[start:end]) for kind, start, end in tail_pieces(text)]


@pytest.mark.parametrize(
    "tail",
    [
        "Read Also",
        "Subscribe to our newsletter.",
        "Copyright 2021 Estuary Herald. All rights reserved.",
        "© 2021 Estuary Herald",
        "Follow us on Facebook and Twitter.",
        "Related News Chief denies letter Pumps stood still Tags flood gates Comments",
        "Share this story. Twitter Facebook",
        "Last Update: Friday 14 May 2021 20:36",
        "All rights reserved. No part may be printed.",
        "218-11",
    ],
)
def test_furniture_behind_the_last_sentence_is_cut_off(tail: str) -> None:
    assert tails(tail) == [("furniture", tail)]


@pytest.mark.parametrize(
    "tail",
    [
        "(With Ledger and Quay Press)",
        "Reporting by Mira Tolland; Editing by Jonas Reed",
        "Mira/Jonas",
        "M. Tolland / Jonas/A. Quill",
        "Mira Tolland",
        "Source Ledger and agencies",
        "mt/jr",
    ],
)
def test_a_credit_behind_the_last_sentence_is_cut_off(tail: str) -> None:
    assert tails(tail) == [("byline", tail)]


def test_a_credit_and_furniture_are_told_apart() -> None:
    assert tails("Reporting by Mira Tolland; editing by Ada Quill Our Standards: the Ledger's Rules.") == [
        ("byline", "Reporting by Mira Tolland; editing by Ada Quill"),
        ("furniture", "Our Standards: the Ledger's Rules."),
    ]


@pytest.mark.parametrize(
    "tail",
    [
        "Related violence was reported on the north quay, where the men of the night shift had gathered to wait.",
        "Comments by the chief were read out in the council, and he was asked to answer for them in the court.",
        "Share prices of the port fell by a third after the letter was read out in the council of the town.",
        "Follow the money, the mayor said.",
        "He has not answered.",
        "They came from Port Selm.",
        "",
    ],
)
def test_a_sentence_of_the_report_is_no_tail(tail: str) -> None:
    assert tails(tail) == []


def test_what_a_sentence_follows_is_no_tail() -> None:
    assert not tails(f"Read also. {STORY}")


def test_the_tail_of_a_single_line_is_a_zone() -> None:
    text = f"{STORY} Read Also"
    assert [(zone.kind, zone.span.of(text)) for zone in zoned(text)] == [("body", STORY), ("furniture", "Read Also")]


@given(st.text(alphabet='aT. (/)Tags©1"', max_size=200))
def test_tails_are_in_order_and_end_where_the_text_ends(text: str) -> None:
    found = tail_pieces(text)
    at = 0
    for _, start, end in found:
        assert at <= start < end <= len(text)
        assert not text[at:start].strip() or at == 0
        at = end
    assert not found or not text[at:].strip()
