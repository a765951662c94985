import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemmata.ingest import credits
from stemmata.ingest.opening_words import LABEL, SLUG
from stemmata.ingest.zones import Layout, laid_out

FIRST = "The gates of the harbour were shut at nine on the night of the flood, a letter seen by this newspaper says."
BODY = f"{FIRST}\n\nNobody came back to open them, according to two men who were on the pier that night."
HEADLINE = "Letter names harbour chief"


def described(text: str, title: str | None = None) -> tuple[Layout, list[tuple[str, str]]]:
    layout = laid_out(text, title=title)
    return layout, [(zone.kind, zone.span.of(text)) for zone in layout.zones]


def test_a_bare_text_opens_in_the_order_of_the_trade() -> None:
    text = f"""THE GULL
Independent news from the coast since 1923
Friday 14 May 2021 | Port Selm | 2 marks

COAST

{HEADLINE}
By Mira Tolland and Jonas Reed

{BODY}"""
    layout, zones = described(text)
    assert (layout.masthead, layout.title) == ("THE GULL", HEADLINE)
    assert zones == [
        ("byline", "THE GULL"),
        ("furniture", "Independent news from the coast since 1923"),
        ("dateline", "Friday 14 May 2021 | Port Selm | 2 marks"),
        ("furniture", "COAST"),
        ("headline", HEADLINE),
        ("byline", "By Mira Tolland and Jonas Reed"),
        ("body", BODY),
    ]


@pytest.mark.parametrize(
    ("head", "masthead"),
    [
        ("ESTUARY LETTERS\n14 May 2021\n", "ESTUARY LETTERS"),
        ("Selm Harbour Ledger\n\n", "Selm Harbour Ledger"),
        ("Ministry of Harbours\n14 May 2021\n", "Ministry of Harbours"),
        ("PRESS RELEASE\nMinistry of Harbours\n14 May 2021\n", "Ministry of Harbours"),
        ("Selm Letters – Briefing no. 14 · 14 May 2021\n", "Selm Letters"),
        ("Selm Letters\nBriefing no. 14 · 14 May 2021\n", "Selm Letters"),
        ("selmtoday.example\n\n", "selmtoday.example"),
        ("LDG-SELM-GATES 2ND LEAD\n\n", None),
        ("Briefing no. 14 · 14 May 2021\n", None),
        ("EXCLUSIVE\n\n", None),
        ("", None),
    ],
)
def test_the_masthead_is_not_the_headline(head: str, masthead: str | None) -> None:
    layout, zones = described(f"{head}{HEADLINE}\n\n{BODY}")
    assert (layout.masthead, layout.title) == (masthead, HEADLINE)
    assert ("headline", HEADLINE) in zones
    assert zones[-1] == ("body", BODY)


def test_an_outlet_that_names_itself_again_is_known_by_that() -> None:
    text = f"Selm Sands\n\n{HEADLINE}\n\n{BODY}\n\nSelm Sands has asked him for an answer, and waits for it still."
    assert described(text)[0].masthead == "Selm Sands"
    assert described(text.replace("Selm Sands has", "This page has"))[0].title in {HEADLINE, "Selm Sands"}


def test_a_place_and_a_date_over_a_headline_are_no_outlet() -> None:
    layout, zones = described(f"Port Selm, 14 May 2021\n\n{HEADLINE}\n\n{BODY}")
    assert layout.masthead is None
    assert zones[0] == ("dateline", "Port Selm, 14 May 2021")


def test_a_headline_in_title_case_stays_the_headline() -> None:
    layout, _ = described(f"Harbour Chief Named in Letter\n\n{BODY}")
    assert (layout.masthead, layout.title) == (None, "Harbour Chief Named in Letter")


def test_a_headline_that_runs_over_two_lines_is_one_title() -> None:
    layout, zones = described(f"Harbour chief named in letter about the night of the flood\nand the gates\n\n{BODY}")
    assert layout.title == "Harbour chief named in letter about the night of the flood and the gates"
    assert zones[0] == ("headline", "Harbour chief named in letter about the night of the flood\nand the gates")


def test_names_below_the_headline_are_those_of_the_writers() -> None:
    _, zones = described(f"{HEADLINE}\n\nMira Tolland, Port Selm\n14 May 2021\n\n{BODY}")
    assert zones[1:3] == [("byline", "Mira Tolland, Port Selm"), ("dateline", "14 May 2021")]


@pytest.mark.parametrize(
    ("byline", "authors", "day"),
    [
        ("By Mira Tolland, 14 May 2021", ("Mira Tolland",), "2021-05-14"),
        ("Posted by Mira Tolland on 14 May 2021 at 10:14", ("Mira Tolland",), "2021-05-14"),
        ("By Mira Tolland | 14 May 2021 | 5 comments", ("Mira Tolland",), "2021-05-14"),
        ("Von Mira Tolland", ("Mira Tolland",), None),
    ],
)
def test_a_byline_may_hold_the_date(byline: str, authors: tuple[str, ...], day: str | None) -> None:
    text = f"{HEADLINE}\n\n{byline}\n\n{BODY}"
    layout, zones = described(text)
    assert zones[1] == ("byline", byline)
    assert credits.printed_authors(text, layout.zones) == authors
    found = credits.printed_date(text, layout.zones)
    assert (found.value if found else None) == day


def test_a_title_that_is_given_stays_and_the_masthead_above_it_is_found() -> None:
    layout, zones = described(f"THE ESTUARY HERALD\n14 May 2021\n{HEADLINE}\n\n{BODY}", title=HEADLINE)
    assert (layout.masthead, layout.title) == ("THE ESTUARY HERALD", HEADLINE)
    assert [kind for kind, _ in zones] == ["byline", "dateline", "headline", "body"]


def test_a_text_that_begins_with_its_body_has_no_opening() -> None:
    assert described(BODY) == (Layout(zones=laid_out(BODY).zones, title=None, masthead=None), [("body", BODY)])


@pytest.mark.parametrize(
    "line", ["SELM-GATES-LETTER", "SELM-GATES 2ND LEAD", "Selm-Gates (Update 1)", "BC-SELM/FLOOD, URGENT"]
)
def test_a_wire_names_its_story_in_a_slug(line: str) -> None:
    assert SLUG.fullmatch(line)


@pytest.mark.parametrize("line", ["SELM", "Selm-Gates", "Half-term at last", "A-B", "North-South divide grows"])
def test_a_hyphen_alone_makes_no_slug(line: str) -> None:
    assert not SLUG.fullmatch(line)


@given(st.text(alphabet="aA -/.:(1\n", max_size=300))
def test_no_opening_loses_a_character(text: str) -> None:
    zones = laid_out(text).zones
    held = "".join(zone.span.of(text) for zone in zones)
    assert [c for c in held if not c.isspace()] == [c for c in text if not c.isspace()]
    assert LABEL.fullmatch("EXCLUSIVE:")
