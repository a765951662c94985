import pytest

from stemmata.ingest import credits
from stemmata.ingest.dates import published
from stemmata.ingest.zones import zoned

BODY = "The gates of the harbour were shut at nine on the night of the flood, a letter seen by this newspaper says."


@pytest.mark.parametrize(
    ("stated", "authors"),
    [
        (None, ()),
        ("Mira Tolland", ("Mira Tolland",)),
        ("By Mira Tolland and Jonas Reed", ("Mira Tolland", "Jonas Reed")),
        ("Mira Tolland; Jonas Reed; Mira Tolland", ("Mira Tolland", "Jonas Reed")),
        ("Mira Tolland, Jonas Reed & Ada Quill", ("Mira Tolland", "Jonas Reed", "Ada Quill")),
        ("Tolland, Mira", ("Tolland, Mira",)),
    ],
)
def test_authors_are_parted_in_their_order(stated: str | None, authors: tuple[str, ...]) -> None:
    assert credits.authors_of(stated) == authors


@pytest.mark.parametrize(
    ("top", "outlet", "authors"),
    [
        ("By Mira Tolland, Estuary Herald", "Estuary Herald", ("Mira Tolland",)),
        ("By Mira Tolland | Estuary Herald", "Estuary Herald", ("Mira Tolland",)),
        ("By Mira Tolland", None, ("Mira Tolland",)),
        ("By Mira Tolland in Port Selm", None, ("Mira Tolland",)),
        ("Estuary Herald staff", "Estuary Herald", ()),
        ("THE ESTUARY HERALD, 14 May 2021", "THE ESTUARY HERALD", ()),
        ("Selm Today • Friday 14 May 2021", "Selm Today", ()),
        ("Port Selm, 14 May 2021", None, ()),
    ],
)
def test_outlet_and_authors_are_read_off_the_lines_above_the_body(
    top: str, outlet: str | None, authors: tuple[str, ...]
) -> None:
    text = f"Gates shut\n\n{top}\n\n{BODY}"
    zones = zoned(text, title="Gates shut")
    assert credits.printed_outlet(text, zones) == outlet
    assert credits.printed_authors(text, zones) == authors


@pytest.mark.parametrize(
    "line",
    [
        "© 2021 Estuary Herald. All rights reserved.",
        "© Estuary Herald 2021",
        "Copyright 2021 Estuary Herald",
        "Published by Estuary Herald, Port Selm",
        "Issued weekly by the Estuary Herald",
    ],
)
def test_a_notice_below_the_text_names_the_outlet_where_nothing_else_does(line: str) -> None:
    text = f"{BODY}\n\n{line}"
    assert credits.printed_outlet(text, zoned(text)) == "Estuary Herald"


@pytest.mark.parametrize("top", ["Port Selm, 14 May 2021", "The Estuary Herald | 14 May 2021", "Friday, 14 May 2021"])
def test_a_date_above_the_body_says_when_it_was_published(top: str) -> None:
    text = f"{top}\n\n{BODY}"
    found = credits.printed_date(text, zoned(text))
    assert found
    assert found.value == "2021-05-14"


def test_a_dateline_without_a_year_says_nothing() -> None:
    text = f"PORT SELM, 14 May — {BODY}"
    assert credits.printed_date(text, zoned(text)) is None


@pytest.mark.parametrize(("stated", "day"), [("2021", "2021-05-14"), ("2021-05", "2021-05-14"), ("2021-06", None)])
def test_a_dateline_takes_its_year_from_the_rest_of_a_stated_date_and_from_nothing_else(
    stated: str, day: str | None
) -> None:
    text = f"PORT SELM, 14 May — {BODY}"
    found = credits.printed_date(text, zoned(text), year=published(stated))
    assert (found.value if found else None) == day


@pytest.mark.parametrize("line", ["PORT SELM, 14 May 2021 (Ledger) –", "Port Selm, 14 May 2021 –"])
def test_a_dateline_with_a_year_says_when_it_was_published(line: str) -> None:
    text = f"{line} {BODY}"
    assert getattr(credits.printed_date(text, zoned(text)), "value", None) == "2021-05-14"


@pytest.mark.parametrize(
    ("url", "domain"),
    [
        ("https://news.estuaryherald.co.uk/a?b=c", "estuaryherald.co.uk"),
        ("www.selmtoday.com", "selmtoday.com"),
        ("https://news.harbour.example/a", "news.harbour.example"),
        ("http://192.168.1.1/a", None),
        ("http://localhost/a", None),
        ("http://[broken", None),
        ("no address", None),
        (None, None),
    ],
)
def test_the_domain_is_the_part_that_somebody_registered(url: str | None, domain: str | None) -> None:
    assert credits.registrable_domain(url) == domain


def test_a_title_loses_the_outlet_that_a_page_appends() -> None:
    assert credits.bare_title("Gates shut | Estuary Herald", "Estuary Herald") == "Gates shut"
    assert credits.bare_title("Gates shut - Region - World - Estuary Herald", "Estuary Herald") == "Gates shut"
    assert credits.bare_title("Gates shut - Region - World - Estuary Online", "estuary") == "Gates shut"
    assert credits.bare_title("Gates shut - Chief - Estuary Herald", "Estuary Herald") == "Gates shut - Chief"
    assert credits.bare_title("Gates shut - pumps too", "Estuary Herald") == "Gates shut - pumps too"
    assert credits.bare_title("Gates shut | Estuary Herald", None) == "Gates shut | Estuary Herald"
