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
        "12 MoreImage",
        "832 Community standardsDiscussion",
        "Harbour Ledger Harbour Ledger is the oldest newspaper of the coast. Founded in 1911 it has told of the sea.",
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
        "-LEDGER",
        "--Ledger",
        "– Quay Press",
    ],
)
def test_a_credit_behind_the_last_sentence_is_cut_off(tail: str) -> None:
    assert tails(tail) == [("byline", tail)]


@pytest.mark.parametrize(
    ("credit", "rest"),
    [
        ("Source Ledger and agencies", "Related News Selm votes | The flood | Quay elections A picture is worth it."),
        (
            "Source Ledger",
            "Related News Talks on the pumps are said to be a last try to keep the gates of Selm. Follow us.",
        ),
        ("Agencies contributed to this story.", "Read Also"),
        ("Agencies contributed", "Read Also"),
    ],
)
def test_a_credit_before_furniture_is_kept(credit: str, rest: str) -> None:
    assert tails(f"{credit} {rest}") == [("byline", credit), ("furniture", rest)]


def test_a_count_of_comments_opens_the_furniture() -> None:
    related = "43 Related Chief was not told of letter Pumps stood still Tags flood gates"
    assert tails(f"... {related}") == [("furniture", related)]


@pytest.mark.parametrize("rest", ["", "Twitter"])
def test_a_source_in_brackets_is_a_link(rest: str) -> None:
    source = "(Source: Harbour Council)"
    assert tails(f"{source} {rest}") == [("links", source), ("furniture", rest)][: 1 + bool(rest)]


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
